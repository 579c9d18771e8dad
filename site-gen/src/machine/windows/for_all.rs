//! Files and folders for everybody to read: here the folder round them says who
//! that is, and nothing takes it away.

use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io::Result;
use std::path::Path;

pub(crate) fn file() -> OpenOptions {
    OpenOptions::new()
}

pub(crate) fn folder() -> DirBuilder {
    DirBuilder::new()
}

pub(crate) fn open_file(_: &File) -> Result<()> {
    Ok(())
}

pub(crate) fn open_file_at(_: &Path) -> Result<()> {
    Ok(())
}

pub(crate) fn open_folder(_: &Path) -> Result<()> {
    Ok(())
}

pub(crate) fn is_open_file(_: &Metadata) -> bool {
    true
}
