//! A random walk through cases: what officers record, one thing after the other,
//! and after each whether list, `show`, receipt, calendar file, look again and
//! `site-gen deadlines` say the same.
//!
//! It reads each face as whoever uses it does: the list and `show` as an officer,
//! pages and calendar file at their addresses, dates by the command. The
//! landlords are the frozen ones, or some that nobody wrote.

use std::fs;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use fastrand::Rng;
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::faces::{self, Landlord, Report, Walked};
use crate::lives::Policy;
use crate::words::{build_into, copy_of_frozen};
use crate::{Setting, World, christmas_eve, day, reference_of};

/// The second it is, for the world of the walk that goes on.
static NOW: AtomicI64 = AtomicI64::new(0);
/// One clock has room for one walk.
static WALKING: Mutex<()> = Mutex::const_new(());

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW.load(Ordering::SeqCst), 0).unwrap_or_default()
}

const KINDS: [EventKind; 19] = [
    EventKind::Acknowledged,
    EventKind::Contacted,
    EventKind::HoldingReplySent,
    EventKind::HoldingReplySent,
    EventKind::ExtensionAgreed,
    EventKind::ExtensionAgreed,
    EventKind::Paused,
    EventKind::Resumed,
    EventKind::HearingHeld,
    EventKind::Responded,
    EventKind::Responded,
    EventKind::FinalResponse,
    EventKind::OfferMade,
    EventKind::OfferAccepted,
    EventKind::Closed,
    EventKind::Reopened,
    EventKind::EscalationRequested,
    EventKind::CircumstanceFound,
    EventKind::CircumstanceEnded,
];

/// One thing that an officer may come to record.
fn drawn(rng: &mut Rng, day: NaiveDate) -> Event {
    let kind = KINDS[rng.usize(..KINDS.len())];
    let event = Event::new(kind, Moment::on(day));
    let event = match kind {
        EventKind::ExtensionAgreed => event.until(day + Days::new(rng.u64(1..40))),
        EventKind::HoldingReplySent if rng.bool() => event.until(day + Days::new(rng.u64(1..40))),
        EventKind::CircumstanceFound | EventKind::CircumstanceEnded => {
            event.about(["outside-bodies", "complex", "risk-to-life"][rng.usize(..3)])
        }
        _ => event,
    };
    if rng.bool() { event.because("a surveyor has to come") } else { event }
}

/// How many landlords one site has, where many are drawn.
const A_SITE: u64 = 40;
/// The day for which sites are built.
const BUILT_FOR: &str = "2026-12-24";

/// A site, its form, and the landlords whose faces are read.
struct Ground {
    world: World,
    landlords: Vec<Landlord>,
    folder: TempDir,
}

impl Ground {
    /// With so many landlords that nobody wrote; with none the frozen ones.
    async fn new(landlords: u64, rng: &mut Rng) -> Self {
        let (folder, folders) = copy_of_frozen();
        let mut drawn = Vec::new();
        if landlords > 0 {
            fs::remove_dir_all(&folders.policies).expect("the copy can be emptied");
        }
        for number in 1..=landlords {
            let (slug, policy) = (format!("drawn-{number}"), Policy::draw(rng));
            let own = folders.policies.join(&slug);
            fs::create_dir_all(&own).expect("a folder can be made");
            let text = policy.text().replacen("Example Homes", &format!("Example Homes {number}"), 1);
            fs::write(own.join("2020-01-01.md"), text).expect("a policy can be written");
            drawn.push((slug, policy));
        }
        let built = folder.path().join("dist");
        build_into(&built, &folders, day(BUILT_FOR)).expect("they build");
        NOW.store(christmas_eve().timestamp(), Ordering::SeqCst);
        let world = World::with(Setting { now, built: &built, ..Default::default() }).await;
        let library = &world.words().library;
        let landlord = |slug: &str| {
            let policy = drawn.iter().find(|(name, _)| name == slug).map(|(_, policy)| policy);
            Landlord::new(slug, policy, &folders, library, day(BUILT_FOR))
        };
        let landlords = world.words().slugs().map(landlord).collect();
        Self { world, landlords, folder }
    }

    /// Sends a complaint and has officers record so many things; reads every face at the end, or after each.
    async fn live(&self, landlord: &Landlord, events: usize, after_each: bool, rng: &mut Rng, report: &mut Report) {
        let start = christmas_eve() + TimeDelta::hours(rng.i64(0..24 * 200));
        NOW.store(start.timestamp(), Ordering::SeqCst);
        let story = format!("Case {}: the heating has been off.", rng.u64(..));
        let mut fields = vec![("what_happened", story.as_str())];
        if rng.u8(..4) == 0 {
            fields.push(("at_risk", "yes"));
        }
        let sent = self.world.send_json(landlord.slug(), &fields).await.json();
        let reference = reference_of(&sent["reference"]);
        let receipt = sent["receipt"].as_str().unwrap_or_default();
        let case = Walked { world: &self.world, landlord, receipt, reference: &reference };
        if after_each {
            faces::compare(case, now(), report).await;
        }
        for _ in 0..events {
            let later = now() + TimeDelta::hours(rng.i64(1..24 * 9));
            NOW.store(later.timestamp(), Ordering::SeqCst);
            let event = drawn(rng, Moment::at(later).day());
            match self.world.record(&reference, event, later).await {
                Ok(number) => {
                    report.recorded += 1;
                    if rng.u8(..12) == 0 {
                        // Struck out again, where nothing rests on it.
                        let _left = self.world.strike(&reference, number, later).await;
                    }
                }
                Err(_) => report.refused += 1,
            }
            if after_each {
                faces::compare(case, now(), report).await;
            }
        }
        if !after_each {
            faces::compare(case, now(), report).await;
        }
    }
}

/// Walks through so many cases until so many events were tried, by a seed, and reads every face after each;
/// `landlords` of them are drawn, with none the frozen ones.
///
/// # Panics
/// When the words cannot be built.
pub async fn walk(cases: usize, events: usize, landlords: u64, seed: u64) -> Report {
    let _alone = WALKING.lock().await;
    let mut rng = Rng::with_seed(seed);
    let ground = Ground::new(landlords, &mut rng).await;
    let mut report = Report::default();
    for _ in 0..cases {
        let landlord = &ground.landlords[rng.usize(..ground.landlords.len())];
        ground.live(landlord, events / cases.max(1), true, &mut rng, &mut report).await;
    }
    report
}

/// Reads every page of so many drawn landlords, and every face of so many cases of each at their end, by a seed.
///
/// # Panics
/// When the words cannot be built.
pub async fn faces(policies: u64, lives: usize, seed: u64) -> Report {
    let _alone = WALKING.lock().await;
    let mut report = Report::default();
    for site in 0..policies.div_ceil(A_SITE) {
        let mut rng = Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(site));
        let ground = Ground::new(A_SITE.min(policies - site * A_SITE), &mut rng).await;
        let library = &ground.world.words().library;
        for landlord in &ground.landlords {
            faces::pages(&ground.folder.path().join("dist/site"), landlord, library, day(BUILT_FOR), &mut report);
            for _ in 0..lives {
                let events = rng.usize(..12);
                ground.live(landlord, events, false, &mut rng, &mut report).await;
                let came = Moment::at(now()).day() - Days::new(rng.u64(..60));
                let asked = (rng.u8(..3) == 0).then(|| came + Days::new(rng.u64(5..60)));
                faces::look_up(&ground.world, landlord, (came, asked), Moment::at(now()), &mut report).await;
            }
        }
    }
    report
}
