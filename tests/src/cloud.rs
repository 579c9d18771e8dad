//! A place to deploy to: the real scripts of `handler/deploy/` over a stand-in for AWS's command line, and at a real
//! address a CDN that keeps pages until it is told to forget them, in front of the bucket and of the real form with the
//! words that the stack has.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use dynoxide::Database;
use handler::app::{App, Parts};
use handler::intake_mode::IntakeMode;
use office::erase::{Eraser, Reason, Role};
use office::keys::OpeningKeys;
use serde_json::{Value, json};
use store::connect::{self, LocalEngine};
use store::fallback::{Fallback, Folder};
use store::random::system_random;
use store::table::Table;
use store::words::Words;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::function::{Fleet, Program, Settings};
use crate::keys::{MARK_KEY, mark_key};
use crate::stream::Stream;
use crate::words::copy;
use crate::{Engine, binary, christmas_eve, copy_of_frozen, encode, root};

mod tables;

use tables::Tables;

/// The day on which stories deploy.
const TODAY: &str = "2026-12-24";

/// A checkout, and a cloud that it is deployed to.
pub struct Cloud {
    folder: TempDir,
    address: String,
    served: Served,
}

#[derive(Clone)]
struct Served {
    cloud: PathBuf,
    engine: LocalEngine,
    tables: Tables,
    kept: Arc<Mutex<Kept>>,
    /// The form, as it was made of the stack.
    form: Arc<Mutex<Option<(String, Router)>>>,
}

/// What the CDN keeps, until it is told once more to forget.
#[derive(Default)]
struct Kept {
    told: usize,
    pages: HashMap<String, Vec<u8>>,
}

/// How a script ended.
#[derive(Debug)]
pub struct Ended {
    /// Whether it said that all is done.
    pub well: bool,
    /// What it printed on stdout.
    pub told: String,
    /// What it said on stderr.
    pub said: String,
}

impl Cloud {
    /// A checkout with one landlord of the frozen words and a built function, and an empty cloud.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let of = |name: &str| folder.path().join(name);
        let (_words, folders) = copy_of_frozen();
        copy(&folders.policies.join("imani"), &of("checkout/policies/imani"));
        copy(&folders.content, &of("checkout/content"));
        fs::create_dir_all(of("cloud/buckets")).expect("a folder can be made");
        fs::write(of("places.ini"), PLACES).expect("a file can be written");
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        OpeningKeys::make(&of("keys")).expect("keys can be made");
        Stream::turn_on(&of("tables.sqlite"), site_gen::local::engine::TABLE).await;
        let engine = Engine::over(Some(&of("tables.sqlite"))).await.local;
        let tables = Tables::over(&engine, of("tables.sqlite"));
        let served = Served { cloud: of("cloud"), engine, tables, kept: Arc::default(), form: Arc::default() };
        let routes = Router::new().fallback(answer).with_state(served.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let cloud = Self { folder, address, served };
        cloud.build_function("redress-words-6");
        cloud
    }

    /// A folder or file of the checkout.
    #[must_use]
    pub fn checkout(&self, name: &str) -> PathBuf {
        self.folder.path().join("checkout").join(name)
    }

    /// A folder or file of the cloud.
    #[must_use]
    pub fn cloud(&self, name: &str) -> PathBuf {
        self.served.cloud.join(name)
    }

    /// The address at which the site answers.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What `sam build` leaves: programs for arm64, of which the form's reads words of this format.
    pub fn build_function(&self, format: &str) {
        let built = self.checkout(".aws-sam/build");
        let program = |name: &str, says: &str| {
            let mut bytes = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\xb7\0".to_vec();
            bytes.extend(says.as_bytes());
            fs::create_dir_all(built.join(name)).expect("a folder can be made");
            fs::write(built.join(name).join("bootstrap"), bytes).expect("a program can be written");
        };
        program("FormFunction", &format!("it says {format} and other things"));
        program("DrainFunction", "");
        program("ArchiveFunction", "");
        let function = |name: &str| json!({ "Type": "AWS::Serverless::Function", "Properties": { "CodeUri": name } });
        let template = json!({ "Resources": {
            "FormFunction": function("FormFunction"), "DrainFunction": function("DrainFunction"),
            "ArchiveFunction": function("ArchiveFunction"),
            "WordsLayer": { "Properties": { "ContentUri": "../../dist/words" } } } });
        fs::write(built.join("template.yaml"), template.to_string()).expect("a template can be written");
    }

