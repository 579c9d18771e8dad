use crate::words::rule::Rule;

/// Two times where only one can count.
pub static TWO_TIMES: Rule = Rule {
    code: "R016",
    title: "two times where only one can count",
    why: "If the policy gives two times for one thing, people cannot know which of them is promised.",
    cure: "Say which holds when; or that the later or the sooner counts; or, where the policy contradicts itself, `contradictory:` with both and their sections.",
    can_be_allowed: false,
};
