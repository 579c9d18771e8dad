//! How many connections the machine lets this process hold at once. Each takes
//! a handle, as every open file does.

use crate::machine::served;

/// Room for a crowd that says nothing, with everybody else beside it.
const CROWD: usize = 3000;
/// For the files of pages, the table, its clients, and what else is open.
const OTHERS: usize = 156;
/// Some systems give 256 handles and no more.
const FEWEST: usize = 100;

/// As many as there can be, up to a crowd; asks the machine for more handles where it has given few.
pub(crate) fn connections() -> usize {
    let handles = served::handles((CROWD + OTHERS) as u64);
    usize::try_from(handles).unwrap_or(CROWD).saturating_sub(OTHERS).clamp(FEWEST, CROWD)
}
