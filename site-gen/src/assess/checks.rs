//! What is looked for, and by which function: one small function a row, in a
//! file by theme.
//!
//! Each gives the places where the words speak for a provision or against it.
//! A typed fact is asked where there is one; sentences are read for the rest.

use complaints::policy::code::LooksFor;

use super::{Found, Subject};

mod access;
mod answers;
mod meaning;
mod not_taken;
mod people;
mod remedies;
mod reports;
mod stages;
mod times;

/// Looks for one thing.
pub(super) fn look(what: LooksFor, subject: &Subject<'_>) -> Found {
    let look: fn(&Subject<'_>) -> Found = match what {
        LooksFor::Meaning => meaning::of_a_complaint,
        LooksFor::NoSpecialWord => meaning::no_special_word,
        LooksFor::Requests => meaning::requests,
        LooksFor::AboutARequest => meaning::about_a_request,
        LooksFor::Surveys => meaning::surveys,
        LooksFor::Exclusions => not_taken::exclusions,
        LooksFor::TwelveMonths => not_taken::twelve_months,
        LooksFor::WhyNotTaken => not_taken::why,
        LooksFor::NoFurther => not_taken::no_further,
        LooksFor::SeveralWays => access::several_ways,
        LooksFor::AnyStaff => access::any_staff,
        LooksFor::PolicyForAll => access::policy_for_all,
        LooksFor::MadeKnown => access::made_known,
        LooksFor::Representative => access::representative,
        LooksFor::RightToOmbudsman => access::right_to_ombudsman,
        LooksFor::Adjustments => access::adjustments,
        LooksFor::Officer => people::officer,
        LooksFor::NotWorse => people::not_worse,
        LooksFor::SeniorLead => people::senior_lead,
        LooksFor::MemberResponsible => people::member_responsible,
        LooksFor::Behaviour => people::behaviour,
        LooksFor::NoStageZero => stages::no_stage_zero,
        LooksFor::TwoStages => stages::two,
        LooksFor::Others => stages::others,
        LooksFor::LastStage => stages::last,
        LooksFor::NoReasons => stages::no_reasons,
        LooksFor::SomebodyElse => stages::somebody_else,
        LooksFor::FirstAcknowledgement => times::first_acknowledgement,
        LooksFor::FirstAnswer => times::first_answer,
        LooksFor::FirstExtension => times::first_extension,
        LooksFor::SecondAcknowledgement => times::second_acknowledgement,
        LooksFor::SecondAnswer => times::second_answer,
        LooksFor::SecondExtension => times::second_extension,
        LooksFor::Wanted => answers::wanted,
        LooksFor::Responsible => answers::responsible,
        LooksFor::News => answers::news,
        LooksFor::OmbudsmanMeanwhile => answers::ombudsman_meanwhile,
        LooksFor::EveryPoint => answers::every_point,
        LooksFor::SomethingNew => answers::something_new,
        LooksFor::AnswerSays => answers::says,
        LooksFor::OmbudsmanAfter => answers::ombudsman_after,
        LooksFor::PuttingRight => remedies::putting_right,
        LooksFor::Learning => remedies::learned,
        LooksFor::Record => reports::record,
        LooksFor::YearlyReport => reports::yearly,
        LooksFor::GoverningBody => reports::governing_body,
        LooksFor::AfterAChange => reports::after_a_change,
        LooksFor::Notice => reports::notice,
        LooksFor::Merits => not_taken::merits,
        LooksFor::Welcome => people::welcome,
        LooksFor::Trained => people::trained,
        LooksFor::FairHearing => people::fair_hearing,
        LooksFor::AnyStage => answers::any_stage,
        LooksFor::Urgent => answers::urgent,
        LooksFor::FollowedUp => answers::followed_up,
    };
    look(subject)
}
