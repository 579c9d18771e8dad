//! `site-gen serve`: build, show the site and take complaints, on this machine.
//!
//! Only this file and the room `local` know the handler's crates.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use drain::{Drain, Notices};
use handler::app::{App, Parts};
use store::fallback::{Fallback, Folder};
use store::marks::MarkKey;
use store::random::system_random;
use store::table::{Table, schema};
use store::words::Words;
use store::{connect, log};
use terminal::visible::in_one_line;
use tokio::time::MissedTickBehavior;
use tower::ServiceExt;

use crate::command_error::CommandError;
use crate::commands::build;
use crate::local::data_folder::DataFolder;
use crate::local::http::{self, Limits};
use crate::local::{engine, handles, keys, listen, pages, stop};
use crate::read::Folders;
use crate::stdout;

/// How soon somebody is told of a complaint.
const TOGETHER: Duration = Duration::from_millis(100);
/// How often the fallback store is looked into.
const DRAIN_INTERVAL: Duration = Duration::from_secs(20);

/// The arguments of `serve`.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeArgs {
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
pub fn run(args: &ServeArgs) -> Result<(), CommandError> {
    // Nothing is touched before it is sure that this is the only server here.
    let data = DataFolder::open(&args.data)?;
    let listener = listen::bind(args.port).map_err(|error| {
        let port = args.port;
        CommandError::Misuse(format!("port {port} cannot be used ({error}); choose another with --port, or --port 0"))
    })?;
    let port = listener.local_addr().map(|a| a.port()).unwrap_or(args.port);
    let out = data.build();
    let built = build::build(&build::BuildArgs {
        out: out.clone(),
        on: None,
        site: format!("http://127.0.0.1:{port}"),
        keep_going: false,
        folders: args.folders.clone(),
    })?;
    // Before there is a table: whoever copies that has its key.
    let contact_key = data.contact_key()?;
    let (file, notices) = (data.table()?, data.notices()?);
    // The runtime below is let go of first, and with it whatever uses the engine; then the engine closes its file.
    let engine = engine::open(Some(&file))?;
    data.name_engine(&engine.local)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CommandError::io("cannot start", &out))?;
    runtime.block_on(async {
        let asked_to_stop = stop::asked();
        let table = Table::new(connect::local(&engine.local), engine::TABLE);
        data.tell_if_lost(schema::ensure(&table).await.map_err(|e| CommandError::Misuse(e.to_string()))?);
        let app = App::new(Parts {
            words: Words::open(&out.join("words")).map_err(|e| CommandError::Misuse(e.to_string()))?,
            table: table.clone(),
            fallback: Fallback::Folder(Folder::new(data.fallback())),
            watched: true,
            stored: Arc::default(),
            now: chrono::Utc::now,
            random: system_random,
            site: String::new(),
            origin_secret: None,
            seal: keys::sealing(&data, &table).await?,
            marks: MarkKey::new(contact_key),
        });
        stdout::print(&format!("http://127.0.0.1:{port}/\n"))?;
        built.say();
        let [file, told, data] = [&file, &notices, &args.data].map(|path| in_one_line(&path.display().to_string()));
        terminal::say(format_args!("Complaints are kept in {file}, notices in {told}."));
        terminal::say(format_args!("Read them with: cargo run -p office --bin register -- list --data {data}"));
        terminal::say("Stop with Ctrl-C.");
        log::install();
        tokio::spawn(bring_home(app.clone(), Notices::Local { file: notices, aloud: true }));
        // What was told is in the table; whoever still waits after the grace is told nothing, and can send again.
        let limits = Limits { connections: handles::connections(), ..Limits::VISITORS };
        let served = http::serve(listener, site(app, &out.join("site")), limits, asked_to_stop).await;
        served.map_err(CommandError::io("cannot serve", &out))
    })
}

/// Somebody is told at once of what was stored, and what waits in the fallback store comes home as soon
/// as the table answers again.
async fn bring_home(app: App, notices: Notices) {
    let mut round = tokio::time::interval(DRAIN_INTERVAL);
    round.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = round.tick() => {}
            // Those who come together are told of together.
            () = app.stored.notified() => tokio::time::sleep(TOGETHER).await,
        }
        let drain = Drain { table: &app.table, fallback: &app.fallback, notices: &notices };
        if let Err(fault) = drain.round().await {
            log::fault("drain", &fault);
        }
    }
}

/// The whole site: static files, the form, and the page for what is not there.
pub fn site(app: App, folder: &Path) -> Router {
    let pages = pages::pages(folder);
    let form = handler::router(app);
    Router::new().fallback(move |request: Request| async move {
        let route = if request.uri().path().starts_with("/form/") { form } else { pages };
        route.oneshot(request).await
    })
}
