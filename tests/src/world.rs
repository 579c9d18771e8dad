//! The form as visitors meet it: the real router over a table of its own, and a
//! visitor with a browser of three verbs.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use chrono::{DateTime, Utc};
use drain::{Drain, Duty, Notices};
use handler::app::{App, Parts};
use handler::intake_mode::IntakeMode;
use store::connect;
use store::envelope::SealingKeys;
use store::fallback::{Fallback, Folder};
use store::random::system_random;
use store::table::Table;
use store::words::Words;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::engine::{Engine, table};
use crate::keys::{mark_key, sealing_keys};
use crate::{Page, built, christmas_eve, encode};

/// The form as visitors meet it, over a table of its own.
pub struct World {
    router: Router,
    pub(crate) app: App,
    /// Where complaints are kept.
    pub table: Table,
    /// Where they wait while the table does not answer; what brings them home works for a closed form too.
    pub fallback: Fallback,
    engine: connect::LocalEngine,
    notices: PathBuf,
    told: Notices,
    _folder: TempDir,
}

/// What a story may set.
pub struct Setting<'a> {
    /// The folder that a build wrote.
    pub built: &'a Path,
    /// An engine that has its table, or one that does not answer; `None` starts one in memory.
    pub engine: Option<connect::LocalEngine>,
    /// The instant it is.
    pub now: fn() -> DateTime<Utc>,
    /// Whether what is sent is taken.
    pub intake: IntakeMode,
    /// Whether somebody is told.
    pub watched: bool,
    /// Who is told of danger outside of working hours.
    pub rota: Option<&'a str>,
    /// The public address of the site; empty where nobody says.
    pub site: String,
    /// What the CDN sends.
    pub origin_secret: Option<String>,
    /// The public keys that it seals with.
    pub seal: SealingKeys,
    /// The folder of the fallback store; `None` is none.
    pub spool: Option<PathBuf>,
    /// The file that notices go to; `None` is one of its own.
    pub notices: Option<PathBuf>,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Self {
            built: built(),
            engine: None,
            now: christmas_eve,
            intake: IntakeMode::Normal,
            watched: true,
            rota: None,
            site: String::new(),
            origin_secret: None,
            seal: sealing_keys(),
            spool: None,
            notices: None,
        }
    }
}

impl World {
    /// The frozen words on Christmas Eve 2026.
    pub async fn new() -> Self {
        Self::with(Setting::default()).await
    }

    /// A world with something set otherwise.
    pub async fn with(setting: Setting<'_>) -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let notices = setting.notices.unwrap_or_else(|| folder.path().join("notices"));
        let engine = match setting.engine {
            Some(engine) => engine,
            None => Engine::start().await.local,
        };
        let table = table(&engine);
        let fallback = setting.spool.map_or(Fallback::Nowhere, |folder| Fallback::Folder(Folder::new(folder)));
        let app = App::new(Parts {
            words: Words::open(&setting.built.join("words")).expect("the built words can be read"),
            table: table.clone(),
            fallback: fallback.clone(),
            intake: setting.intake,
            watched: setting.watched,
            rota: setting.rota.map(|rota| rota.parse().expect("a rota")),
            stored: Arc::default(),
            now: setting.now,
            random: system_random,
            site: setting.site,
            origin_secret: setting.origin_secret,
            seal: setting.seal,
            marks: mark_key(),
        });
        let told = Notices::Local { file: notices.clone(), aloud: false };
        Self { router: handler::router(app.clone()), app, table, fallback, engine, notices, told, _folder: folder }
    }

    /// Where its table is, for another world over the same one.
    #[must_use]
    pub fn engine(&self) -> connect::LocalEngine {
        self.engine.clone()
    }

    /// Asks for anything.
    pub async fn ask(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("the answer can be read");
        let of = |name: header::HeaderName| {
            parts.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
        };
        Page {
            status: parts.status,
            location: of(header::LOCATION),
            headers: parts
                .headers
                .iter()
                .map(|(n, v)| (n.to_string(), v.to_str().unwrap_or_default().to_owned()))
                .collect(),
            text: String::from_utf8(bytes.to_vec()).expect("answers are UTF-8"),
        }
    }

    /// Brings home what waits in the fallback store, and tells what was done.
    pub async fn drain(&self) -> serde_json::Value {
        let done = self.drainer().round().await.expect("the fallback store can be listed");
        serde_json::to_value(done).expect("a round is JSON")
    }

    fn drainer(&self) -> Drain<'_> {
        Drain {
            table: &self.table,
            fallback: &self.fallback,
            notices: &self.told,
            ceiling: drain::NOTICE_CEILING,
            duty: self.app.rota.as_ref().map(|rota| Duty { rota, now: self.app.now }),
        }
    }

    /// The same where the fallback store may be broken.
    pub async fn drain_as_it_can(&self) {
        let _broken = self.drainer().round().await;
    }

    /// Opens a page.
    pub async fn open(&self, path: &str) -> Page {
        self.ask(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form as a browser does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.ask(form(path, fields).body(Body::from(encode(fields))).expect("a request")).await
    }

    /// Sends a form as a program does.
    pub async fn send_json(&self, landlord: &str, fields: &[(&str, &str)]) -> Page {
        let path = format!("/form/{landlord}/send");
        let request = form(&path, fields).header(header::ACCEPT, "application/json");
        self.ask(request.body(Body::from(encode(fields))).expect("a request")).await
    }

    /// Everybody is told of what came; the notices so far, one a line.
    pub async fn notices(&self) -> Vec<serde_json::Value> {
        self.drain().await;
        self.told_so_far()
    }

    /// The notices so far, without telling anybody of what came since.
    #[must_use]
    pub fn told_so_far(&self) -> Vec<serde_json::Value> {
        let text = fs::read_to_string(&self.notices).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).expect("a notice is JSON")).collect()
    }
}

fn form(path: &str, _fields: &[(&str, &str)]) -> axum::http::request::Builder {
    Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}
