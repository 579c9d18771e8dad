//! `site-gen serve`: build, show the site and take complaints, on this machine.
//!
//! Only this file and `engine` know the handler's crates.

use std::fs;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use drain::Drain;
use handler::app::{App, Parts};
use store::fallback::{Fallback, Folder};
use store::notice::Notices;
use store::random::system_random;
use store::table::{Table, schema};
use store::words::Words;
use store::{connect, log};
use tokio::time::MissedTickBehavior;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use crate::command_error::CommandError;
use crate::commands::build;
use crate::engine;
use crate::listen;
use crate::read::Folders;

/// How often the fallback store is looked into.
const DRAIN_INTERVAL: Duration = Duration::from_secs(20);

/// Options of `serve`.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// The port; 0 picks a free one
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub port: u16,
    /// Where complaints are kept
    #[arg(long, value_name = "DIR", default_value = ".redress")]
    pub data: PathBuf,
    /// Where the words are
    #[command(flatten)]
    pub folders: Folders,
}

/// Builds and serves until it is stopped.
///
/// # Errors
/// When the words have problems, the port is taken, or the folder cannot be written.
pub fn run(options: &Options) -> Result<(), CommandError> {
    private_folder(&options.data)?;
    // Nothing is touched before it is sure that this is the only server here.
    let _lock = lock(&options.data)?;
    let listener = listen::bind(options.port).map_err(|error| {
        CommandError::Misuse(format!(
            "port {} cannot be used ({error}); choose another with --port, or --port 0",
            options.port
        ))
    })?;
    let port = listener.local_addr().map(|a| a.port()).unwrap_or(options.port);
    let out = options.data.join("build");
    let built = build::build(&build::BuildArgs {
        out: out.clone(),
        on: None,
        site: format!("http://127.0.0.1:{port}"),
        folders: options.folders.clone(),
    })?;
    let file = options.data.join("complaints.sqlite");
    let engine = engine::start(Some(&file))?;
    private_file(&options.data.join("engine"), engine.to_line().as_bytes())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CommandError::io("cannot start", &out))?;
    runtime.block_on(async {
        let table = Table::new(connect::local(&engine), engine::TABLE);
        schema::ensure(&table).await.map_err(|e| CommandError::Misuse(e.to_string()))?;
        let app = App::new(Parts {
            words: Words::open(&out.join("words")).map_err(|e| CommandError::Misuse(e.to_string()))?,
            table,
            fallback: Fallback::Folder(Folder::new(options.data.join("spool"))),
            notices: Notices::Local { file: options.data.join("notices") },
            now: chrono::Utc::now,
            random: system_random,
            site: String::new(),
            origin_secret: None,
            contact_key: contact_key(&options.data)?,
        });
        let listener = listen::at_once(listener).map_err(CommandError::io("cannot listen for", &out))?;
        println!("http://127.0.0.1:{port}/");
        eprintln!("{} landlords, {} pages, true for {}.", built.landlords, built.pages, built.on);
        eprintln!("Complaints are kept in {}, notices in {}.", file.display(), options.data.join("notices").display());
        eprintln!("Read them with: cargo run -p office --bin register -- list --data {}", options.data.display());
        eprintln!("CommandError with Ctrl-C.");
        log::install();
        tokio::spawn(bring_home(app.clone()));
        let stop = async {
            // Without the signal the server runs until the process ends.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        axum::serve(listener, site(app, &out.join("site")))
            .with_graceful_shutdown(stop)
            .await
            .map_err(CommandError::io("cannot serve", &out))
    })
}

/// What waits in the fallback store comes home as soon as the table answers again.
async fn bring_home(app: App) {
    let mut round = tokio::time::interval(DRAIN_INTERVAL);
    round.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        round.tick().await;
        let drain = Drain { table: &app.table, fallback: &app.fallback, notices: &app.notices };
        if let Err(fault) = drain.round().await {
            log::fault("drain", &fault);
        }
    }
}

/// The whole site: static files, the form, and the page for what is not there.
pub fn site(app: App, folder: &Path) -> Router {
    let missing = ServeFile::new(folder.join("404.html"));
    let files = ServeDir::new(folder).not_found_service(missing);
    let pages = Router::new().fallback_service(files).layer(axum::middleware::map_response(
        move |mut response: axum::response::Response| async move {
            // What the CDN adds on AWS.
            for (name, value) in [
                ("content-security-policy", handler::CONTENT_SECURITY_POLICY),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
            ] {
                response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            response
        },
    ));
    let form = handler::router(app);
    Router::new().fallback(move |request: Request| async move {
        let route = if request.uri().path().starts_with("/form/") { form } else { pages };
        route.oneshot(request).await
    })
}

/// The key by which contacts are marked: drawn once, readable by its owner alone.
fn contact_key(data: &Path) -> Result<Vec<u8>, CommandError> {
    let path = data.join("contact-key");
    if let Ok(key) = fs::read(&path)
        && key.len() == 16
    {
        return Ok(key);
    }
    let key = system_random().to_vec();
    private_file(&path, &key)?;
    Ok(key)
}

/// A folder that its owner alone can look into: it holds what people complained of.
fn private_folder(folder: &Path) -> Result<(), CommandError> {
    fs::create_dir_all(folder).map_err(CommandError::io("cannot make the folder", folder))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(CommandError::io("cannot close", folder))
}

fn private_file(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let mut file = fs::OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .map_err(CommandError::io("cannot write", path))?;
    std::io::Write::write_all(&mut file, bytes).map_err(CommandError::io("cannot write", path))
}

/// Held as long as the server runs: two servers over one file would replace each other's site.
fn lock(data: &Path) -> Result<fs::File, CommandError> {
    let path = data.join("lock");
    let file = fs::File::create(&path).map_err(CommandError::io("cannot write", &path))?;
    file.try_lock().map_err(|_| {
        let data = data.display();
        CommandError::Misuse(format!(
            "another server keeps complaints in {data}; stop it, or name another folder with --data"
        ))
    })?;
    Ok(file)
}
