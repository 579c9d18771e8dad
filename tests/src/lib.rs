//! The world that stories are told in: real words, the real router, the real
//! engine in memory, and a visitor with a browser of three verbs.

pub mod bucket;
pub mod faults;
pub mod function;
pub mod odd;
pub mod people;
pub mod trial;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use handler::app::{Parts, system_random};
use handler::notice::Notices;
use handler::spool::{Folder, Spool};
use handler::table::Table;
use handler::words::Words;
use handler::{App, connect, schema};
use site_gen::command_error::CommandError;
use site_gen::commands::build::{BuildArgs, build};
use site_gen::read::Folders;
use tempfile::TempDir;
use tower::ServiceExt;

/// The top of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the repository").to_path_buf()
}

/// The real words.
#[must_use]
pub fn real() -> Folders {
    Folders { policies: root().join("policies"), content: root().join("content") }
}

/// A day from its parts.
#[must_use]
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day in a story is a real one")
}

/// 24 December 2026, 10 in the morning: the day the examples are told on.
#[must_use]
pub fn christmas_eve() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 24, 10, 0, 0).single().expect("a real instant")
}

/// Builds words into a new folder.
///
/// # Errors
/// As the build does.
pub fn build_into(
    out: &Path,
    folders: &Folders,
    on: NaiveDate,
) -> Result<site_gen::commands::build::Built, CommandError> {
    build(&BuildArgs {
        out: out.to_path_buf(),
        on: Some(on),
        site: "https://example.org".to_owned(),
        folders: folders.clone(),
    })
}

/// The real words, built once a process for 24 December 2026.
#[must_use]
pub fn built() -> &'static Path {
    static BUILT: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, out) = BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let out = folder.path().join("dist");
        build_into(&out, &real(), day("2026-12-24")).expect("the real words build");
        (folder, out)
    });
    out
}

/// A copy of the real words that a story may change.
#[must_use]
pub fn copy_of_words() -> (TempDir, Folders) {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let folders = Folders { policies: folder.path().join("policies"), content: folder.path().join("content") };
    copy(&real().policies, &folders.policies);
    copy(&real().content, &folders.content);
    (folder, folders)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("an entry can be read");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file can be copied");
        }
    }
}

/// Replaces a text in a file, which must be there.
pub fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("the file can be read");
    assert!(text.contains(from), "{} does not say {from:?}", path.display());
    fs::write(path, text.replace(from, to)).expect("the file can be written");
}

/// A table that does not answer: nobody listens on the discard port.
#[must_use]
pub fn nobody() -> connect::Local {
    connect::Local { address: "http://127.0.0.1:9".to_owned(), key: "none".to_owned() }
}

/// The form as visitors meet it, over a table of its own.
pub struct World {
    router: Router,
    /// Where complaints are kept.
    pub table: Table,
    notices: PathBuf,
    _folder: TempDir,
}

/// What a story may set.
pub struct Setting<'a> {
    /// The folder that a build wrote.
    pub built: &'a Path,
    /// The engine; `None` starts one in memory.
    pub engine: Option<connect::Local>,
    /// The instant it is.
    pub now: fn() -> DateTime<Utc>,
    /// Whether somebody is told.
    pub watched: bool,
    /// What the CDN sends.
    pub origin_secret: Option<String>,
    /// The folder of the second store; `None` is none.
    pub spool: Option<PathBuf>,
    /// Whether it brings home what waits there.
    pub drains: bool,
    /// The file that notices go to; `None` is one of its own.
    pub notices: Option<PathBuf>,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Self {
            built: built(),
            engine: None,
            now: christmas_eve,
            watched: true,
            origin_secret: None,
            spool: None,
            drains: true,
            notices: None,
        }
    }
}

impl World {
    /// The real words on Christmas Eve 2026.
    pub async fn new() -> Self {
        Self::with(Setting::default()).await
    }

