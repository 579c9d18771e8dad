//! More words for a complaint that somebody opened with its key.

use complaints::form::answers::Answers;
use complaints::form::reference::Key;
use store::complaint::Complaint;
use store::fallback::waiting;
use store::filing::{Filing, Seals, sealed};
use store::flag::Flag;
use store::promised::promised;
use store::table::item::FORMAT;
use store::table::item::filed::{added, filed};
use store::words::LandlordWords;
use store::{connect, log, marks};

use crate::app::App;

/// Adds words in the table, or when that does not answer in the fallback
/// store. Whether they are safe; with them it is that somebody is told.
pub(crate) async fn add(app: &App, words: &LandlordWords, there: &Complaint, key: Key, answers: &Answers) -> bool {
    let digest = marks::of_addition(key, &answers.digest(words.form(), words.slug()));
    let (received, attempt) = (app.now(), (app.random)());
    let mut words_added = Complaint { format: FORMAT, digest, attempt, received, ..there.clone() }.added_to(there);
    // The box asks for no such thing, but a program may send it.
    if answers.are_for_lead(words.form()) && !words_added.is_for_lead() {
        words_added.flags.push(Flag::Lead);
    }
    // Danger that is told of later is told to whoever reads notices and lists.
    if answers.speak_of_danger(words.form()) && !words_added.has(&Flag::Danger) {
        words_added.flags.push(Flag::Danger);
    }
    let promised = promised(&app.words, there).map_err(|fault| log::fault("deadlines", &fault));
    let Ok(promised) = promised else { return false };
    let filing = |seals| {
        let sealed = sealed(&app.seal, &words_added, answers, seals, None);
        let sealed = sealed.map_err(|fault| log::fault("seal", &fault)).ok()?;
        let office = &app.words.library.office;
        Some(Filing {
            complaint: &words_added,
            sealed,
            promised: &promised,
            found_by: &[],
            added_digest: digest,
            office,
        })
    };
    let Some(known) = filing(Seals::Once) else { return false };
    let added = added(&filed(&known), there);
    let put = app.table.put_addition(&added);
    let safe = match tokio::time::timeout(connect::TABLE_LIMIT, put).await {
        // Stored now, or the same words were added before.
        Ok(Ok(_)) => true,
        Ok(Err(_)) | Err(_) => {
            // What waits may come home to a complaint that is the lead's: nobody can see that just now.
            let Some(filing) = filing(Seals::Twice) else { return false };
            let brought = waiting::bring_addition(&app.fallback, &filing);
            matches!(tokio::time::timeout(connect::FALLBACK_LIMIT, brought).await, Ok(Ok(_)))
        }
    };
    app.stored.notify_one();
    safe
}
