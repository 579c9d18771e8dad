//! Two who record at once: whoever comes second reads the complaint anew, with
//! what the first has recorded, and is judged anew; so it is with a write whose
//! answer was lost, which may have been made.

use std::time::Duration;

use store::random::system_random;

use super::refusal::Refusal;

/// How often it is tried: more who work on one complaint at once than a landlord has.
const TRIES: u32 = 8;
/// How often a table that is away is asked again; the SDK itself has then tried for seconds.
const AWAY: u32 = 2;
/// The pause before the second try; each one after is twice as long, and a part of it by chance.
const PAUSE: Duration = Duration::from_millis(15);

/// Does `once` until it is done or refused for another reason than that somebody else wrote, or the table was
/// away; `once` first looks whether it was done before.
pub(crate) async fn tried<T, F: Future<Output = Result<T, Refusal>>>(once: impl Fn() -> F) -> Result<T, Refusal> {
    let (mut met, mut away) = (0, 0);
    loop {
        let fault = match once().await {
            Err(fault) => fault,
            done => return done,
        };
        match &fault {
            Refusal::Meanwhile => met += 1,
            Refusal::Table(table) if table.is_away() => away += 1,
            _ => return Err(fault),
        }
        if met >= TRIES || away > AWAY {
            return Err(fault);
        }
        tokio::time::sleep(pause(met + away)).await;
    }
}

/// Two who met once do not meet again.
fn pause(tries: u32) -> Duration {
    let whole = PAUSE * 2_u32.pow(tries - 1);
    whole / 2 + whole * u32::from(system_random()[0]) / 512
}
