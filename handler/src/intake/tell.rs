//! Somebody is told of what was stored; what cannot be sent now is sent later.

use store::connect;
use store::fallback::waiting;
use store::log;
use store::notice::Notice;

use crate::app::App;

/// Tells somebody, or leaves the notice in the fallback store for the drain.
/// `attempt` is the one that stored what it tells of.
pub(super) async fn tell(app: &App, notice: &Notice, attempt: &[u8; 16]) {
    // The complaint is stored and stays in the register: a notice that fails changes no answer.
    let sent = async {
        match tokio::time::timeout(connect::NOTICE_LIMIT, app.notices.send(notice)).await {
            Ok(Ok(())) => return,
            Ok(Err(fault)) => log::fault("notice", &fault),
            Err(_) => log::fault("notice", &"the notice took too long"),
        }
        if let Err(fault) = waiting::bring_notice(&app.fallback, notice, attempt).await {
            log::fault("notice", &fault);
        }
    };
    if tokio::time::timeout(connect::NOTICE_LIMIT * 2, sent).await.is_err() {
        log::fault("notice", &"neither sent nor kept: the fallback store took too long");
    }
}
