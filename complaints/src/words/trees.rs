//! The trees of many files in few bytes.
//!
//! The form reads its shared words at every start, and three quarters of a start
//! went into making trees of YAML that a build had made before. What the texts
//! say and where each value stands is in the tree: readers cannot tell one that
//! was unpacked from one that was just made. Each names the text it was made of,
//! so that no tree stands beside another text than its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::located::Node;
use super::problem::Problems;
use super::source::SourceFile;

/// The trees of files, by the names of these.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Trees(BTreeMap<String, Tree>);

#[derive(Debug, Serialize, Deserialize)]
struct Tree {
    /// The SHA-256 of the text.
    of: [u8; 32],
    node: Node,
}

/// Why trees cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// These bytes are none that were packed.
    #[error(transparent)]
    Bytes(#[from] postcard::Error),
    /// The file of this name has another text than its tree was made of.
    #[error("the tree of {0} was made of another text")]
    OfAnotherText(String),
}

impl Trees {
    /// The tree of each file that has facts, with its name.
    pub fn of<'f>(files: impl Iterator<Item = (&'f str, &'f SourceFile)>) -> Self {
        let trees = files.filter_map(|(name, file)| {
            Some((name.to_owned(), Tree { of: Sha256::digest(&file.text).into(), node: tree_of(file)? }))
        });
        Self(trees.collect())
    }

    /// As few bytes.
    ///
    /// # Errors
    /// Never, for trees that were read from texts.
    pub fn pack(&self) -> Result<Vec<u8>, Unreadable> {
        Ok(postcard::to_allocvec(self)?)
    }

    /// What [`pack`](Self::pack) made.
    ///
    /// # Errors
    /// When these bytes are no such trees.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Unreadable> {
        Ok(postcard::from_bytes(bytes)?)
    }

    /// A file with its tree, where there is one by this name.
    ///
    /// # Errors
    /// When that was made of another text.
    pub fn give(&mut self, name: &str, file: SourceFile) -> Result<SourceFile, Unreadable> {
        match self.0.remove(name) {
            Some(tree) if tree.of == <[u8; 32]>::from(Sha256::digest(&file.text)) => Ok(file.with_tree(tree.node)),
            Some(_) => Err(Unreadable::OfAnotherText(name.to_owned())),
            None => Ok(file),
        }
    }
}

fn tree_of(file: &SourceFile) -> Option<Node> {
    let mut problems = Problems::new(&file.path, &file.text);
    if file.path.ends_with(".yaml") {
        return file.yaml(&mut problems).map(|tree| tree.into_owned());
    }
    let is_markdown = file.path.ends_with(".md");
    is_markdown.then(|| file.parts(&mut problems)).flatten().map(|parts| parts.front.into_owned())
}
