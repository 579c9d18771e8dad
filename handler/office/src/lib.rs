//! The office: what complaints officers read and what they record.
//!
//! Its role queries the table and updates what stands beside a complaint; it
//! changes no word that somebody sent and takes nothing away. Sentences come
//! from `content/office.yaml`; a letter, the table and the calendar say a
//! refusal in their own. The command line ([`register`](../register)
//! in `main.rs`) is one printer of what stands here.
//!
//! | module | what |
//! |---|---|
//! | [`list`] | open complaints, the next due first |
//! | [`show`] | one complaint, whole |
//! | [`record`] | what has happened: checked against the policy, then written |
//! | [`mod@read`], [`mod@write`] | the two queries and the one transaction that the table is asked for |

pub mod list;
pub mod read;
pub mod record;
mod sentences;
pub mod show;
pub mod write;
