//! Where the files of a build go as soon as each is made: to the output folder
//! for `build`, to nobody for `check`.

use crate::command_error::CommandError;

/// Takes one file: its path below the output folder, and its bytes. Landlords
/// are rendered side by side, so that it is called from several threads.
pub(crate) type WriteFile<'a> = dyn Fn(&str, &[u8]) -> Result<(), CommandError> + Sync + 'a;
