//! What a build has read of its words, in few bytes.
//!
//! The form starts again and again, and most of a start went into reading words
//! that a build had read before: files by the hundred, trees of YAML, and what
//! these say. A build therefore packs what it read: the shared words with the
//! templates in one file, each landlord's policy in one of its own, so that a
//! start reads the one and an answer the other.
//!
//! A pack is good for the words that it was made of and for nothing else. It
//! names its format and has a digest of all its bytes; a landlord's names the
//! texts of its versions, which travel beside it, and the shared form from which
//! its own was made. Whatever does not match is refused.
//!
//! Values stand in a pack by their place in their types, without names. A type
//! of the words that gets another shape makes another format: the next number
//! in [`FORMAT`].

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::landlord::{Landlord, Version, without_lines};
use super::shared::Library;
use crate::form::Form;
use crate::policy::facts::Policy;
use crate::policy::manifest::{FORMAT, Manifest};
use crate::words::source::SourceFile;

/// The file below a build's words in which the shared ones are packed.
pub const SHARED: &str = "shared";

/// The folder below them that has a file for each landlord, under its slug.
pub const LANDLORDS: &str = "landlords";

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It is of another format than this program's.
    #[error("it is of another format than {FORMAT}")]
    Format,
    /// Its bytes are not those that were packed.
    #[error("it was cut short or changed after it was packed")]
    Spoiled,
    /// Its bytes do not say what its format has.
    #[error(transparent)]
    Bytes(#[from] postcard::Error),
    /// The file of this name has another text than it was made of, or is no version that it knows.
    #[error("it was made of another text than that of {0}")]
    OfAnotherText(String),
    /// The questions that landlords share are others than those it was made with.
    #[error("it was made with other shared questions")]
    OfAnotherForm,
    /// The words that it would be made of cannot be used.
    #[error("the words have problems")]
    Problems,
}

/// The shared words of a build, as its form starts with them.
#[derive(Debug, Deserialize)]
pub struct Shared {
    /// What the build says of itself.
    pub manifest: Manifest,
    /// The words that all landlords share.
    pub library: Library,
    /// The form's templates with their names, such as `form/check.html`.
    pub templates: Vec<(String, String)>,
    form: FormDigest,
}

/// The questions that landlords share, as packs of landlords are held against them.
#[derive(Debug, Clone)]
pub struct SharedForm {
    form: Arc<Form>,
    digest: FormDigest,
}

impl SharedForm {
    /// Those of a library.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        Self { form: Arc::clone(&library.form), digest: FormDigest::of(&library.form) }
    }
}

/// [`Shared`], to be packed: field by field the same.
#[derive(Serialize)]
struct SharedOf<'a> {
    manifest: &'a Manifest,
    library: &'a Library,
    templates: &'a [(&'a str, &'a str)],
    form: FormDigest,
}

/// Of shared questions: by it a landlord's own are known to be made of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct FormDigest([u8; 32]);

impl FormDigest {
    fn of(form: &Form) -> Self {
        // Texts and numbers in memory: there is nothing in it that cannot be packed.
        Self(Sha256::digest(postcard::to_allocvec(form).unwrap_or_default()).into())
    }
}

impl Shared {
    /// Packs the shared words of a build: the files of `content/`, and the form's templates by their names.
    ///
    /// # Errors
    /// When the words have problems.
    pub fn pack(manifest: &Manifest, content: &[SourceFile], templates: &[(&str, &str)]) -> Result<Vec<u8>, Unusable> {
        // As whoever starts without a pack would read them.
        let library = Library::read(content).0.ok_or(Unusable::Problems)?;
        sealed(&SharedOf { manifest, library: &library, templates, form: FormDigest::of(&library.form) })
    }

    /// What [`pack`](Self::pack) made.
    ///
    /// # Errors
    /// When these bytes are no such pack.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Unusable> {
        opened(bytes)
    }

    /// The shared questions, by which each landlord's pack is known to go with these words.
    #[must_use]
    pub fn form(&self) -> SharedForm {
        SharedForm { form: Arc::clone(&self.library.form), digest: self.form }
    }
}

/// One landlord of a build.
#[derive(Serialize, Deserialize)]
struct PackedLandlord<P, F> {
    form: FormDigest,
    versions: Vec<PackedVersion<P, F>>,
}

/// One version; its facts as typed and its prose stand in its text alone.
#[derive(Serialize, Deserialize)]
struct PackedVersion<P, F> {
    /// The SHA-256 of the text.
    of: [u8; 32],
    policy: P,
    /// Its own form; none where it is the shared one.
    form: Option<F>,
    /// The line of the file on which the prose starts.
    body_line: usize,
    form_lines: Range<usize>,
}

