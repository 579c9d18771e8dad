//! `site-gen backup`: a whole copy of what `serve` keeps, also while it does.

use std::path::PathBuf;

use terminal::visible::in_one_line;

use crate::command_error::CommandError;
use crate::local::copy;
use crate::machine::to_slash;
use crate::stdout;

/// The arguments of `backup`.
#[derive(Debug, Clone, clap::Args)]
pub struct BackupArgs {
    /// The folder to make; one that is there already has to be empty
    pub folder: PathBuf,
    /// Where complaints are kept
    #[arg(long, value_name = "DIR", default_value = ".redress")]
    pub data: PathBuf,
}

/// Copies the folder, and says what the copy holds.
///
/// # Errors
/// When no complaints are kept there, the new folder is taken, or something cannot be read or written.
pub fn run(args: &BackupArgs) -> Result<(), CommandError> {
    let copied = copy::whole(&args.data, &args.folder)?;
    let folder = in_one_line(&to_slash(&args.folder));
    let size = match copied.bytes {
        bytes @ ..10_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        bytes => format!("{} MB", bytes.div_ceil(1_000_000)),
    };
    let waiting = match copied.waiting {
        0 => "nothing waits beside it",
        1 => "1 complaint waits beside it, and comes home when the copy is served",
        n => &format!("{n} complaints wait beside it, and come home when the copy is served"),
    };
    stdout::print(&format!("{folder}: the keys and the table, {size}; {waiting}.\n"))?;
    terminal::say("It holds keys and what people wrote, as the folder itself does: keep it as closed.");
    terminal::say(format_args!("To restore it: cp -r {folder} NEW-FOLDER; site-gen serve --data NEW-FOLDER"));
    Ok(())
}
