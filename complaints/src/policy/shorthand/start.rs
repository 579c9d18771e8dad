//! Where a limit starts, as people write it: `from receipt`, `after the stage 1 response`.

use super::section::squeezed;
use super::start_words;
use crate::days::clock::{Anchor, Assumed, Start, Step};
use crate::words::nearest::nearest;
use crate::words::own_line;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Parts `10 working days from receipt`; people also write `after`, `following` and `of`.
pub(super) fn start_after(line: &str) -> (&str, Option<&str>) {
    // "The end of the next working day" has an `of` of its own.
    let ends = line.trim_start_matches("the ").starts_with("end of ");
    let words = [" from ", " after ", " following ", " of "];
    let parted = words.iter().filter(|word| !(ends && **word == " of ")).find_map(|word| line.split_once(word));
    parted.map_or((line, None), |(period, from)| (period.trim(), Some(from.trim())))
}

/// Where a step starts when the policy does not say.
#[must_use]
pub fn usual_start(step: Step) -> Anchor {
    let start = match step {
        Step::Acknowledge | Step::Contact | Step::Hold | Step::Hearing | Step::Report | Step::Draft | Step::Respond => {
            Start::Receipt
        }
        Step::Escalate => Start::Response,
        Step::Ombudsman => Start::FinalResponse,
        Step::Reopen => Start::Closure,
        Step::AcceptOffer => Start::Offer,
        Step::Comment => Start::Draft,
        Step::WriteBack => Start::Message,
        Step::Complain => Start::Problem,
    };
    Anchor { start, stage: None }
}

/// Where a limit starts that does not say: on top of what was promised, or where its step usually does.
pub(super) fn unwritten_start(step: Step, more: bool, assumed: &mut Vec<Assumed>) -> Anchor {
    if more {
        return Anchor { start: Start::DueDate, stage: None };
    }
    assumed.insert(0, Assumed::Start);
    usual_start(step)
}

/// Reads `START`, or `stage N START`.
pub(super) fn read_from(typed: &str, step: Step, at: Place, problems: &mut Problems<'_>) -> Option<Anchor> {
    let plain = squeezed(typed);
    let plain = ["the date of ", "date of ", "the day of ", "day of "]
        .iter()
        .find_map(|word| plain.strip_prefix(word))
        .unwrap_or(&plain)
        .to_owned();
    let staged = plain.strip_prefix("the ").unwrap_or(&plain).strip_prefix("stage ");
    let (stage, rest) = match staged.and_then(|t| t.split_once(' ')) {
        Some((number, rest)) => match number.parse::<u8>() {
            Ok(n @ 1..=5) => (Some(n), rest),
            _ => {
                let meant = nearest_start(&plain, step).filter(|meant| meant.starts_with(|c: char| c.is_alphabetic()));
                let write = meant.map_or_else(
                    || "a stage from 1 to 5, such as `from stage 1 response`".to_owned(),
                    |meant| format!("`{}`; a stage has a number from 1 to 5", line_with(typed, &meant, at, problems)),
                );
                problems.error(&rules::UNKNOWN_STAGE, at, format!("\"{typed}\" names no stage"), write);
                return None;
            }
        },
        None => (None, plain.as_str()),
    };
    let found = known_start(rest);
    if found.is_none() {
        tell_unknown(typed, &plain, step, at, problems);
    }
    found.map(|start| Anchor { start: meant(start, step), stage })
}

