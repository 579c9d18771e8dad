//! The rules that reading the words asks of them, each in a file of its own.
//!
//! What only a whole policy or its prose can break is asked later, by the generator.

use crate::words::rule::Rule;

mod body_elsewhere;
mod broken_bank_holidays;
mod broken_facts;
mod broken_phrase;
mod broken_question;
mod broken_template;
mod circle;
mod form_and_no_form;
mod impossible_closure;
mod impossible_contact;
mod left_out;
mod missing_key;
mod not_confirmed;
mod pale_colour;
mod paper_without_address;
mod read_by_nothing;
mod taken_name;
mod two_times;
mod uncertain_contact;
mod uncertain_date;
mod unknown_circumstance;
mod unknown_key;
mod unknown_stage;
mod unknown_start;
mod unknown_value;
mod unreadable_date;
mod unreadable_file;
mod unreadable_time;
mod written_twice;
mod wrong_shape;

pub use body_elsewhere::BODY_ELSEWHERE;
pub use broken_bank_holidays::BROKEN_BANK_HOLIDAYS;
pub use broken_facts::BROKEN_FACTS;
pub use broken_phrase::BROKEN_PHRASE;
pub use broken_question::BROKEN_QUESTION;
pub use broken_template::BROKEN_TEMPLATE;
pub use circle::CIRCLE;
pub use form_and_no_form::FORM_AND_NO_FORM;
pub use impossible_closure::IMPOSSIBLE_CLOSURE;
pub use impossible_contact::IMPOSSIBLE_CONTACT;
pub use left_out::LEFT_OUT;
pub use missing_key::MISSING_KEY;
pub use not_confirmed::NOT_CONFIRMED;
pub use pale_colour::PALE_COLOUR;
pub use paper_without_address::PAPER_WITHOUT_ADDRESS;
pub use read_by_nothing::READ_BY_NOTHING;
pub use taken_name::TAKEN_NAME;
pub use two_times::TWO_TIMES;
pub use uncertain_contact::UNCERTAIN_CONTACT;
pub use uncertain_date::UNCERTAIN_DATE;
pub use unknown_circumstance::UNKNOWN_CIRCUMSTANCE;
pub use unknown_key::UNKNOWN_KEY;
pub use unknown_stage::UNKNOWN_STAGE;
pub use unknown_start::UNKNOWN_START;
pub use unknown_value::UNKNOWN_VALUE;
pub use unreadable_date::UNREADABLE_DATE;
pub use unreadable_file::UNREADABLE_FILE;
pub use unreadable_time::UNREADABLE_TIME;
pub use written_twice::WRITTEN_TWICE;
pub use wrong_shape::WRONG_SHAPE;

/// All of them, by their codes.
pub static ALL: [&Rule; 30] = [
    &UNREADABLE_FILE,
    &BROKEN_FACTS,
    &WRITTEN_TWICE,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_SHAPE,
    &UNKNOWN_VALUE,
    &UNREADABLE_TIME,
    &UNKNOWN_START,
    &UNREADABLE_DATE,
    &UNKNOWN_CIRCUMSTANCE,
    &UNKNOWN_STAGE,
    &CIRCLE,
    &TWO_TIMES,
    &READ_BY_NOTHING,
    &LEFT_OUT,
    &IMPOSSIBLE_CONTACT,
    &BODY_ELSEWHERE,
    &BROKEN_QUESTION,
    &BROKEN_PHRASE,
    &BROKEN_TEMPLATE,
    &TAKEN_NAME,
    &BROKEN_BANK_HOLIDAYS,
    &IMPOSSIBLE_CLOSURE,
    &UNCERTAIN_CONTACT,
    &UNCERTAIN_DATE,
    &FORM_AND_NO_FORM,
    &NOT_CONFIRMED,
    &PAPER_WITHOUT_ADDRESS,
    &PALE_COLOUR,
];
