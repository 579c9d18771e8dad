//! What a landlord has published about its complaints, on paper and as a film,
//! as pages link it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::policy::phrases::Phrases;
use crate::policy::{Film, Paper, Published};

/// The papers that are given and out; none of them where a page says "not given yet".
#[derive(Debug, Clone, Serialize)]
pub struct PublishedView {
    /// The yearly report on complaints.
    pub yearly_report: Option<PaperView>,
    /// What the governing body said about it.
    pub response: Option<PaperView>,
}

/// A paper that is out, as a link with its day.
#[derive(Debug, Clone, Serialize)]
pub struct PaperView {
    /// What it is about, in the landlord's words: `April 2025 to March 2026`.
    pub year: Option<String>,
    /// When it was published.
    pub on: String,
    /// Where it can be read: an `https://` address of the landlord's.
    pub link: String,
    /// It is a PDF, which not everybody can read: the link says so.
    pub pdf: bool,
}

/// A film in British Sign Language.
#[derive(Debug, Clone, Serialize)]
pub struct FilmView {
    /// Where it can be seen.
    pub link: String,
    /// Where what is said in it can be read.
    pub transcript: String,
    /// When it was made.
    pub on: Option<String>,
}

/// The film of a landlord.
pub(super) fn film(film: &Film, phrases: &Phrases) -> FilmView {
    let on = film.on.map(|on| phrases.approximate(on));
    FilmView { link: film.link.clone(), transcript: film.transcript.clone(), on }
}

/// The papers of a landlord on the day `on`: one of a later day is not out yet.
pub(super) fn published(published: &Published, phrases: &Phrases, on: NaiveDate) -> PublishedView {
    let view = |paper: &Option<Paper>| {
        let paper = paper.as_ref().filter(|paper| paper.is_out(on))?;
        Some(PaperView {
            year: paper.year.clone(),
            on: phrases.approximate(paper.on),
            link: paper.link.clone(),
            pdf: paper.link.to_lowercase().ends_with(".pdf"),
        })
    };
    PublishedView { yearly_report: view(&published.yearly_report), response: view(&published.response) }
}
