//! `register log`: an officer takes down what came by another door than the form.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use complaints::days::moment::Moment;
use complaints::form::reference::Token;
use handler::app::{App, Parts};
use handler::intake_mode::IntakeMode;
use handler::take_down::{Channel, Taken, TakenDown, pairs_of_json, take_down};
use store::fallback::Fallback;
use store::random::system_random;
use strum::IntoEnumIterator;

use crate::place::Place;
use crate::{Stop, failed};

/// The arguments of `register log`.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Log {
    /// The landlord's address on the site, such as imani
    landlord: String,
    /// When it reached you, in London: 2026-11-21, or 2026-11-21T10:00 where the hour is known. The day it reached
    /// you, not the day you type it
    #[arg(long, value_name = "WHEN", value_parser = Moment::parse)]
    received: Moment,
    /// How it came: phone, letter, visit, email, text, social-media, paper-form
    #[arg(long, value_parser = channel)]
    channel: Channel,
    /// One answer to a question of the form: what_happened="The heating is off". Once for each
    #[arg(long = "answer", value_name = "QUESTION=TEXT", value_parser = answer)]
    answers: Vec<(String, String)>,
    /// A file with the answers as JSON, as docs/api.md has them; - reads them from what is typed
    #[arg(long, value_name = "FILE", conflicts_with = "answers")]
    file: Option<PathBuf>,
    /// Only to do the same again after a fault, which names it
    #[arg(long, value_name = "TOKEN", value_parser = token)]
    token: Option<Token>,
}

/// Takes it down; what it was taken down with is there to show it.
pub(crate) async fn log(place: Place, log: &Log, officer: &str) -> Result<(TakenDown, App), Stop> {
    let missing = |what: &str| Stop { code: 2, why: format!("{what}, without which nothing can be taken down") };
    let pairs = log.pairs()?;
    let Place { table, words, seal, marks, .. } = place;
    let seal = seal.ok_or_else(|| missing("there are no keys here"))?;
    let marks = marks.ok_or_else(|| missing("there is no key by which complaints are found"))?;
    let app = App::new(Parts {
        // Who takes down a letter takes it, also while the form is closed.
        intake: IntakeMode::Normal,
        words,
        table,
        // Whoever takes it down can do it again.
        fallback: Fallback::Nowhere,
        watched: true,
        rota: None,
        stored: Arc::default(),
        now: chrono::Utc::now,
        random: system_random,
        site: String::new(),
        origin_secret: None,
        seal,
        marks,
    });
    let taken = Taken {
        received: log.received,
        channel: log.channel,
        by: officer.to_owned(),
        token: log.token.unwrap_or_else(|| Token::new(system_random())),
    };
    let down = take_down(&app, &log.landlord, pairs, &taken).await.map_err(failed)?;
    Ok((down, app))
}

impl Log {
    /// The answers, as pairs of a question's id and a value.
    fn pairs(&self) -> Result<Vec<(String, String)>, Stop> {
        let Some(file) = &self.file else { return Ok(self.answers.clone()) };
        let (name, text) = if file.as_os_str() == "-" {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(failed)?;
            ("what was typed".to_owned(), text)
        } else {
            let name = file.display().to_string();
            let text = std::fs::read_to_string(file).map_err(|error| failed(format!("cannot read {name}: {error}")))?;
            (name, text)
        };
        pairs_of_json(&text).map_err(|what| failed(format!("{name}: {what}; write {EXAMPLE}")))
    }
}

const EXAMPLE: &str = r#"{"what_happened": "The heating is off", "contact_by": ["phone"], "phone": "07700 900123"}"#;

fn channel(text: &str) -> Result<Channel, String> {
    text.parse().map_err(|_| {
        let all: Vec<&str> = Channel::iter().map(Channel::name).collect();
        format!("write one of {}", all.join(", "))
    })
}

fn answer(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(question, _)| !question.is_empty());
    let pair = pair.ok_or_else(|| {
        format!("write the question and its answer, like what_happened=\"The heating is off\", not \"{text}\"")
    })?;
    Ok((pair.0.to_owned(), pair.1.to_owned()))
}

fn token(text: &str) -> Result<Token, String> {
    Token::from_hex(text).ok_or_else(|| "a token has 32 figures from 0 to f".to_owned())
}
