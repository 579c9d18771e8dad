//! How long the papers of a complaint are kept: by a verb of keeping or of doing away
//! with, papers, a complaint, and an end of it from which the time counts.

use complaints::days::period::{Period, Unit};

use super::super::{Key, starts, terms};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::quantity::{Quantity, quantities};

/// Verbs of keeping, and of doing away with.
const KEEPS: [&str; 34] = [
    "keep",
    "keeps",
    "kept",
    "hold",
    "holds",
    "held",
    "retain",
    "retains",
    "retained",
    "store",
    "stores",
    "stored",
    "delete",
    "deletes",
    "deleted",
    "destroy",
    "destroys",
    "destroyed",
    "shred",
    "shredded",
    "erase",
    "erased",
    "lock",
    "locked",
    "archive",
    "archived",
    "stays",
    "stay",
    "remains",
    "remain",
    "removed",
    "wiped",
    "disposed",
    "preserved",
];
/// What is kept.
const PAPERS: [&str; 10] =
    ["system", "record", "file", "paper", "letter", "detail", "information", "correspondence", "document", "data"];
/// Papers of something else, and what the time is not for.
const OTHERS: [&str; 15] = [
    "rent",
    "tenancy",
    "lease",
    "cctv",
    "recording",
    "compliment",
    "staff",
    "contractor",
    "ombudsman",
    "may ",
    "unless",
    "if ",
    "survey",
    "account",
    "statistic",
];

pub(super) fn judge(at: &At<'_, '_>, time: &Quantity) -> Option<Judged> {
    let period = time.period?;
    let lower = at.sentence.lower;
    let keeps = at.own.iter().any(|token| KEEPS.contains(&token.word));
    let papers = terms::has(at.own, &PAPERS) || terms::has(at.own, &["them", "it"]) && is_of_papers(at);
    let heading = at.prose.headings_of(at.block).next().map_or("", |heading| at.prose.lower_of(heading));
    // "How long we keep complaints" above "Five years from the closing of the complaint".
    let headed = ["keep", "retain", "retention"].iter().any(|word| heading.contains(word));
    let (keeps, papers) = (keeps || headed && at.own.is_empty(), papers || headed && at.own.is_empty());
    let of_complaints = ["complain", "concern"].iter().any(|stem| lower.contains(stem) || heading.contains(stem));
    let of_others = OTHERS.iter().any(|other| format!(" {lower}").contains(other));
    let alone = quantities(at.tokens).len() == 1 && !time.is_more && !terms::is_spoken_of(at.tokens, time);
    let ends = ["clos", "end", "conclu", "complet", "finish"];
    let start = starts::behind(at.tokens, time.tokens.end);
    // "… for three years once it is closed".
    let behind = terms::words(at.tokens.get(time.tokens.end..).unwrap_or_default());
    let start = match behind.as_slice() {
        ["once" | "when", rest @ ..] => rest.to_vec(),
        _ => start,
    };
    // "From the end of the financial year in which it was closed": no day of the complaint's own.
    let closed = start.iter().any(|word| ends.iter().any(|stem| word.starts_with(stem)));
    let long = matches!(period, Period::Of { unit: Unit::Months | Unit::Years, .. });
    let of_a_year = start.contains(&"year");
    let fits = long && keeps && papers && of_complaints && !of_others && alone && closed && !of_a_year;
    fits.then(|| judged(at, time, period, Key::Keep, vec![None], Some("closure")))
}

/// "We keep them": whether the sentence or the heading before it has papers in it.
fn is_of_papers(at: &At<'_, '_>) -> bool {
    let heading = at.prose.headings_of(at.block).next().map_or("", |heading| at.prose.lower_of(heading));
    let near = [at.before.unwrap_or_default(), heading];
    near.iter().any(|words| PAPERS.iter().any(|paper| words.contains(paper)))
}
