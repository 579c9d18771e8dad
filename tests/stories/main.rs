//! Stories about the whole: frozen words, the real router, the real SDK and the
//! real engine. How to tell one stands in `tests/README.md`.

/// What is checked against somebody who knows the rules and not the product.
mod agreement {
    mod drawn;
    mod oracle;
    mod walk;
}

/// Who writes policies, and who publishes them.
mod authors {
    mod announced;
    mod assess;
    mod belonging;
    mod borders;
    mod broken;
    mod claims;
    mod command_line;
    mod compared;
    mod draft;
    mod draft_besides;
    mod draft_sentences;
    mod draft_shapes;
    mod draft_whole;
    mod facts;
    mod go_live;
    mod holidays;
    mod keep_going;
    mod keys;
    mod made_anew;
    mod manual;
    mod mistakes;
    mod next_change;
    mod one_landlord;
    mod output;
    pub(crate) mod policies;
    mod policy_page;
    mod preview;
    mod publishing;
    mod rebuild;
    mod rules;
    mod site;
    mod slips;
    mod workflows;
}

/// Who complains, by what they do.
mod visitors {
    mod acts;
    mod add;
    mod addresses;
    mod api_examples;
    mod asked;
    mod character_sets;
    mod closed;
    mod danger;
    mod data_protection;
    pub(crate) mod dates;
    mod days_typed_in;
    mod ended;
    mod failures;
    mod form;
    mod landlord_form;
    mod look_again;
    mod looked_up;
    mod odd_answers;
    mod odd_bodies;
    mod origin;
    mod papers;
    mod passed;
    mod pasted;
    mod people;
    mod private;
    mod repeat;
    mod send;
    mod there_and_back;
    mod versions;
    mod ways;
    mod whether_sent;
    mod words_kept;
}

/// Who answers.
mod officers {
    mod at_once;
    mod by_kms;
    mod by_kms_closed;
    mod by_kms_command;
    mod found;
    mod lead;
    mod other_doors;
    mod pages;
    mod progress;
    mod recalculate_command;
    mod recalculated;
    mod terminal;
    mod told;
    mod told_sealed;
    mod told_typed;
    mod unread;
}

/// Where complaints are kept, and what happens when that breaks.
mod stores {
    mod again_in_an_outage;
    mod alarms;
    mod archived;
    mod backup;
    mod canaries;
    mod clients;
    mod coming_home;
    mod deploy;
    mod erased;
    mod erased_restored;
    mod expiry;
    mod faults;
    mod flood;
    mod health;
    mod item_schema;
    mod judge;
    mod judge_again;
    pub(crate) mod kept;
    mod lambda;
    mod left;
    mod log_levels;
    mod many_landlords;
    mod modes;
    mod one_machine;
    mod outbox;
    mod outside;
    mod permissions;
    mod reads;
    mod refused;
    mod requests;
    mod restore;
    mod roles;
    mod rota;
    mod sealing_keys;
    mod second_store;
    mod secrecy;
    pub(crate) mod serve;
    mod shown_days_later;
    mod shown_in_an_outage;
    mod silence;
    mod starting;
    mod stored;
    mod streams;
    mod template;
    mod told_after_an_outage;
    mod undated;
    mod words_of_a_build;
}

/// What the comms team publishes: only what must hold whatever it says.
mod published {
    pub(crate) mod checks;
    mod code;
    mod documents;
    mod edge_pages;
    mod facts;
    mod found;
    mod marked;
    mod other_kinds;
    mod promises;
    mod recipes;
    pub(crate) mod site;
    mod today;
}
