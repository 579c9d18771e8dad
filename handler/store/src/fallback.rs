//! The fallback store: where a complaint waits while the table does not answer.
//!
//! A folder on this machine, a bucket on AWS; both keep bytes under names, and
//! a name once made is never written over. What lies there is [`waiting`].
//! Here stand the two verbs that intake has, make and read. To list and to
//! remove is the drain's, which brings home what waits.

use std::fmt;

use crate::log;

#[cfg(feature = "aws")]
mod bucket;
mod folder;
pub mod waiting;

#[cfg(feature = "aws")]
pub use bucket::{Bucket, SIGNATURE_LIMIT, Unusable};
pub use folder::{Folder, blocking};

/// Where complaints wait. A bucket is there only with the feature `aws`, so
/// nobody outside can know that they have named every kind.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Fallback {
    /// No fallback store is set up: what the table does not take is not stored.
    Nowhere,
    /// A folder on this machine, for `site-gen serve`.
    Folder(Folder),
    /// A bucket on S3.
    #[cfg(feature = "aws")]
    Bucket(Box<Bucket>),
    /// Any of them for a form that takes nothing: it is read as ever, and makes nothing.
    Closed(Box<Fallback>),
}

/// Whether an object was made, or its name was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is stored, whole, under a name that was free.
    New,
    /// There is one of that name already; it is as it was.
    There,
}

/// The fallback store did not answer, or said that it cannot: what it called that.
#[derive(Debug, thiserror::Error)]
#[error("the fallback store {}: {said}", if *why == Why::Silent { "does not answer" } else { "refuses this" })]
pub struct Unreachable {
    said: String,
    why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It did not answer, or not in a way that can be understood.
    Silent,
    /// It said that it will not.
    Refuses,
    /// The form is closed, and nothing was asked of it.
    Closed,
}

impl Unreachable {
    /// The fault, with what the store or the machine said.
    pub fn new(said: impl fmt::Display) -> Self {
        Self { said: said.to_string(), why: Why::Silent }
    }

    /// An answer that the store gave in place of what was asked: whoever is not allowed something is not
    /// allowed it in the next round either.
    #[cfg(feature = "aws")]
    #[must_use]
    pub fn status(status: hyper::StatusCode) -> Self {
        let later = [hyper::StatusCode::CONFLICT, hyper::StatusCode::TOO_MANY_REQUESTS].contains(&status);
        let why = if status.is_client_error() && !later { Why::Refuses } else { Why::Silent };
        Self { said: status.to_string(), why }
    }

    /// Whether the store answered that it will not, which asking again does not mend.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.why != Why::Silent
    }

    /// One line in the log, unless nothing is wrong: a closed form refuses on purpose.
    pub fn log(&self) {
        if self.why != Why::Closed {
            log::fault("fallback store", self);
        }
    }
}

impl Fallback {
    /// Makes an object that is there whole or not at all.
    ///
    /// # Errors
    /// When the store does not answer; the object may be there all the same.
    pub async fn make(&self, name: &str, bytes: Vec<u8>) -> Result<Made, Unreachable> {
        match self {
            Self::Nowhere => Err(Unreachable { said: "there is none".to_owned(), why: Why::Refuses }),
            Self::Closed(_) => Err(Unreachable { said: "the form is closed".to_owned(), why: Why::Closed }),
            Self::Folder(folder) => folder.make(name, bytes).await,
            #[cfg(feature = "aws")]
            Self::Bucket(bucket) => bucket.make(name, bytes).await,
        }
    }

    /// The bytes of an object; `None` when there is none of that name.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Unreachable> {
        match self {
            Self::Nowhere => Ok(None),
            Self::Folder(folder) => folder.read(name).await,
            #[cfg(feature = "aws")]
            Self::Bucket(bucket) => bucket.read(name).await,
            Self::Closed(open) => Box::pin(open.read(name)).await,
        }
    }

    /// The same store for a form that takes nothing: it is read as ever, and makes nothing.
    #[must_use]
    pub fn closed(self) -> Self {
        Self::Closed(Box::new(self))
    }
}

#[cfg(feature = "aws")]
impl Fallback {
    /// The store of a setting: `s3://` and a bucket's name, or a folder; none where nothing is set.
    /// `endpoint` is a stand-in of S3.
    ///
    /// # Errors
    /// When the bucket cannot be addressed.
    pub fn at(place: Option<String>, region: &str, endpoint: Option<&str>) -> Result<Self, Unusable> {
        let Some(place) = place else { return Ok(Self::Nowhere) };
        Ok(match place.strip_prefix("s3://") {
            Some(name) => Self::Bucket(Box::new(Bucket::new(name, region, endpoint)?)),
            None => Self::Folder(Folder::new(place)),
        })
    }
}
