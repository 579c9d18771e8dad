//! The difference in plain sentences, for the person who made it.

use chrono::NaiveDate;
use complaints::changes::Kind;
use complaints::policy::phrases::Phrases;

use super::{AssessmentDiff, Besides, Diff, LandlordDiff, PageDiff, Period, What};
use crate::changes::{How, SectionChange};

/// Everything that readers will see change.
pub(crate) fn text(diff: &Diff, phrases: &Phrases) -> String {
    if diff.is_empty() && diff.unread.is_empty() {
        return "Readers will see no change.\n".to_owned();
    }
    let mut text = String::new();
    for (names, lines) in by_landlord(diff, phrases) {
        text.push_str(&format!("{names}\n"));
        text.extend(lines.iter().map(|line| format!("  {line}\n")));
        text.push('\n');
    }
    if !diff.pages.is_empty() {
        text.push_str("Pages that every landlord has\n");
        for line in diff.pages.iter().flat_map(of_page) {
            text.push_str(&format!("  {line}\n"));
        }
        text.push('\n');
    }
    if !diff.files.is_empty() {
        text.push_str(&format!("{}\n", of_files(&diff.files)));
    }
    for slug in &diff.unread {
        text.push_str(&format!("{}\n", of_unread(slug)));
    }
    text
}

/// What changes of landlords, under their names: what is the same for several stands once, before the rest.
pub(super) fn by_landlord(diff: &Diff, phrases: &Phrases) -> Vec<(String, Vec<String>)> {
    // Each line with whom it is about, in the order in which they are met.
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for landlord in &diff.landlords {
        for line in of_landlord(landlord, phrases) {
            match lines.iter_mut().find(|(said, of)| *said == line && !of.contains(&landlord.name.as_str())) {
                Some((_, of)) => of.push(&landlord.name),
                None => lines.push((line, vec![&landlord.name])),
            }
        }
    }
    let mut groups: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for (line, of) in lines {
        match groups.iter_mut().find(|(names, _)| *names == of) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((of, vec![line])),
        }
    }
    groups.sort_by_key(|(names, _)| std::cmp::Reverse(names.len()));
    groups.into_iter().map(|(names, lines)| (names.join(", "), lines)).collect()
}

/// What changes of one landlord, each a sentence.
fn of_landlord(landlord: &LandlordDiff, phrases: &Phrases) -> Vec<String> {
    let slug = &landlord.slug;
    match landlord.what {
        What::New => {
            let (_, at) = landlord.moved.clone().unwrap_or_else(|| (String::new(), format!("/{slug}/")));
            return vec![format!("It is new. Its pages will stand at {at}.")];
        }
        What::Gone => {
            return vec![format!(
                "It goes: nothing will stand at /{slug}/ any more, and its form takes no complaints. Complaints that were \
                 sent keep their receipts."
            )];
        }
        What::Changed => {}
    }
    let mut lines: Vec<String> = landlord.periods.iter().flat_map(|period| of_period(period, phrases)).collect();
    lines.extend(landlord.assessment.as_ref().map(|assessment| of_assessment(assessment, slug, phrases)));
    lines.extend(landlord.moved.iter().map(|(was, is)| {
        format!(
            "All its pages and its form move from {was} to {is}{}. Addresses that people kept lead nowhere.",
            match (was.as_str(), is.as_str()) {
                (_, "/") => ", since it is alone on the site now",
                ("/", _) => ", since it is alone on the site no more",
                _ => "",
            }
        )
    }));
    lines.extend(landlord.besides.iter().map(of_the_rest));
    lines.extend(landlord.versions_new.iter().map(|id| {
        format!(
            "The version {id} is new, at /{slug}/policy/{id}/, and counts for complaints of the days on which it held."
        )
    }));
    lines.extend(landlord.versions_gone.iter().map(|id| {
        format!("The version {id} goes: whoever complained under it cannot read it any more at /{slug}/policy/{id}/.")
    }));
    lines
}

/// What else of a version is not as it was.
fn of_the_rest(besides: &Besides) -> String {
    match besides {
        Besides::NoteGone(note) => format!("People are told no more: “{note}”"),
        Besides::Corrects(what) => format!("People are told that this was put right: “{what}”"),
        Besides::CorrectsNoMore(what) => format!("People are told no more that this was put right: “{what}”"),
        Besides::Keys(keys) => format!(
            "Besides, {} {} in another order or otherwise: look at the preview.",
            keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "),
            if keys.len() == 1 { "stands" } else { "stand" }
        ),
    }
}

fn of_assessment(assessment: &AssessmentDiff, slug: &str, phrases: &Phrases) -> String {
    let at = format!("/{slug}/self-assessment/");
    match assessment {
        AssessmentDiff::Published { code, by, on } => format!(
            "Its self-assessment against the {code}, approved by the {by} on {}, is published at {at}.",
            phrases.date(*on)
        ),
        AssessmentDiff::Changed => format!("Its self-assessment at {at} says something else."),
        AssessmentDiff::Gone => format!("Its self-assessment goes: nothing will stand at {at} any more."),
    }
}

