use crate::words::rule::Rule;

/// A form that is offered and switched off.
pub static FORM_AND_NO_FORM: Rule = Rule {
    code: "R160",
    title: "a form that is offered and switched off",
    why: "One page would send people to a form on this website, and another would say that there is none.",
    cure: "Take `online form` out of `channels:`, or take `online: no` away.",
    can_be_allowed: false,
};
