//! Where a limit starts, as people write it: `from receipt`, `after the stage 1 response`.

use super::section::squeezed;
use crate::days::clock::{Anchor, Assumed, Start, Step};
use crate::words::fields::nearest;
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
                problems.error(
                    &rules::UNKNOWN_STAGE,
                    at,
                    format!("\"{typed}\" names no stage"),
                    "a stage from 1 to 5, such as `stage 1 response`",
                );
                return None;
            }
        },
        None => (None, plain.as_str()),
    };
    let found = Start::parse(rest).or_else(|| Start::parse(&format!("the {rest}")));
    if found.is_none() {
        let all = Start::ALL.iter().flat_map(|start| start.spellings().iter().copied());
        // Whose letter it is makes the difference.
        let ours = rest.starts_with("our ");
        let all = all.filter(|name| {
            !(ours && name.starts_with("your ") || rest.starts_with("your ") && name.starts_with("our "))
        });
        let write = match nearest(rest, all) {
            Some(near) => format!("`from {near}`"),
            None => format!("one of: {}", Start::ALL.map(Start::name).join(", ")),
        };
        problems.error(&rules::UNKNOWN_START, at, format!("\"{typed}\" is not a start that is known"), write);
    }
    found.map(|start| Anchor { start: meant(start, step), stage })
}

/// What a word means where it stands: nobody's complaint was decided before it was made.
fn meant(start: Start, step: Step) -> Start {
    match (step, start) {
        (Step::Complain, Start::Decision) => Start::DisputedDecision,
        (_, start) => start,
    }
}
