//! Windows: folders hand on who may read them, and a folder in which a file is
//! open keeps its name.

use std::path::PathBuf;

pub(crate) mod folder;
pub(crate) mod for_all;
#[cfg(feature = "serve")]
pub(crate) mod served;
pub(crate) mod stage;
#[cfg(feature = "serve")]
pub(crate) mod stamp;

/// Who may read what is made is said by the folder round it.
pub(crate) fn makes_for_all() {}

/// The same: `private` closes that folder.
#[cfg(feature = "serve")]
pub(crate) fn makes_for_its_owner() {}

/// A whole path as somebody would type it: `C:\dist` and not `\\?\C:\dist`, which is for programs alone.
pub(crate) fn as_typed(whole: PathBuf) -> PathBuf {
    let typed = whole.to_str().and_then(|text| text.strip_prefix(r"\\?\")).filter(|text| text.get(1..3) == Some(r":\"));
    typed.map_or_else(|| whole.clone(), PathBuf::from)
}
