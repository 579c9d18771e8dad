//! What holds for every date, every timeline and every form, on the pure crate
//! alone. How to write one stands in `complaints/tests/README.md`.

mod changes;
mod dates;
mod outside;
mod random;
mod stories;
mod words;

/// How one period is counted.
mod days {
    mod bank_holidays;
    mod counting;
    mod counting_edges;
    mod counting_tables;
    mod counting_words;
}

/// How a whole case stands.
mod case {
    mod leading;
    mod own_laws;
    mod putting_off;
    mod records;
    mod standing;
    mod summaries;
    mod timelines;
    mod timelines_moved;
    mod together;
    mod waiting;
    mod worked;
}

/// What a form asks, and what comes of the answers.
mod form {
    mod landlord_forms;
    mod mistakes;
    mod properties;
}
