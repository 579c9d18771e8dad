//! What is kept of a complaint, and where.
//!
//! Everybody who touches a stored complaint (intake, the drain, the office)
//! stands on this crate. It puts, and it gets by key; it has no query, no
//! update, no listing and no removing, and a test looks for them here and in
//! `handler`, since [`table::Table::client`] would let anybody ask. It knows
//! no route, renders no page, and is told what time it is.
//!
//! | module | what |
//! |---|---|
//! | [`complaint`], [`flag`] | what is known of a complaint besides its answers |
//! | [`promised`], [`standing`], [`stands`] | its dates from its own copy of the policy; what is owed next; how it stands after something happened |
//! | [`relation`] | what a complaint is to another under the same reference |
//! | [`envelope`], [`sealed_words`] | words sealed for officers, whom alone they concern; what stands inside |
//! | [`told`] | what officers tell the person, sealed for the receipt |
//! | [`filing`] | a complaint with its sealed words and its dates: what travels to a store |
//! | [`table`] | the DynamoDB table: complaint ⇄ item, put, get, schema |
//! | [`fallback`] | the fallback store: a bucket or a folder, and what waits there |
//! | [`marks`] | keyed hashes by which the same person or words are known again |
//! | [`notice`] | what somebody is told when a complaint came |
//! | [`words`] | the words of a build, read landlord by landlord |
//! | [`connect`], [`settings`], [`log`], [`random`] | clients and time limits, environment, faults, chance |

pub mod complaint;
pub mod connect;
pub mod envelope;
pub mod fallback;
pub mod filing;
pub mod flag;
pub mod log;
pub mod marks;
pub mod notice;
pub mod promised;
pub mod random;
pub mod relation;
pub mod sealed_words;
pub mod settings;
pub mod standing;
pub mod stands;
pub mod table;
pub mod told;
pub mod words;
