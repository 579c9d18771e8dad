//! More words for a complaint that somebody opened with its key.

use complaints::form::answers::Answers;
use store::complaint::Complaint;
use store::connect;
use store::fallback::waiting;
use store::filing::Filing;
use store::flag::Flag;
use store::log;
use store::notice::{Notice, NoticeKind};
use store::promised::promised;
use store::table::PutOutcome;
use store::table::item::complaint::filed;
use store::words::LandlordWords;

use super::tell::tell;
use crate::app::App;

/// Adds words in the table, or when that does not answer in the fallback
/// store. Whether they are safe.
pub(crate) async fn add(app: &App, words: &LandlordWords, complaint: &Complaint, answers: &Answers) -> bool {
    let digest = answers.digest(words.form(), words.slug());
    let (received, attempt) = (app.now(), (app.random)());
    let mut added = Complaint { digest, attempt, received, ..complaint.clone() }.added_to(complaint);
    // The box asks for no such thing, but a program may send it.
    if answers.are_for_lead(words.form()) && !added.is_for_lead() {
        added.flags.push(Flag::Lead);
    }
    // Danger that is told of later is told to whoever reads notices.
    if answers.speak_of_danger(words.form()) && !added.has(&Flag::Danger) {
        added.flags.push(Flag::Danger);
    }
    let promised = match promised(&app.words, complaint) {
        Ok(promised) => promised,
        Err(fault) => {
            log::fault("deadlines", &fault);
            return false;
        }
    };
    let filing = Filing { complaint: &added, answers, promised: &promised };
    let item = filed(&filing);
    let put = app.table.put_addition(&item, &complaint.reference, added.is_for_lead());
    let new = match tokio::time::timeout(connect::TABLE_LIMIT, put).await {
        // The same words were added before, or just now by a try whose answer was lost: then nobody was told.
        Ok(Ok(PutOutcome::Taken)) => match app.table.addition(&complaint.reference, &digest).await {
            Ok(there) if there == Some(attempt) => true,
            Ok(_) | Err(_) => return true,
        },
        Ok(Ok(_)) => true,
        Ok(Err(_)) | Err(_) => {
            let brought = waiting::bring_addition(&app.fallback, &filing);
            matches!(tokio::time::timeout(connect::FALLBACK_LIMIT, brought).await, Ok(Ok(_)))
        }
    };
    if new {
        tell(app, &Notice::of(&added, &promised, NoticeKind::Addition), &attempt).await;
    }
    new
}
