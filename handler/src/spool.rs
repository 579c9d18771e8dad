//! The second durable store: where a complaint waits while the table does not answer.
//!
//! A folder on this machine, a bucket on AWS; both know four verbs over named
//! bytes, and a name once made is never written over. What lies there and how
//! it comes home is `waiting` and `drain`.

use std::fmt;

#[cfg(feature = "lambda")]
mod bucket;
mod folder;

#[cfg(feature = "lambda")]
pub use bucket::Bucket;
pub use folder::Folder;

/// Where complaints wait.
#[derive(Debug, Clone)]
pub enum Spool {
    /// There is no second store.
    Nowhere,
    /// A folder on this machine.
    Folder(Folder),
    /// A bucket on AWS.
    #[cfg(feature = "lambda")]
    Bucket(Box<Bucket>),
}

/// How making an object ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is stored, whole.
    New,
    /// There is one of that name already; it is as it was.
    There,
}

/// The second store did not answer, or said that it cannot: what it called that.
#[derive(Debug, thiserror::Error)]
#[error("the second store does not answer: {0}")]
pub struct Unreachable(String);

impl Unreachable {
    pub(crate) fn new(said: impl fmt::Display) -> Self {
        Self(said.to_string())
    }
}

impl Spool {
    /// Makes an object that is there whole or not at all.
    ///
    /// # Errors
    /// When the store does not answer; the object may be there all the same.
    pub async fn make(&self, name: &str, bytes: Vec<u8>) -> Result<Made, Unreachable> {
        match self {
            Self::Nowhere => Err(Unreachable::new("there is none")),
            Self::Folder(folder) => folder.make(name, bytes).await,
            #[cfg(feature = "lambda")]
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
            #[cfg(feature = "lambda")]
            Self::Bucket(bucket) => bucket.read(name).await,
        }
    }

    /// The names below `prefix`, such as `sent/`, in order.
    ///
    /// # Errors
    /// When the store does not answer, or this role may not ask.
    pub async fn names(&self, prefix: &str) -> Result<Vec<String>, Unreachable> {
        match self {
            Self::Nowhere => Ok(Vec::new()),
            Self::Folder(folder) => folder.names(prefix).await,
            #[cfg(feature = "lambda")]
            Self::Bucket(bucket) => bucket.names(prefix).await,
        }
    }

    /// Takes an object away; one that is not there is gone already.
    ///
    /// # Errors
    /// When the store does not answer, or this role may not.
    pub async fn remove(&self, name: &str) -> Result<(), Unreachable> {
        match self {
            Self::Nowhere => Ok(()),
            Self::Folder(folder) => folder.remove(name).await,
            #[cfg(feature = "lambda")]
            Self::Bucket(bucket) => bucket.remove(name).await,
        }
    }
}
