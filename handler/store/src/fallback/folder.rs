//! A folder on this machine as the fallback store.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{Made, Unreachable};
use crate::random::system_random;
use complaints::form::hex;

/// Objects as files that their owner alone can read.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The store in a folder, which is made when it is first needed.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    pub(super) async fn make(&self, name: &str, bytes: Vec<u8>) -> Result<Made, Unreachable> {
        let path = self.0.join(name);
        blocking(move || make(&path, &bytes)).await
    }

    pub(super) async fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Unreachable> {
        let path = self.0.join(name);
        blocking(move || match fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        })
        .await
    }

    /// Where it is, for whoever may list it and take things away.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// Does `work` beside the threads that answer requests.
///
/// # Errors
/// When `work` fails, or its thread ends before it does.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Unreachable> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(Unreachable::new),
        Err(stopped) => Err(Unreachable::new(stopped)),
    }
}

/// Written aside, brought to disk, then given its name, which a second one cannot take.
fn make(path: &Path, bytes: &[u8]) -> std::io::Result<Made> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|n| n.to_str())) else {
        return Err(std::io::Error::new(ErrorKind::InvalidInput, "a name without a folder"));
    };
    private::make_folder(folder)?;
    // A dot begins what is not whole yet; two writers of one name never write into one file.
    let aside = folder.join(format!(".{name}-{}", hex::encode(&system_random())));
    let made = write(&aside, bytes).and_then(|()| match fs::hard_link(&aside, path) {
        Ok(()) => Ok(Made::New),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Made::There),
        Err(error) => Err(error),
    });
    let removed = fs::remove_file(&aside);
    let made = made?;
    removed?;
    // The name itself has to outlive a loss of power too.
    private::sync_folder(folder)?;
    Ok(made)
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = private::file().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
