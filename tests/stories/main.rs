//! Stories about the whole: frozen words, the real router, the real SDK and the
//! real engine. How to tell one stands in `tests/README.md`.

/// Who writes policies, and who publishes them.
mod authors {
    mod borders;
    mod broken;
    mod command_line;
    mod facts;
    mod holidays;
    pub(crate) mod policies;
    mod site;
}

/// Who complains, by what they do.
mod visitors {
    mod add;
    mod api_examples;
    mod data_protection;
    mod dates;
    mod form;
    mod landlord_form;
    mod odd_answers;
    mod odd_bodies;
    mod people;
    mod private;
    mod repeat;
    mod send;
    mod versions;
    mod whether_sent;
    mod words_kept;
}

/// Who answers.
mod officers {
    mod lead;
    mod other_doors;
    mod pages;
    mod progress;
    mod unread;
}

/// Where complaints are kept, and what happens when that breaks.
mod stores {
    mod backup;
    mod canaries;
    mod clients;
    mod expiry;
    mod faults;
    mod health;
    mod item_schema;
    mod judge;
    mod judge_again;
    pub(crate) mod kept;
    mod lambda;
    mod left;
    mod outbox;
    mod permissions;
    mod requests;
    mod second_store;
    mod secrecy;
    mod serve;
    mod shown_in_an_outage;
    mod starting;
    mod stored;
    mod template;
}

/// What the comms team publishes: only what must hold whatever it says.
mod published {
    pub(crate) mod checks;
    mod documents;
    mod facts;
    mod promises;
    mod recipes;
    pub(crate) mod site;
    mod today;
}
