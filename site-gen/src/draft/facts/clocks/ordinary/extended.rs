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
    // "The new date will be no later than ten working days after the original one."
    let of_the_first = round.start.iter().any(|word| matches!(*word, "original" | "first" | "initial" | "due"))
        && (matches!(round.start.as_slice(), ["the", "first" | "original"])
            || round.start.iter().any(|word| matches!(*word, "one" | "date" | "deadline" | "target" | "timescale")));
    let newer = of_the_first && round.is(&["new", "revised", "later"]) && round.is(&["date", "deadline", "target"]);
    // "We can take up to five working days more."
    let more = round.after.first() == Some(&"more")
        && round.is(&["we"])
        && round.is(&["take", "need", "have"])
        && !round.is(&["unless", "every", "you"]);
    // "The most that they may add is twenty working days."
    let adds =
        round.is(&["most"]) && round.is(&["add", "adds"]) && round.own.last() == Some(&"is") && !round.is(&["you"]);
    // "… before the 10 days are over, and will take at most another 10."
    let longest = round.says(&["at", "most"]) || round.says(&["up", "to"]) || round.says(&["more", "than"]);
    let takes =
        round.own.windows(2).any(|two| matches!(two, ["will" | "may" | "can", "take" | "need" | "have" | "use"]));
    let another = round.time.is_more && takes && longest && !round.is(&["you", "contractor", "repair"]);
    // "No more than ten further working days will be taken."
    let taken =
        matches!(round.after.as_slice(), ["will" | "may" | "can", "be", "taken" | "needed" | "used" | "added", ..]);
    let passive = round.time.is_more && longest && taken && !round.is(&["you", "contractor", "repair"]);
    // "Where the target cannot be met a further ten working days are allowed."
    let late = [
        "cannot",
        "can't",
        "not possible",
        "unable",
        "longer",
        "more time",
        "complex",
        "complicated",
        "necessary",
        "if need be",
    ]
    .iter()
    .any(|words| round.at.sentence.lower.contains(words));
    let given = matches!(
        round.after.as_slice(),
        ["are" | "is", "allowed" | "given" | "granted" | "permitted" | "available" | "added", ..]
            | ["will" | "may" | "can", "be", "allowed" | "given" | "granted" | "agreed" | "permitted" | "added", ..]
    );
    let granted = round.time.is_more && late && given && !round.is(&["you", "contractor", "repair"]);
    // "If that proves impossible, the answer will come no more than a week later."
    let late = late
        || ["impossible", "not be possible", "need longer"].iter().any(|words| round.at.sentence.lower.contains(words));
    let later =
        round.after.first() == Some(&"later") && late && round.has(&["answer", "respon", "repl", "decision", "date"]);
    if later && round.start.is_empty() && !round.is(&["contractor", "repair"]) {
        return Some(Key::Extend);
    }
    // "The extra time is never more than ten working days."
    let length = round.own.windows(2).any(|two| matches!(two, ["extra" | "additional" | "further" | "added", "time"]))
        || round.is(&["extension", "delay"]);
    let most = longest
        || round.is(&["exceed", "maximum"])
        || round.says(&["longer", "than"])
        || round.says(&["limited", "to"]);
    let capped = length && most && round.start.is_empty() && !round.is(&["you", "contractor", "repair", "until"]);
    if capped || granted || newer || more || adds || another || passive {
        return Some(Key::Extend);
    }
    (!open && (is_length || limited || (what || this) && by)).then_some(Key::Extend)
}
