//! What a policy says about time: facts with their sections, limits, clocks.
//!
//! Only the shapes, and how much of them was assumed. How they are written is
//! `policy::shorthand`; what date they give is `case::timeline`.

mod anchor;
mod fact;
mod limit;
mod step;

pub use anchor::{Anchor, Start};
pub use fact::{Cited, Fact};
pub use limit::{Assumed, Clock, Ends, Firmness, Limit};
pub use step::{Owner, Step};
