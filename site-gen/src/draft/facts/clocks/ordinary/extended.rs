//! "The deadline may move back by up to ten working days": the answer put off.

use super::super::super::Key;
use super::Round;

pub(super) fn key(round: &Round<'_, '_>) -> Option<Key> {
    let what = round.has(&["exten", "deadline"])
        || round.is(&["target", "date", "time", "delay", "timescale", "period", "limit"]);
    let this = matches!(round.own.as_slice(), ["this" | "it", "can" | "may" | "could" | "might" | "will", ..]);
    let open = round.is(&["until", "ombudsman", "beyond", "unless", "every", "you"]) || round.has(&["updat"]);
    // "Any extension will be limited to 10 working days", "an extension of no more than 10 working days".
    let limited = round.has(&["extension"])
        && (round.says(&["limited", "to"])
            || round.says(&["extension", "of"])
            || round.says(&["extension", "is"])
            || round.says(&["capped", "at"])
            || round.says(&["not", "exceed"]));
    let moves = ["stretched", "moved", "move", "moves", "lengthened", "extended", "put", "pushed", "deferred"];
    let by = round.own.iter().any(|word| moves.contains(word)) && round.is(&["by"]);
    // "A 10-working day extension can be applied."
    let is_length = matches!(round.after.first(), Some(&"extension")) && round.time.is_compound;
    (!open && (is_length || limited || (what || this) && by)).then_some(Key::Extend)
}
