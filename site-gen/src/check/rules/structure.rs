//! What an author typed for structure and a page does not show as structure: a
//! list that became one paragraph, a cell that was dropped, a heading that
//! nobody can jump to.
//!
//! Markdown refuses nothing. What it does not understand it shows as typed, or
//! leaves out, and tells nobody.

use crate::check::text::TextQuestion;

pub(crate) mod angle_brackets;
pub(crate) mod backslash_shown;
pub(crate) mod bold_heading;
pub(crate) mod braces_shown;
pub(crate) mod code_block;
pub(crate) mod code_marks_taken;
pub(crate) mod columns_typed;
pub(crate) mod definition_not_shown;
pub(crate) mod emphasis_left_open;
pub(crate) mod empty_heading;
pub(crate) mod empty_link;
pub(crate) mod entity_shown;
pub(crate) mod fact_among_words;
pub(crate) mod footnote_shown;
pub(crate) mod heading_by_underline;
pub(crate) mod heading_not_made;
pub(crate) mod lettered_list;
pub(crate) mod line_joins_item;
pub(crate) mod lines_run_together;
pub(crate) mod link_not_made;
pub(crate) mod link_says_another;
pub(crate) mod list_not_made;
pub(crate) mod list_renumbered;
pub(crate) mod lost_letters;
pub(crate) mod marks_among_facts;
pub(crate) mod quote_sign;
pub(crate) mod same_heading;
pub(crate) mod tab_shown_as_space;
pub(crate) mod table_cells_lost;
pub(crate) mod table_not_made;
pub(crate) mod tick_box_shown;
pub(crate) mod too_much;
pub(crate) mod two_texts_left;
pub(crate) mod typed_bullet;
pub(crate) mod unfilled;
pub(crate) mod unseen_character;
pub(crate) mod word_broken;
pub(crate) mod words_in_brackets;

/// What is asked of the words among the facts, which a page shows as they were typed.
pub(in crate::check) static OF_OWN_WORDS: [&TextQuestion; 8] = [
    &unfilled::QUESTION,
    &entity_shown::QUESTION,
    &two_texts_left::QUESTION,
    &lost_letters::QUESTION,
    &unseen_character::QUESTION,
    &word_broken::QUESTION,
    &marks_among_facts::QUESTION,
    &words_in_brackets::QUESTION,
];

/// In the order of their codes; what is told is in the order of the file.
pub(in crate::check) static QUESTIONS: [&TextQuestion; 36] = [
    &braces_shown::QUESTION,
    &unfilled::QUESTION,
    &heading_not_made::QUESTION,
    &heading_by_underline::QUESTION,
    &empty_heading::QUESTION,
    &bold_heading::QUESTION,
    &typed_bullet::QUESTION,
    &lettered_list::QUESTION,
    &list_not_made::QUESTION,
    &list_renumbered::QUESTION,
    &line_joins_item::QUESTION,
    &lines_run_together::QUESTION,
    &tick_box_shown::QUESTION,
    &table_cells_lost::QUESTION,
    &table_not_made::QUESTION,
    &columns_typed::QUESTION,
    &tab_shown_as_space::QUESTION,
    &code_block::QUESTION,
    &code_marks_taken::QUESTION,
    &quote_sign::QUESTION,
    &emphasis_left_open::QUESTION,
    &backslash_shown::QUESTION,
    &entity_shown::QUESTION,
    &angle_brackets::QUESTION,
    &link_not_made::QUESTION,
    &empty_link::QUESTION,
    &link_says_another::QUESTION,
    &definition_not_shown::QUESTION,
    &footnote_shown::QUESTION,
    &same_heading::QUESTION,
    &two_texts_left::QUESTION,
    &lost_letters::QUESTION,
    &unseen_character::QUESTION,
    &word_broken::QUESTION,
    &words_in_brackets::QUESTION,
    &fact_among_words::QUESTION,
];
