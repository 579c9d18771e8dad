//! `site-gen serve`: show the site as an editor's preview and take complaints, on this machine.
//!
//! Only this file and the rooms `local` and `preview` know the handler's crates.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use chrono::NaiveDate;
use drain::{Drain, Notices};
use handler::app::{App, Parts};
use handler::intake_mode::IntakeMode;
use store::fallback::{Fallback, Folder};
use store::marks::MarkKey;
use store::random::system_random;
use store::table::{Table, schema};
use store::{connect, log};
use terminal::visible::in_one_line;
use tokio::sync::Notify;
use tokio::time::MissedTickBehavior;
use tower::ServiceExt;

use crate::clock;
use crate::command_error::CommandError;
use crate::commands::site_address::site_address;
use crate::local::data_folder::{DataFolder, Keeps};
use crate::local::http::{self, Limits};
use crate::local::{engine, handles, keys, listen};
use crate::machine;
use crate::machine::to_slash;
use crate::preview::draft::Draft;
use crate::preview::form::{self, Forms};
use crate::preview::{self, Preview, Stopping, day, rounds};
use crate::read::{self, Folders};
use crate::stdout;
use crate::typed_day;

/// How soon somebody is told of a complaint.
const TOGETHER: Duration = Duration::from_millis(100);
/// How often the fallback store is looked into.
const DRAIN_INTERVAL: Duration = Duration::from_secs(20);
/// Where complaints are kept, and where what is sent to a preview of another day or of a draft.
const DATA: &str = ".redress";
const DATA_OF_TRIALS: &str = ".redress-preview";

/// The arguments of `serve`.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeArgs {
    /// The port; 0 picks a free one
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub port: u16,
    /// Where complaints are kept; default .redress, and .redress-preview with --on or --draft
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Show the site and the form of this day
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    pub on: Option<NaiveDate>,
    /// Show a file from outside of the policies as a version of its landlord; its name is the day from which it holds
    #[arg(long, value_name = "FILE")]
    pub draft: Option<PathBuf>,
    /// Whose draft it is, by the name of its folder, where its `landlord:` does not say
    #[arg(long, value_name = "FOLDER", requires = "draft")]
    pub landlord: Option<String>,
    /// Where people find it, such as behind a proxy: for receipts, and for what is printed
    #[arg(long, value_name = "URL", value_parser = site_address)]
    pub site: Option<String>,
    /// Take nothing: whoever sends something gets it back, with the other ways to complain
    #[arg(long)]
    pub closed: bool,
    /// Show pages as a build has them: no problem stands on one, and none loads itself again
    #[arg(long)]
    pub plain: bool,
    /// Where the words are
    #[command(flatten)]
    pub folders: Folders,
}

impl ServeArgs {
    /// The draft, and the day that is shown: with a draft that is to come its first day, if no other is asked for.
    fn what_is_shown(&self) -> Result<(Option<Draft>, Option<NaiveDate>), CommandError> {
        let draft = self.draft.as_ref().map(|file| Draft::find(file, self.landlord.as_deref(), &self.folders));
        let draft = draft.transpose()?;
        let to_come = draft.as_ref().map(|draft| draft.first_day).filter(|day| *day > clock::today());
        Ok((draft, self.on.or(to_come)))
    }
}

