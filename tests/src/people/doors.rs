//! The doors at which people send: functions that run, and the form at another
//! time, or while its stores see less than they should.

use std::collections::BTreeMap;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use store::connect::LocalEngine;

use crate::function::{Ended, Fleet, event};
use crate::{Page, Setting, World, nobody};

/// When somebody sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Clock {
    /// At the time of this machine.
    #[default]
    Now,
    /// Within a day of it, and on the next day.
    NextDay,
    /// So long after it that a tab is restored.
    Late,
}

impl Clock {
    const ALL: [Self; 3] = [Self::Now, Self::NextDay, Self::Late];

    /// What time it is by this clock.
    #[must_use]
    pub fn now(self) -> DateTime<Utc> {
        self.reads()()
    }

    fn reads(self) -> fn() -> DateTime<Utc> {
        match self {
            Self::Now => Utc::now,
            Self::NextDay => || Utc::now() + TimeDelta::hours(23),
            Self::Late => || Utc::now() + TimeDelta::days(40),
        }
    }
}

/// What the form sees of its stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Both.
    Up,
    /// The fallback store alone: the table is away.
    Down,
    /// The table alone: nobody sees what waits.
    Blind,
}

/// The form at each time, with each sight of one table and one fallback store.
pub struct Doors(BTreeMap<(Clock, Sight), World>);

impl Doors {
    /// Doors to the table behind `line` and the fallback store in the folder `spool`.
    pub async fn new(line: &LocalEngine, spool: &Path) -> Self {
        let mut doors = BTreeMap::new();
        for clock in Clock::ALL {
            for sight in [Sight::Up, Sight::Down, Sight::Blind] {
                let engine = if sight == Sight::Down { nobody() } else { line.clone() };
                let spool = (sight != Sight::Blind).then(|| spool.to_owned());
                let setting = Setting { engine: Some(engine), spool, now: clock.reads(), ..Default::default() };
                doors.insert((clock, sight), World::with(setting).await);
            }
        }
        Self(doors)
    }

    /// The door at this time, with this sight.
    #[must_use]
    pub fn at(&self, clock: Clock, sight: Sight) -> Door<'_> {
        Door::Form(&self.0[&(clock, sight)], clock)
    }
}

/// One door.
#[derive(Clone, Copy)]
pub enum Door<'a> {
    /// Functions that run, each of which may end.
    Functions(&'a Fleet),
    /// The form at a time.
    Form(&'a World, Clock),
}

/// What is answered there.
pub struct Answer {
    /// The HTTP status.
    pub status: u64,
    /// Where it leads.
    pub location: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The same as a page.
    #[must_use]
    pub fn page(&self) -> Page {
        let status = u16::try_from(self.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        Page {
            status: status.unwrap_or_default(),
            location: self.location.clone(),
            headers: Vec::new(),
            text: self.body.clone(),
        }
    }
}

impl Door<'_> {
    /// By which clock it answers.
    #[must_use]
    pub fn clock(&self) -> Clock {
        match self {
            Self::Functions(_) => Clock::Now,
            Self::Form(_, clock) => *clock,
        }
    }

    /// Asks there.
    ///
    /// # Errors
    /// When the function ended before it answered.
    pub async fn ask(&self, method: &str, path: &str, accept: &str, body: &str) -> Result<Answer, Ended> {
        match self {
            Self::Functions(fleet) => {
                let answer = fleet.invoke(event(method, path, accept, body)).await?;
                let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let status = answer["statusCode"].as_u64().unwrap_or_default();
                Ok(Answer { status, location: of(&answer["headers"]["location"]), body: of(&answer["body"]) })
            }
            Self::Form(world, _) => {
                let form = "application/x-www-form-urlencoded";
                let request = Request::builder().method(method).uri(path).header(header::ACCEPT, accept);
                let request = request.header(header::CONTENT_TYPE, form).body(Body::from(body.to_owned()));
                let page = world.ask(request.expect("a request")).await;
                Ok(Answer { status: page.status.as_u16().into(), location: page.location, body: page.text })
            }
        }
    }

    /// A receipt, once it can be opened; none where it cannot after some tries.
    pub async fn receipt(&self, path: &str) -> Option<Answer> {
        for _ in 0..3 {
            match self.ask("GET", path, "text/html", "").await {
                Ok(answer) if answer.status != 503 => return Some(answer),
                Ok(_) | Err(Ended) => {}
            }
        }
        None
    }
}
