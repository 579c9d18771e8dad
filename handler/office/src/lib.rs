//! The office: what complaints officers read and what they record.
//!
//! Its role queries the table and updates what stands beside a complaint; it
//! changes no word that somebody sent and takes nothing away. Every sentence
//! comes from `content/office.yaml`. The command line ([`register`](../register)
//! in `main.rs`) is one printer of what stands here.
//!
//! | module | what |
//! |---|---|
//! | [`list`] | open complaints, the next due first |
//! | [`show`] | one complaint, whole |
//! | [`record`] | what has happened: checked against the policy, then written |
//! | [`read`], [`write`] | the queries and the one update that the table is asked for |

pub mod list;
pub mod read;
pub mod record;
mod sentences;
pub mod show;
pub mod write;