/// Tells of a start that is not known. What stands behind one that is known says something that the facts would lose:
/// it is named, and no line is offered without it.
fn tell_unknown(typed: &str, plain: &str, step: Step, at: Place, problems: &mut Problems<'_>) {
    if let Some((start, rest)) = known_before(plain) {
        let of_section = rest.trim_end_matches([',', '.', ';']);
        let is_stop = of_section.is_empty() || of_section.starts_with('(') && of_section.ends_with(')');
        let bare = typed.trim_end_matches([',', '.', ';']);
        let whole = own_line::with(problems, at, typed, bare).filter(|_| is_stop);
        let write = whole.map_or_else(
            || {
                "behind the start a section in brackets alone; a time for some cases is a line of its own with `when:`, \
                 and what excuses a longer time stands behind `, unless`"
                    .to_owned()
            },
            |whole| format!("`{whole}`"),
        );
        let rest = if is_stop { rest.trim_start_matches(of_section) } else { rest };
        problems.error(&rules::UNKNOWN_START, at, format!("\"{rest}\" is not read behind \"{start}\""), write);
        return;
    }
    let write = nearest_start(plain, step).map_or_else(
        || "one of the starts in policies/README.md, such as receipt, acknowledgement or the response".to_owned(),
        |meant| format!("`{}`; policies/README.md has all starts", line_with(typed, &meant, at, problems)),
    );
    problems.error(&rules::UNKNOWN_START, at, format!("\"{typed}\" is not a start that is known"), write);
}

/// The longest start that is known with which a text begins, and what stands behind it.
fn known_before(plain: &str) -> Option<(&str, &str)> {
    let ends = plain.match_indices([' ', ',', '.', ';']).map(|(at, _)| at);
    let mut parted = ends.filter_map(|at| plain.split_at_checked(at)).filter(|(start, _)| known_start(start).is_some());
    parted.next_back().map(|(start, rest)| (start, rest.trim_start()))
}

/// The author's line with another start; what they write before it, such as `after`, stays if it is read.
fn line_with(typed: &str, meant: &str, at: Place, problems: &Problems<'_>) -> String {
    let words = ["from", "after", "following", "of"];
    let whole = words
        .iter()
        .find_map(|word| own_line::with(problems, at, &format!(" {word} {typed}"), &format!(" from {meant}")));
    whole.or_else(|| own_line::with(problems, at, typed, meant)).unwrap_or_else(|| format!("from {meant}"))
}

fn known_start(plain: &str) -> Option<Start> {
    Start::parse(plain).or_else(|| Start::parse(&format!("the {plain}")))
}

/// The start that a text is, or was most likely meant to be, in words that are read.
pub(super) fn nearest_start(typed: &str, step: Step) -> Option<String> {
    let plain = squeezed(typed);
    if let Some((stage, rest)) = plain.trim_start_matches("the ").strip_prefix("stage ").and_then(|t| t.split_once(' '))
    {
        let words = ["one", "two", "three", "four", "five"];
        let stage =
            words.iter().position(|word| *word == stage).map_or_else(|| stage.to_owned(), |n| (n + 1).to_string());
        return nearest_start(rest, step).map(|start| format!("stage {stage} {}", start.trim_start_matches("the ")));
    }
    if known_start(&plain).is_some() {
        return Some(plain);
    }
    // "From stage 1": what ends that stage.
    if let Some(stage) = plain.trim_start_matches("the ").strip_prefix("stage ").filter(|stage| stage.len() == 1) {
        return stage.parse::<u8>().is_ok().then(|| format!("stage {stage} response"));
    }
    // Whose letter it is makes the difference.
    let (ours, yours) = (plain.starts_with("our "), plain.starts_with("your "));
    let all = Start::ALL.iter().flat_map(|start| start.spellings().iter().copied());
    let letters = Start::Letter.spellings();
    let all = all.filter(|name| {
        !(ours && (name.starts_with("your ") || letters.contains(name)) || yours && name.starts_with("our "))
    });
    // A slip of the fingers; another word means another thing.
    let is_slip = |near: &&str| strsim::damerau_levenshtein(&plain, near) <= 2;
    let near = nearest(&plain, all).filter(is_slip).map(str::to_owned);
    near.or_else(|| start_words::meant(&plain, step).map(|start| start.name().to_owned()))
}

/// What a word means where it stands: nobody's complaint was decided before it was made.
fn meant(start: Start, step: Step) -> Start {
    match (step, start) {
        (Step::Complain, Start::Decision) => Start::DisputedDecision,
        (_, start) => start,
    }
}