impl Landlord {
    /// Packs a landlord that was read from `files`.
    ///
    /// # Errors
    /// When these are not the files of its versions.
    pub fn pack(&self, files: &[SourceFile], shared: &SharedForm) -> Result<Vec<u8>, Unusable> {
        let versions = self.versions.iter().map(|version| PackedVersion::of(version, files, shared));
        let versions = versions.collect::<Result<Vec<_>, Unusable>>()?;
        sealed(&PackedLandlord { form: shared.digest, versions })
    }

    /// What [`pack`](Self::pack) made, with the texts of its versions in their order, and the shared words that it
    /// was read with.
    ///
    /// # Errors
    /// When these bytes are no such pack, or one of other texts or of another shared form.
    pub fn unpack(slug: &str, bytes: &[u8], files: &[SourceFile], shared: &SharedForm) -> Result<Self, Unusable> {
        let packed: PackedLandlord<Policy, Form> = opened(bytes)?;
        if packed.form != shared.digest {
            return Err(Unusable::OfAnotherForm);
        }
        if packed.versions.len() != files.len() {
            return Err(Unusable::OfAnotherText(slug.to_owned()));
        }
        let versions = packed.versions.into_iter().zip(files).map(|(packed, file)| packed.version(file, shared));
        Ok(Self { slug: slug.to_owned(), versions: versions.collect::<Result<_, _>>()? })
    }
}

impl<'v> PackedVersion<&'v Policy, &'v Form> {
    fn of(version: &'v Version, files: &[SourceFile], shared: &SharedForm) -> Result<Self, Unusable> {
        let file = files.iter().find(|file| file.stem() == version.policy.id);
        let file = file.ok_or_else(|| Unusable::OfAnotherText(version.file.clone()))?;
        Ok(Self {
            of: Sha256::digest(&file.text).into(),
            policy: &version.policy,
            form: (!Arc::ptr_eq(&version.form, &shared.form)).then_some(&*version.form),
            body_line: version.body_line,
            form_lines: version.form_lines.clone(),
        })
    }
}

impl PackedVersion<Policy, Form> {
    fn version(self, file: &SourceFile, shared: &SharedForm) -> Result<Version, Unusable> {
        let Self { of, policy, form, body_line, form_lines } = self;
        let parts = (of == <[u8; 32]>::from(Sha256::digest(&file.text)) && policy.id == file.stem())
            .then(|| parts_at(&file.text, body_line))
            .flatten();
        let Some((front, body)) = parts else { return Err(Unusable::OfAnotherText(file.path.clone())) };
        Ok(Version {
            form: form.map_or_else(|| Arc::clone(&shared.form), Arc::new),
            policy,
            front: without_lines(front, &form_lines),
            body: body.to_owned(),
            file: file.path.clone(),
            body_line,
            form_lines,
        })
    }
}

/// The facts as typed, without the lines of hyphens round them, and the prose, which starts on this line.
fn parts_at(text: &str, body_line: usize) -> Option<(&str, &str)> {
    let (_, rest) = text.split_once('\n')?;
    let facts = body_line.checked_sub(3)?;
    let end: usize = rest.split_inclusive('\n').take(facts).map(str::len).sum();
    let (front, fence_and_body) = rest.split_at_checked(end)?;
    Some((front, fence_and_body.split_once('\n').map_or("", |(_, body)| body)))
}

/// A value behind the format and a digest of its bytes.
fn sealed(value: &impl Serialize) -> Result<Vec<u8>, Unusable> {
    let body = postcard::to_allocvec(value)?;
    let mut bytes = Vec::with_capacity(FORMAT.len() + 1 + 32 + body.len());
    bytes.extend(FORMAT.as_bytes());
    bytes.push(b'\n');
    bytes.extend(Sha256::digest(&body));
    bytes.extend(body);
    Ok(bytes)
}

fn opened<'b, V: Deserialize<'b>>(bytes: &'b [u8]) -> Result<V, Unusable> {
    let rest = bytes.strip_prefix(FORMAT.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n"));
    let (digest, body) = rest.ok_or(Unusable::Format)?.split_at_checked(32).ok_or(Unusable::Spoiled)?;
    if digest != &Sha256::digest(body)[..] {
        return Err(Unusable::Spoiled);
    }
    Ok(postcard::from_bytes(body)?)
}
