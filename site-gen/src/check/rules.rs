//! The rules that are asked of a whole policy, its prose and the folders it lies
//! in, each in a file of its own: its code, why it matters, its cure, and, where
//! it is asked of a version, what looks for it.
//!
//! A rule of the reading of facts is a file in `complaints::words::rules`.

use complaints::words::rule::Rule;
use complaints::words::rules as reading;

use super::question::Question;

pub(crate) mod allowed_in_vain;
pub(crate) mod approved_after_start;
pub(crate) mod assessment_uncommented;
pub(crate) mod bank_holidays_end;
pub(crate) mod body_not_named;
pub(crate) mod body_of_another_nation;
pub(crate) mod change_the_other_way;
pub(crate) mod change_told_otherwise;
pub(crate) mod change_untold;
pub(crate) mod clock_from_another_start;
pub(crate) mod closed_after_silence;
pub(crate) mod closure_is_long;
pub(crate) mod closure_not_in_facts;
pub(crate) mod closures_overlap;
pub(crate) mod contact_against_facts;
pub(crate) mod contact_by_another_name;
pub(crate) mod contact_ended;
pub(crate) mod contact_for_a_fact;
pub(crate) mod contact_mistyped;
pub(crate) mod contact_not_in_facts;
pub(crate) mod contact_not_of_body;
pub(crate) mod corrects_nothing;
pub(crate) mod date_against_facts;
pub(crate) mod date_in_figures;
pub(crate) mod date_that_is_none;
pub(crate) mod email_reaches_nobody;
pub(crate) mod extension_before_answer;
pub(crate) mod first_day_otherwise;
pub(crate) mod hazard_otherwise;
pub(crate) mod heading_not_there;
pub(crate) mod heading_order;
pub(crate) mod hours_differ;
pub(crate) mod hours_of_body;
pub(crate) mod html_or_picture;
pub(crate) mod in_writing_only;
pub(crate) mod informal_stage;
pub(crate) mod kept_too_short;
pub(crate) mod late_in_the_day;
pub(crate) mod later_in_danger;
pub(crate) mod left_as_it_was;
pub(crate) mod link_to_nowhere;
pub(crate) mod more_stages_than_law;
pub(crate) mod name_from_another_start;
pub(crate) mod name_of_another;
pub(crate) mod name_of_another_step;
pub(crate) mod no_date;
pub(crate) mod no_further;
pub(crate) mod no_more;
pub(crate) mod no_one_for_another;
pub(crate) mod none_in_force;
pub(crate) mod not_published;
pub(crate) mod notice_ended;
pub(crate) mod number_for_a_fact;
pub(crate) mod number_not_dialable;
pub(crate) mod number_said_twice;
pub(crate) mod old_name_of_body;
pub(crate) mod other_wait_for_body;
pub(crate) mod owner_differs;
pub(crate) mod panel_not_in_facts;
pub(crate) mod paper_day;
pub(crate) mod plain;
pub(crate) mod promise_beyond_law;
pub(crate) mod promise_over_a_year;
pub(crate) mod reasons_to_escalate;
pub(crate) mod refused_in_words;
pub(crate) mod report_is_old;
pub(crate) mod report_otherwise;
pub(crate) mod review_overdue;
pub(crate) mod right_taken_away;
pub(crate) mod same_person_again;
pub(crate) mod section_not_there;
pub(crate) mod sent_to_a_regulator;
pub(crate) mod short_for_residents;
pub(crate) mod stage_without_answer_time;
pub(crate) mod stages_differ;
pub(crate) mod structure;
pub(crate) mod taken_though_excluded;
pub(crate) mod time_not_in_facts;
pub(crate) mod time_of_before;
pub(crate) mod time_of_nothing;
pub(crate) mod time_to_complain_below_law;
pub(crate) mod time_to_ombudsman;
pub(crate) mod total_otherwise;
pub(crate) mod turned_away_early;
pub(crate) mod two_in_one;
pub(crate) mod two_numbers;
pub(crate) mod unit_not_read;
pub(crate) mod unknown_fact;
pub(crate) mod update_beside_nothing;
pub(crate) mod version_differs;
pub(crate) mod wait_before_ombudsman;
pub(crate) mod wait_in_words;
pub(crate) mod way_not_in_facts;
pub(crate) mod web_address_mistyped;
pub(crate) mod words_against_facts;
pub(crate) mod words_against_law;
pub(crate) mod words_against_words;
pub(crate) mod words_below_law;
pub(crate) mod working_day_otherwise;
pub(crate) mod year_far_ahead;