fn of_period(period: &Period, phrases: &Phrases) -> Vec<String> {
    let sentence = |change: &complaints::changes::Change| match period.from {
        Some(day) => change.sentence_from(day, phrases),
        None => change.sentence(phrases),
    };
    let mut lines: Vec<String> = period.facts.iter().map(sentence).collect();
    lines.extend(period.sections.iter().map(|section| of_section(section, period.from, phrases)));
    if let Some(note) = &period.note {
        lines.push(format!("People are told: “{note}”"));
    }
    if period.is_announced
        && let Some(day) = period.from
    {
        let day_in_words = phrases.date(day);
        lines.push(match period.facts.is_empty() {
            true => format!(
                "From the next build the policy page says: “A new version of this policy starts on {day_in_words}.”"
            ),
            false => format!("From the next build the policy page says: “New rules start on {day_in_words}.”"),
        });
        if period.facts.iter().any(|change| change.kind == Kind::Time) {
            lines.push(kept(day, phrases));
        }
    }
    lines
}

/// That nobody loses what they were promised.
fn kept(day: NaiveDate, phrases: &Phrases) -> String {
    let before = day.pred_opt().unwrap_or(day);
    format!("A complaint that is sent on {} or before keeps the times of today.", phrases.date(before))
}

pub(super) fn of_section(section: &SectionChange, from: Option<NaiveDate>, phrases: &Phrases) -> String {
    let part = match section.heading.as_str() {
        "" => "The words before the first heading".to_owned(),
        heading => format!("The part “{heading}”"),
    };
    let from = from.map(|day| format!(", from {}", phrases.day(day))).unwrap_or_default();
    match section.how {
        How::New => format!("{part}: new{from}."),
        How::Gone => format!("{part}: gone{from}."),
        How::Changed => format!("{part}: other words{from}.{}", differs(section)),
        How::Renamed => {
            let was = section.heading_was.as_deref().unwrap_or_default();
            format!("{part} was called “{was}”, and has the same words{from}.")
        }
        How::Moved => format!("{part}: the same words, in another place or under a heading of another rank{from}."),
    }
}

/// The first sentence that is not as it was, so that nobody has to look for it.
fn differs(section: &SectionChange) -> String {
    match section.first_difference() {
        Some((was, is)) if is.is_empty() => format!(" No more: “{was}”"),
        Some((was, is)) if was.is_empty() => format!(" New: “{is}”"),
        Some((was, is)) => format!(" First: “{was}” Now: “{is}”"),
        None => String::new(),
    }
}

pub(super) fn of_page(page: &PageDiff) -> Vec<String> {
    let name = format!("“{}”", page.title);
    let address = |path: &str| if path.is_empty() { "the first page".to_owned() } else { format!("{path}/") };
    let at = address(&page.path);
    match page.what {
        What::New => return vec![format!("{name} is new, at {at}.")],
        What::Gone if page.leads_on => {
            return vec![format!("{name} goes. Whoever opens {at} is led to another page.")];
        }
        What::Gone => return vec![format!("{name} goes: whoever opens {at} finds that there is no such page.")],
        What::Changed => {}
    }
    let mut lines = Vec::new();
    if let Some(was) = &page.title_was {
        lines.push(format!("{name} was called “{was}”."));
    }
    if let Some(was) = &page.path_was {
        let was = address(was);
        lines.push(match page.leads_on {
            true => format!("{name} moves from {was} to {at}. Whoever opens the old address is led on."),
            false => format!(
                "{name} moves from {was} to {at}. Whoever opens the old address finds that there is no such page: write \
                 `was: [{}]` at the head of the page to lead them on.",
                was.trim_end_matches('/')
            ),
        });
    }
    lines.extend(page.sections.iter().map(|section| {
        let part = match section.heading.as_str() {
            "" => "the words before the first heading are".to_owned(),
            heading => format!("the part “{heading}” is"),
        };
        match section.how {
            How::New => format!("{name}: {part} new."),
            How::Gone => format!("{name}: {part} gone."),
            How::Changed => format!("{name}: {part} in other words.{}", differs(section)),
            How::Renamed => {
                let was = section.heading_was.as_deref().unwrap_or_default();
                format!("{name}: the part “{}” was called “{was}”, and has the same words.", section.heading)
            }
            How::Moved => format!("{name}: {part} in another place, or under a heading of another rank."),
        }
    }));
    if page.has_other_head {
        lines.push(format!(
            "{name}: its links, its place among them, its summary or its landlords are not as they were."
        ));
    }
    lines
}

pub(super) fn of_files(files: &[String]) -> String {
    let (holidays, rest): (Vec<&String>, Vec<&String>) =
        files.iter().partition(|file| file.as_str() == "bank-holidays.json");
    let is_frame = |file: &&String| ["assets/", "templates/"].iter().any(|folder| file.starts_with(folder));
    let (frame, shared): (Vec<&String>, Vec<&String>) = rest.into_iter().partition(is_frame);
    let list = |files: &[&String]| files.iter().map(|file| file.as_str()).collect::<Vec<_>>().join(", ");
    let mut said = Vec::new();
    if !shared.is_empty() {
        said.push(format!(
            "Words that all landlords share are not as they were ({}): look at the preview.",
            list(&shared)
        ));
    }
    if !frame.is_empty() {
        said.push(format!(
            "Pages look otherwise, or are put together otherwise ({}): look at the preview.",
            list(&frame)
        ));
    }
    if !holidays.is_empty() {
        said.push("The bank holidays are not as they were: dates near them move.".to_owned());
    }
    said.join(" ")
}

fn of_unread(slug: &str) -> String {
    format!("What changes of {slug} can be said once its words are mended: `site-gen check` says what is wrong.")
}
