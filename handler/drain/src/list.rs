//! Listing the fallback store, reading and removing there: the drain's verbs, and those of whoever erases a complaint.

use std::io::ErrorKind;
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use store::fallback::{Fallback, Unreachable, blocking};

/// The name of an object, and when it was made: as text that sorts, of one store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its name, such as `sent/K7M2QX9R4T-…`.
    pub name: String,
    /// When it was made.
    pub made: String,
}

/// The names below `prefix`, such as `sent/`, in order.
///
/// # Errors
/// When the store does not answer, or this role may not ask.
pub async fn names(fallback: &Fallback, prefix: &str) -> Result<Vec<String>, Unreachable> {
    Ok(objects(fallback, prefix).await?.into_iter().map(|object| object.name).collect())
}

/// The objects below `prefix`, in the order of their names.
///
/// # Errors
/// When the store does not answer, or this role may not ask.
pub async fn objects(fallback: &Fallback, prefix: &str) -> Result<Vec<Object>, Unreachable> {
    match fallback {
        Fallback::Nowhere => Ok(Vec::new()),
        Fallback::Folder(folder) => {
            let (path, prefix) = (folder.path().join(prefix), prefix.to_owned());
            blocking(move || in_folder(&path, &prefix)).await
        }
        #[cfg(feature = "bucket")]
        Fallback::Bucket(bucket) => bucket::objects(bucket, prefix).await,
        _ => Err(unknown()),
    }
}

/// The bytes of an object; `None` when it is gone.
///
/// To intake, which may not list, S3 says of what is not there that it is
/// forbidden. To the drain it says so only of what is there and may not be
/// read: that is a fault, since what is taken for gone is not brought home.
///
/// # Errors
/// When the store does not answer, or this role may not read it.
pub async fn read(fallback: &Fallback, name: &str) -> Result<Option<Vec<u8>>, Unreachable> {
    match fallback {
        #[cfg(feature = "bucket")]
        Fallback::Bucket(bucket) => bucket::read(bucket, name).await,
        other => other.read(name).await,
    }
}

/// Takes an object away; one that is not there is gone already.
///
/// # Errors
/// When the store does not answer, or this role may not.
pub async fn remove(fallback: &Fallback, name: &str) -> Result<(), Unreachable> {
    match fallback {
        Fallback::Nowhere => Ok(()),
        Fallback::Folder(folder) => {
            let path = folder.path().join(name);
            blocking(move || match std::fs::remove_file(path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
                Ok(()) | Err(_) => Ok(()),
            })
            .await
        }
        #[cfg(feature = "bucket")]
        Fallback::Bucket(bucket) => bucket::remove(bucket, name).await,
        _ => Err(unknown()),
    }
}

/// The fault for a kind of store that this program was built without.
fn unknown() -> Unreachable {
    Unreachable::new("this program was built without it")
}

fn in_folder(path: &Path, prefix: &str) -> std::io::Result<Vec<Object>> {
    let entries = match std::fs::read_dir(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut objects = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        // A dot begins what is not whole yet.
        if let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) {
            let made = match entry.metadata().and_then(|data| data.modified()) {
                Ok(made) => DateTime::<Utc>::from(made).to_rfc3339_opts(SecondsFormat::Nanos, true),
                // Another round has brought it home.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            objects.push(Object { name: format!("{prefix}{name}"), made });
        }
    }
    objects.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(objects)
}

#[cfg(feature = "bucket")]
mod bucket {
    //! The same of a bucket on AWS.

    use hyper::{Method, StatusCode};
    use rusty_s3::S3Action;
    use rusty_s3::actions::ListObjectsV2;
    use store::fallback::{Bucket, SIGNATURE_LIMIT, Unreachable};

    use super::Object;

    pub(super) async fn objects(bucket: &Bucket, prefix: &str) -> Result<Vec<Object>, Unreachable> {
        let (address, credentials) = bucket.address();
        let mut objects = Vec::new();
        let mut next: Option<String> = None;
        loop {
            let mut action = address.list_objects_v2(Some(credentials));
            action.with_prefix(prefix);
            if let Some(token) = next.take() {
                action.with_continuation_token(token);
            }
            let url = action.sign(SIGNATURE_LIMIT);
            let (status, bytes) = bucket.ask(Method::GET, url.as_str()).await?;
            if status != StatusCode::OK {
                return Err(Unreachable::status(status));
            }
            let text = std::str::from_utf8(&bytes).map_err(Unreachable::new)?;
            // What is no list, and answers all the same, would be read as an empty one.
            if !text.contains("<ListBucketResult") {
                return Err(Unreachable::new("it answered without a list"));
            }
            let page = ListObjectsV2::parse_response(text).map_err(Unreachable::new)?;
            objects.extend(
                page.contents
                    .into_iter()
                    .map(|one| Object { name: one.key, made: one.last_modified.unwrap_or_default() }),
            );
            next = page.next_continuation_token;
            if next.is_none() {
                return Ok(objects);
            }
        }
    }

    pub(super) async fn read(bucket: &Bucket, name: &str) -> Result<Option<Vec<u8>>, Unreachable> {
        let (address, credentials) = bucket.address();
        let url = address.get_object(Some(credentials), name).sign(SIGNATURE_LIMIT);
        match bucket.ask(Method::GET, url.as_str()).await? {
            (StatusCode::OK, bytes) => Ok(Some(bytes.into())),
            (StatusCode::NOT_FOUND, _) => Ok(None),
            (status, _) => Err(Unreachable::status(status)),
        }
    }

    pub(super) async fn remove(bucket: &Bucket, name: &str) -> Result<(), Unreachable> {
        let (address, credentials) = bucket.address();
        let url = address.delete_object(Some(credentials), name).sign(SIGNATURE_LIMIT);
        match bucket.ask(Method::DELETE, url.as_str()).await? {
            (StatusCode::NO_CONTENT | StatusCode::NOT_FOUND, _) => Ok(()),
            (status, _) => Err(Unreachable::status(status)),
        }
    }
}