/// What is asked of each version, what matters most to tenants first.
pub(super) static QUESTIONS: [&Question; 84] = [
    &wait_before_ombudsman::QUESTION,
    &time_to_complain_below_law::QUESTION,
    &stage_without_answer_time::QUESTION,
    &promise_beyond_law::QUESTION,
    &more_stages_than_law::QUESTION,
    &extension_before_answer::QUESTION,
    &later_in_danger::QUESTION,
    &review_overdue::QUESTION,
    &notice_ended::QUESTION,
    &approved_after_start::QUESTION,
    &paper_day::QUESTION,
    &report_is_old::QUESTION,
    &closure_is_long::QUESTION,
    &closures_overlap::QUESTION,
    &short_for_residents::QUESTION,
    &promise_over_a_year::QUESTION,
    &year_far_ahead::QUESTION,
    &words_against_facts::QUESTION,
    &words_against_words::QUESTION,
    &name_of_another_step::QUESTION,
    &name_from_another_start::QUESTION,
    &clock_from_another_start::QUESTION,
    &stages_differ::QUESTION,
    &number_said_twice::QUESTION,
    &unit_not_read::QUESTION,
    &working_day_otherwise::QUESTION,
    &first_day_otherwise::QUESTION,
    &late_in_the_day::QUESTION,
    &closure_not_in_facts::QUESTION,
    &version_differs::QUESTION,
    &hours_differ::QUESTION,
    &date_against_facts::QUESTION,
    &date_that_is_none::QUESTION,
    &number_not_dialable::QUESTION,
    &email_reaches_nobody::QUESTION,
    &contact_mistyped::QUESTION,
    &contact_against_facts::QUESTION,
    &contact_not_of_body::QUESTION,
    &contact_ended::QUESTION,
    &contact_by_another_name::QUESTION,
    &two_numbers::QUESTION,
    &body_of_another_nation::QUESTION,
    &body_not_named::QUESTION,
    &wait_in_words::QUESTION,
    &other_wait_for_body::QUESTION,
    &time_to_ombudsman::QUESTION,
    &reasons_to_escalate::QUESTION,
    &words_below_law::QUESTION,
    &informal_stage::QUESTION,
    &in_writing_only::QUESTION,
    &turned_away_early::QUESTION,
    &no_one_for_another::QUESTION,
    &refused_in_words::QUESTION,
    &words_against_law::QUESTION,
    &right_taken_away::QUESTION,
    &same_person_again::QUESTION,
    &old_name_of_body::QUESTION,
    &no_further::QUESTION,
    &no_more::QUESTION,
    &kept_too_short::QUESTION,
    &time_not_in_facts::QUESTION,
    &time_of_nothing::QUESTION,
    &time_of_nothing::ELSEWHERE,
    &contact_not_in_facts::QUESTION,
    &way_not_in_facts::QUESTION,
    &number_for_a_fact::QUESTION,
    &contact_for_a_fact::QUESTION,
    &hours_of_body::QUESTION,
    &owner_differs::QUESTION,
    &closed_after_silence::QUESTION,
    &panel_not_in_facts::QUESTION,
    &two_in_one::QUESTION,
    &sent_to_a_regulator::QUESTION,
    &hazard_otherwise::QUESTION,
    &total_otherwise::QUESTION,
    &name_of_another::QUESTION,
    &section_not_there::QUESTION,
    &change_the_other_way::QUESTION,
    &taken_though_excluded::QUESTION,
    &report_otherwise::QUESTION,
    &date_in_figures::QUESTION,
    &heading_not_there::QUESTION,
    &web_address_mistyped::QUESTION,
    &closure_not_in_facts::MENTIONED,
];

/// What is asked of the sentences among the facts too: each can be told by one sentence.
pub(super) static OF_OWN_WORDS: [&Question; 38] = [
    &words_against_facts::QUESTION,
    &stages_differ::QUESTION,
    &unit_not_read::QUESTION,
    &working_day_otherwise::QUESTION,
    &first_day_otherwise::QUESTION,
    &late_in_the_day::QUESTION,
    &hours_differ::QUESTION,
    &date_against_facts::QUESTION,
    &date_that_is_none::QUESTION,
    &number_not_dialable::QUESTION,
    &email_reaches_nobody::QUESTION,
    &contact_mistyped::QUESTION,
    &contact_against_facts::QUESTION,
    &contact_not_of_body::QUESTION,
    &contact_ended::QUESTION,
    &body_of_another_nation::QUESTION,
    &wait_in_words::QUESTION,
    &other_wait_for_body::QUESTION,
    &time_to_ombudsman::QUESTION,
    &words_below_law::QUESTION,
    &in_writing_only::QUESTION,
    &turned_away_early::QUESTION,
    &refused_in_words::QUESTION,
    &words_against_law::QUESTION,
    &right_taken_away::QUESTION,
    &same_person_again::QUESTION,
    &old_name_of_body::QUESTION,
    &no_further::QUESTION,
    &no_more::QUESTION,
    &time_not_in_facts::QUESTION,
    &contact_not_in_facts::QUESTION,
    &closed_after_silence::QUESTION,
    &sent_to_a_regulator::QUESTION,
    &hazard_otherwise::QUESTION,
    &total_otherwise::QUESTION,
    &change_the_other_way::QUESTION,
    &date_in_figures::QUESTION,
    &web_address_mistyped::QUESTION,
];

/// Every rule but those of the reading and those above.
static OTHERS: [&Rule; 17] = [
    &allowed_in_vain::RULE,
    &assessment_uncommented::RULE,
    &bank_holidays_end::RULE,
    &change_told_otherwise::RULE,
    &change_untold::RULE,
    &corrects_nothing::RULE,
    &heading_order::RULE,
    &html_or_picture::RULE,
    &left_as_it_was::RULE,
    &time_of_before::RULE,
    &link_to_nowhere::RULE,
    &no_date::RULE,
    &none_in_force::RULE,
    &not_published::RULE,
    &structure::too_much::RULE,
    &unknown_fact::RULE,
    &update_beside_nothing::RULE,
];

/// Every rule there is, by its code.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let questions = QUESTIONS.iter().map(|question| question.rule);
    let of_texts = structure::QUESTIONS.iter().chain(&plain::QUESTIONS).map(|question| question.rule);
    let of_texts = of_texts.chain([&structure::marks_among_facts::RULE]);
    let others = reading::ALL.iter().chain(&OTHERS).copied();
    let mut all: Vec<&Rule> = others.chain(questions).chain(of_texts).collect();
    all.sort_by_key(|rule| rule.code);
    // One rule may be asked in two ways.
    all.dedup_by_key(|rule| rule.code);
    all
}