    /// A world with something set otherwise.
    pub async fn with(setting: Setting<'_>) -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let notices = setting.notices.unwrap_or_else(|| folder.path().join("notices"));
        let stopped = setting.engine.is_some();
        let engine = setting.engine.unwrap_or_else(|| site_gen::engine::start(None).expect("the engine starts"));
        let table = Table::new(connect::local(&engine), "complaints");
        if !stopped {
            schema::ensure(&table).await.expect("the table can be made");
        }
        let app = App::new(Parts {
            words: Words::open(&setting.built.join("words")).expect("the built words can be read"),
            table: table.clone(),
            spool: setting.spool.map_or(Spool::Nowhere, |folder| Spool::Folder(Folder::new(folder))),
            drains: setting.drains,
            notices: if setting.watched { Notices::Local { file: notices.clone() } } else { Notices::Nowhere },
            now: setting.now,
            random: system_random,
            site: String::new(),
            origin_secret: setting.origin_secret,
            contact_key: b"a key for stories".to_vec(),
        });
        Self { router: handler::router(app), table, notices, _folder: folder }
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

    /// Brings home what waits in the second store, and tells what was done.
    pub async fn drain(&self) -> serde_json::Value {
        self.post("/form/drain", &[]).await.json()
    }

    /// A case as an officer sees it.
    pub async fn case(&self, reference: &serde_json::Value) -> handler::item::Whole {
        let reference = reference.as_str().and_then(|r| r.parse().ok()).expect("a reference");
        self.table.whole(&reference, true).await.expect("the table answers").expect("the case is there")
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

    /// The notices so far, one a line.
    #[must_use]
    pub fn notices(&self) -> Vec<serde_json::Value> {
        let text = fs::read_to_string(&self.notices).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).expect("a notice is JSON")).collect()
    }

    /// The references of a landlord's open cases, as the register sees them.
    pub async fn open_cases(&self, landlord: &str) -> Vec<String> {
        let open = self.table.open(landlord).await.expect("the table answers");
        open.into_iter().map(|listed| listed.reference).collect()
    }
}

fn form(path: &str, _fields: &[(&str, &str)]) -> axum::http::request::Builder {
    Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

/// Fields as a form's body.
#[must_use]
pub fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect::<String>()
    };
    fields.iter().map(|(n, v)| format!("{}={}", escape(n), escape(v))).collect::<Vec<_>>().join("&")
}

/// What a visitor sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// Where it leads.
    pub location: String,
    /// All headers.
    pub headers: Vec<(String, String)>,
    /// The text.
    pub text: String,
}

impl Page {
    /// The answer as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("this is no JSON ({e}): {}", self.text))
    }

    /// The words of the page, without its tags.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut inside = false;
        for c in self.text.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    words.push(' ');
                }
                c if !inside => words.push(c),
                _ => {}
            }
        }
        let words = words
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        words.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",")
    }

    /// The value of a hidden field.
    #[must_use]
    pub fn hidden(&self, name: &str) -> Option<String> {
        let start = self.text.find(&format!("type=\"hidden\" name=\"{name}\" value=\""))?;
        let rest = &self.text[start..];
        let value = rest.split("value=\"").nth(1)?;
        Some(value.split('"').next()?.to_owned())
    }

    /// Whether the page says something.
    pub fn says(&self, words: &str) {
        assert!(self.words().contains(words), "the page does not say {words:?}:\n{}", self.words());
    }

    /// Whether the page keeps quiet about something.
    pub fn does_not_say(&self, words: &str) {
        assert!(!self.text.contains(words), "the page says {words:?}:\n{}", self.words());
    }
}

/// The path of a binary that the test command has built.
#[must_use]
pub fn binary(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("a test has a path");
    // A test is built in target/<profile>/deps, a binary beside the one that is looked for.
    let found = this.ancestors().skip(1).take(2).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is not built: run `cargo build --workspace` first"))
}
