//! What came by phone, letter, visit, email, text, social media or on paper, as
//! an officer takes it down: the form's own questions, the same write, clocks,
//! reference and receipt, with the day on which it reached the landlord.

use complaints::days::moment::Moment;
use complaints::form::Form;
use complaints::form::answers::{Answers, Mistake};
use complaints::form::reference::{Reference, Token};
use store::words::WordsError;
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::app::App;
use crate::intake::{self, Outcome};
use crate::request::body::{self, Unreadable};
use crate::request::form;

/// A complaint that an officer takes down.
#[derive(Debug, Clone)]
pub struct Taken {
    /// When it reached the landlord, with its hour if somebody knows it.
    pub received: Moment,
    /// How it came.
    pub channel: Channel,
    /// Who takes it down.
    pub by: String,
    /// Its idempotency key: the same again with the same one is one complaint.
    pub token: Token,
}

/// How a complaint came that did not come through the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Channel {
    /// By phone, also by text relay: the hour is that of the call.
    Phone,
    /// A letter came.
    Letter,
    /// Somebody came in, or told an officer elsewhere.
    Visit,
    /// An email came.
    Email,
    /// A text message came.
    Text,
    /// Something was written to the landlord on social media.
    SocialMedia,
    /// The form came, filled in on paper.
    PaperForm,
}

impl Channel {
    /// How it is typed and stored: `phone`, `social-media`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What was taken down, and where its receipt is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDown {
    /// The complaint's public name.
    pub reference: Reference,
    /// The path of the receipt, to read out, print or send: `/form/<landlord>/receipt/<reference>/<key>`.
    pub receipt: String,
    /// It was there already: the same words of the same person on the same day.
    pub again: bool,
}

/// Why nothing was taken down.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The site has no such landlord.
    #[error("there is no landlord `{0}` on the site")]
    NoLandlord(String),
    /// Its words cannot be read.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// It is still to come.
    #[error("{0} is still to come: write the day on which it reached you")]
    ToCome(String),
    /// No version of the policy was in force then.
    #[error("no version of the policy of `{landlord}` was in force on {day}: its dates cannot be worked out")]
    NoVersion {
        /// The landlord's address on the site.
        landlord: String,
        /// The London day on which it reached the landlord.
        day: chrono::NaiveDate,
    },
    /// Answers are missing or cannot be right; each with its question.
    #[error("{}", .0.iter().map(|mistake| format!("{}: {}", mistake.question, mistake.message)).collect::<Vec<_>>().join("\n"))]
    Mistakes(Vec<Mistake>),
    /// Something belongs to no question, or is none of its choices.
    #[error("{0}")]
    Misplaced(String),
    /// It is more than the table takes.
    #[error("it is too long to be stored: write the most important part here, and keep the rest beside it")]
    TooLong,
    /// The same was taken down under this token before, and has been erased since.
    #[error(
        "this was taken down before and has been erased since: without --token it is taken down as a new complaint"
    )]
    Erased,
    /// The table does not take it, or nobody can tell.
    #[error("it could not be stored, or nobody can tell: do the same again with --token {}, which makes it one complaint", .0.to_hex())]
    Unavailable(Token),
}

/// Takes a complaint down: its answers as pairs of a question's id and a value.
///
/// # Errors
/// When it cannot be taken down; nothing is stored then, unless nobody can tell.
pub async fn take_down(
    app: &App,
    landlord: &str,
    pairs: Vec<(String, String)>,
    taken: &Taken,
) -> Result<TakenDown, NotTaken> {
    let words =
        app.words.landlord(landlord, app.now().day())?.ok_or_else(|| NotTaken::NoLandlord(landlord.to_owned()))?;
    let day = taken.received.day();
    if taken.received.utc() > app.now().utc() {
        return Err(NotTaken::ToCome(taken.received.to_rfc3339()));
    }
    if words.version_on(day).is_none() {
        return Err(NotTaken::NoVersion { landlord: landlord.to_owned(), day });
    }
    let answers = Answers::read(words.form(), pairs);
    // The form keeps whatever comes; whoever types here can type it again.
    if let Some((question, value)) = answers.extra.first() {
        return Err(misplaced(words.form(), question, value));
    }
    let mistakes = answers.mistakes(words.form(), app.now().day());
    if !mistakes.is_empty() {
        return Err(NotTaken::Mistakes(mistakes));
    }
    if !form::can_be_filed(&answers) {
        return Err(NotTaken::TooLong);
    }
    let outcome = intake::take_down(app, &words, &answers, taken).await;
    let (accepted, again) = match outcome {
        Some(Outcome::New(accepted)) => (accepted, false),
        Some(Outcome::Replay(accepted) | Outcome::Added(accepted) | Outcome::Linked(accepted)) => (accepted, true),
        Some(Outcome::Erased) => return Err(NotTaken::Erased),
        Some(Outcome::TooLarge) => return Err(NotTaken::TooLong),
        Some(Outcome::Unavailable { .. }) | None => return Err(NotTaken::Unavailable(taken.token)),
    };
    Ok(TakenDown { reference: accepted.complaint.reference, receipt: accepted.receipt_path(), again })
}

fn misplaced(form: &Form, question: &str, value: &str) -> NotTaken {
    let list = |ids: Vec<&str>| ids.join(", ");
    NotTaken::Misplaced(match form.question(question) {
        Some(asked) if asked.choices.is_empty() => format!("{question} takes one answer, and was given two"),
        Some(asked) => {
            let ids = list(asked.choices.iter().map(|choice| choice.id.as_str()).collect());
            format!("{question} takes one of {ids}, not \"{value}\"")
        }
        None => {
            let ids = list(form.questions().map(|asked| asked.id.as_str()).collect());
            format!("there is no question `{question}`; there are: {ids}")
        }
    })
}

/// The answers of a JSON object, as pairs of a question's id and a value: as the form takes them.
///
/// # Errors
/// When it is no such object.
pub fn pairs_of_json(text: &str) -> Result<Vec<(String, String)>, String> {
    serde_json::from_str::<serde_json::Value>(text).map_err(|error| format!("this is no JSON: {error}"))?;
    match body::json(text.as_bytes()) {
        Ok(sent) => Ok(sent.pairs),
        Err(Unreadable::Nested(name)) => Err(format!("`{name}` takes a text, or a list of texts")),
        Err(_) => Err("this is no object of questions and answers".to_owned()),
    }
}