    /// The second store, a folder here.
    #[must_use]
    pub fn second_store(&self) -> PathBuf {
        self.folder.path().join("second-store")
    }

    /// Has an officer erase a complaint of a table, by its receipt.
    pub async fn erase(&self, table: &str, receipt: &str) {
        let reference = receipt.split('/').rev().nth(1).and_then(|text| text.parse().ok()).expect("a reference");
        let table = Table::new(connect::local(&self.served.engine), table.to_owned());
        let fallback = Fallback::Folder(Folder::new(self.second_store()));
        let (marks, today) = (mark_key(), christmas_eve().date_naive());
        let eraser = Eraser { table: &table, fallback: &fallback, marks: &marks, by: Role::Keyless, today };
        eraser.erase(&reference, Reason::Asked).await.expect("the stores answer");
    }

    /// Runs a script of `handler/deploy/`.
    pub async fn script(&self, name: &str, arguments: &[&str]) -> Ended {
        self.script_with(name, arguments, &[]).await
    }

    /// The same with settings of its own.
    pub async fn script_with(&self, name: &str, arguments: &[&str], settings: &[(&str, &str)]) -> Ended {
        let _none = fs::remove_file(self.cloud("number"));
        let mut command = tokio::process::Command::new(root().join("handler/deploy").join(name));
        command.args(arguments).current_dir(self.folder.path()).env("AWS", root().join("tests/fixtures/cloud/aws"));
        command.env("CLOUD", &self.served.cloud).env("ADDRESS", &self.address).env("CHECKOUT", self.checkout(""));
        command.env("PLACES", self.folder.path().join("places.ini")).env("SITE_GEN", binary("site-gen"));
        // As an officer's machine has them, for the proof of a restored table.
        command.env("REGISTER", binary("register")).env("REDRESS_KEYS", self.folder.path().join("keys"));
        command.env("REDRESS_ENDPOINT", &self.served.engine.address).env("AWS_ACCESS_KEY_ID", &self.served.engine.key);
        command.env("REDRESS_FALLBACK", self.second_store());
        command.env("REDRESS_CONTACT_KEY", MARK_KEY).env("RESTORE_PAUSE", "0.05");
        command.env("TODAY", TODAY).env("PATIENCE", "1").envs(settings.iter().copied());
        let output = command.output().await.expect("the script runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ended { well: output.status.success(), told: text(&output.stdout), said: text(&output.stderr) }
    }

    /// Runs a script that has to end well.
    pub async fn done(&self, name: &str, arguments: &[&str]) -> Ended {
        let ended = self.script(name, arguments).await;
        assert!(ended.well, "{name} {arguments:?}: {}", ended.said);
        ended
    }

    /// What was asked of AWS so far, a line a call.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        let text = fs::read_to_string(self.cloud("calls")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// What is asked of the address: the status, what the answer says of its words, and the page.
    pub async fn get(&self, path: &str) -> (u16, String, String) {
        self.ask(Request::builder().uri(path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a complaint, and gives the address of its receipt.
    pub async fn send(&self, words: &str) -> String {
        let request = Request::post("/form/imani/send").header("accept", "application/json");
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let body = Body::from(encode(&[("what_happened", words)]));
        let (status, _, text) = self.ask(request.body(body).expect("a request")).await;
        assert_eq!(status, 201, "{text}");
        let answer: Value = serde_json::from_str(&text).expect("an answer");
        answer["receipt"].as_str().expect("an address").to_owned()
    }

    /// Loses everything that is in a table.
    pub fn lose(&self, table: &str) {
        self.served.tables.lose(table);
    }

    /// The file of the tables, past everything that a role may.
    #[must_use]
    pub fn database(&self) -> Database {
        self.served.tables.database()
    }

    /// The table's stream, and the program of the archive that hears it.
    pub async fn archive(&self) -> (Stream, Fleet) {
        let place = self.cloud("buckets/archive").display().to_string();
        let settings = Settings {
            engine: self.served.engine.clone(),
            spool: None,
            program: Program::Archive,
            extra: vec![("REDRESS_ARCHIVE", place)],
            log: self.folder.path().join("log of the archive"),
        };
        let stream = Stream::of(&self.folder.path().join("tables.sqlite"), site_gen::local::engine::TABLE);
        (stream, Fleet::start(1, &settings).await)
    }

    /// Has a copy of the table in a new one, as something else than our scripts makes it.
    pub async fn restored_elsewhere(&self, name: &str) {
        self.served.tables.restore(site_gen::local::engine::TABLE, name).await;
    }

    async fn ask(&self, request: Request) -> (u16, String, String) {
        let response = answer(State(self.served.clone()), request).await;
        let words =
            response.headers().get("redress-words").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("the answer can be read");
        (status, words, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The words that the site says it was made with, as the form says its own.
    pub async fn of_site(&self) -> String {
        let (_, _, text) = self.get("/words.json").await;
        let said: Value = serde_json::from_str(&text).expect("the site says its words");
        format!("{} {}", said["format"].as_str().unwrap_or_default(), said["digest"].as_str().unwrap_or_default())
    }

    /// The words with which the form answers.
    pub async fn of_form(&self) -> String {
        self.get("/form/health").await.1
    }
}

const PLACES: &str = "[DEFAULT]
region = eu-west-2

[staging]
stack = redress-staging

[production]
stack = redress
SealingKeys = officers=04 lead=04
NoticeEmail = team@example.org
firewall_limit = 5000
outside_check = yes
";

/// As the CDN does: the form is asked each time, a page once.
async fn answer(State(served): State<Served>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == "/cloud/dynamodb" {
        let body = to_bytes(request.into_body(), usize::MAX).await.unwrap_or_default();
        return served.tables.answer(&serde_json::from_slice::<Vec<String>>(&body).unwrap_or_default()).await;
    }
    if path.starts_with("/form/") {
        return match served.form() {
            Some(form) => form.oneshot(request).await.into_response(),
            None => StatusCode::BAD_GATEWAY.into_response(),
        };
    }
    match served.page(&path) {
        Some(bytes) => bytes.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Served {
    fn page(&self, path: &str) -> Option<Vec<u8>> {
        let forgotten = fs::read_to_string(self.cloud.join("forgotten")).unwrap_or_default().lines().count();
        let mut kept = self.kept.lock().unwrap_or_else(|e| e.into_inner());
        if kept.told != forgotten {
            *kept = Kept { told: forgotten, pages: HashMap::new() };
        }
        if let Some(page) = kept.pages.get(path) {
            return Some(page.clone());
        }
        let name = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let page = fs::read(self.cloud.join("buckets/site").join(name.trim_start_matches('/'))).ok()?;
        kept.pages.insert(path.to_owned(), page.clone());
        Some(page)
    }

    /// The form with the words and the table that the stack has now.
    fn form(&self) -> Option<Router> {
        let text = fs::read_to_string(self.cloud.join("stack.json")).ok()?;
        let stack: Value = serde_json::from_str(&text).ok()?;
        let words = self.cloud.join("buckets").join(stack["words"].as_str()?);
        let restored = stack["parameters"]["RestoredTable"].as_str().filter(|name| !name.is_empty());
        let mut form = self.form.lock().unwrap_or_else(|e| e.into_inner());
        if form.as_ref().is_none_or(|(of, _)| *of != text) {
            let app = self.app(&words, restored.unwrap_or(site_gen::local::engine::TABLE));
            *form = Some((text, handler::router(app)));
        }
        form.as_ref().map(|(_, router)| router.clone())
    }

    fn app(&self, words: &Path, table: &str) -> App {
        let keys = self.cloud.with_file_name("keys");
        let seal = OpeningKeys::read(&keys).expect("there are keys").sealing().expect("each audience has one");
        App::new(Parts {
            words: Words::open(words).expect("the words can be read"),
            table: Table::new(connect::local(&self.engine), table.to_owned()),
            fallback: Fallback::Nowhere,
            intake: IntakeMode::Normal,
            watched: true,
            rota: None,
            stored: Arc::default(),
            now: christmas_eve,
            random: system_random,
            site: String::new(),
            origin_secret: None,
            seal,
            marks: mark_key(),
        })
    }
}