/// Serves until it is stopped; each page is made when it is asked for.
///
/// # Errors
/// When there are no words, the port is taken, or the folder cannot be written.
pub fn run(args: &ServeArgs) -> Result<(), CommandError> {
    // A mistyped folder is told at once; what is wrong in it stands on the pages.
    args.folders.are_here()?;
    read::landlords(&args.folders)?;
    let (draft, on) = args.what_is_shown()?;
    let intake = if args.closed { IntakeMode::Closed } else { IntakeMode::Normal };
    let apart = draft.is_some() || on.is_some();
    let (keeps, data_path) = if apart { (Keeps::Trials, DATA_OF_TRIALS) } else { (Keeps::Complaints, DATA) };
    let data_path = args.data.clone().unwrap_or_else(|| data_path.into());
    // Nothing is touched before it is sure that this is the only server here.
    let data = DataFolder::open(&data_path, keeps)?;
    let listener = listen::bind(args.port).map_err(|error| {
        let port = args.port;
        CommandError::Misuse(format!("port {port} cannot be used ({error}); choose another with --port, or --port 0"))
    })?;
    let port = listener.local_addr().map(|a| a.port()).unwrap_or(args.port);
    let address = format!("http://127.0.0.1:{port}");
    let public = args.site.clone().unwrap_or_default();
    on.into_iter().for_each(day::show);
    let origin = if public.is_empty() { address.clone() } else { public.clone() };
    let preview = Arc::new(Preview::new(args.folders.clone(), draft, origin, args.plain, args.closed));
    // Before there is a table: whoever copies that has its key.
    let contact_key = data.contact_key()?;
    let (file, notices) = (data.table()?, data.notices()?);
    // The runtime below is let go of first, and with it whatever uses the engine; then the engine closes its file.
    let engine = engine::open(Some(&file))?;
    data.name_engine(&engine.local)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CommandError::io("cannot start", &data_path))?;
    runtime.block_on(async {
        let asked_to_stop = machine::served::asked_to_stop();
        let table = Table::new(connect::local(&engine.local), engine::TABLE);
        data.tell_if_lost(schema::ensure(&table).await.map_err(|e| CommandError::Misuse(e.to_string()))?);
        let kept = Kept { table, fallback: Fallback::Folder(Folder::new(data.fallback())), stored: Arc::default() };
        let (seal, marks) = (keys::sealing(&data, &kept.table).await?, MarkKey::new(contact_key));
        let routes = {
            let kept = kept.clone();
            move |words| {
                handler::router(App::new(Parts {
                    words,
                    table: kept.table.clone(),
                    fallback: kept.fallback.clone(),
                    intake,
                    watched: true,
                    rota: None,
                    stored: Arc::clone(&kept.stored),
                    now: day::now,
                    random: system_random,
                    site: public.clone(),
                    origin_secret: None,
                    seal: seal.clone(),
                    marks: marks.clone(),
                }))
            }
        };
        let forms = Arc::new(Forms::open(&data.build().join("words"), &preview, Box::new(routes))?);
        stdout::print(&format!("{address}/\n"))?;
        say_what_is_kept(&file, &notices, &data_path, apart);
        log::install();
        tokio::spawn(bring_home(kept, Notices::Local { file: notices, aloud: true }));
        rounds::start(Arc::clone(&preview), Arc::clone(&forms))
            .map_err(CommandError::io("cannot start", &data_path))?;
        // What was told is in the table; whoever still waits after the grace is told nothing, and can send again.
        let limits = Limits { connections: handles::connections(), ..Limits::VISITORS };
        let (stops, stopping) = Stopping::new();
        let asked_to_stop = async move {
            asked_to_stop.await;
            let _nobody_waits = stops.send(true);
        };
        let served = http::serve(listener, site(forms, preview, stopping), limits, asked_to_stop).await;
        served.map_err(CommandError::io("cannot serve", &data_path))
    })
}

fn say_what_is_kept(file: &std::path::Path, notices: &std::path::Path, data: &std::path::Path, apart: bool) {
    let [file, told, data] = [file, notices, data].map(|path| in_one_line(&to_slash(path)));
    if apart {
        terminal::say(format_args!("A preview: what is sent there is kept apart, in {data}, and no officer is told."));
    } else {
        terminal::say(format_args!("Complaints are kept in {file}, notices in {told}."));
    }
    terminal::say(format_args!("Read them with: cargo run -p office --bin register -- list --data {data}"));
    terminal::say("Change a file of the policies or the content, and its pages show it. Stop with Ctrl-C.");
}

/// Where the form keeps what is sent.
#[derive(Clone)]
struct Kept {
    table: Table,
    fallback: Fallback,
    /// Wakes whoever tells of what was stored.
    stored: Arc<Notify>,
}

/// Somebody is told at once of what was stored, and what waits in the fallback store comes home as soon
/// as the table answers again.
async fn bring_home(kept: Kept, notices: Notices) {
    let mut round = tokio::time::interval(DRAIN_INTERVAL);
    round.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = round.tick() => {}
            // Those who come together are told of together.
            () = kept.stored.notified() => tokio::time::sleep(TOGETHER).await,
        }
        let drain = Drain {
            table: &kept.table,
            fallback: &kept.fallback,
            notices: &notices,
            ceiling: drain::NOTICE_CEILING,
            duty: None,
        };
        if let Err(fault) = drain.round().await {
            log::fault("drain", &fault);
        }
    }
}

/// The whole site: its pages, the form, and the page for what is not there.
fn site(forms: Arc<Forms>, preview: Arc<Preview>, stopping: Stopping) -> Router {
    let pages = preview::pages(Arc::clone(&preview), stopping);
    Router::new().fallback(move |request: Request| async move {
        if request.uri().path().starts_with("/form/") {
            return form::answer(&forms, &preview, request).await;
        }
        let answered: Result<Response, _> = pages.oneshot(request).await;
        match answered {
            Ok(response) => response,
            Err(never) => match never {},
        }
    })
}
