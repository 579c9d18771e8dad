//! What readers see change: from one version of a policy to the next, and from
//! one state of the words to another. Facts are compared by `complaints`; prose
//! is compared here, part by part.
//!
//! Nothing here prints: the pages, the feed and `site-gen diff` do.

mod sections;
mod versions;

pub(crate) use sections::{How, SectionChange, compare};
pub(crate) use versions::between;
