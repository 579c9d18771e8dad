//! Words from disk: which files there are, and what is too odd to open.
//!
//! What the texts say is `complaints`' to read; nothing here renders or writes.

mod assessments;
mod files;
mod folders;
mod landlords;
mod shared;
mod strays;
mod whose;

pub(crate) use assessments::{assessment, stray_assessments};
#[cfg(feature = "serve")]
pub(crate) use files::text;
pub(crate) use files::text as file_text;
pub use folders::Folders;
pub(crate) use landlords::landlord_files;
pub use landlords::{landlord, landlords};
#[cfg(feature = "serve")]
pub(crate) use shared::SharedWords;
pub(crate) use shared::checked_words;
pub(crate) use shared::{assets, bank_holidays, shared_words};
pub use shared::{checked_library, templates};
pub(crate) use strays::{PASSED_OVER, strays};
pub(crate) use whose::{named, no_such_landlord};
