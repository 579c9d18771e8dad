//! The difference for programs; its members stay.

use chrono::NaiveDate;
use complaints::policy::phrases::Phrases;
use serde_json::{Value, json};

use super::{AssessmentDiff, Besides, Diff, LandlordDiff, PageDiff, Period};

/// The whole of it.
pub(crate) fn json(diff: &Diff, phrases: &Phrases) -> Value {
    json!({
        "against_day": diff.before,
        "on": diff.on,
        "landlords": diff.landlords.iter().map(|landlord| of_landlord(landlord, phrases)).collect::<Vec<_>>(),
        "pages": diff.pages.iter().map(of_page).collect::<Vec<_>>(),
        "files": diff.files,
        "unread": diff.unread,
    })
}

fn of_landlord(landlord: &LandlordDiff, phrases: &Phrases) -> Value {
    json!({
        "landlord": landlord.slug,
        "name": landlord.name,
        "what": landlord.what,
        "changes": landlord.periods.iter().flat_map(|period| changes(period, phrases)).collect::<Vec<_>>(),
        "parts": landlord.periods.iter().flat_map(parts).collect::<Vec<_>>(),
        "notes": landlord.periods.iter().filter_map(|period| {
            period.note.as_ref().map(|note| json!({ "from": period.from, "words": note }))
        }).collect::<Vec<_>>(),
        "announced": landlord.periods.iter().filter(|period| period.is_announced).map(|period| json!({
            "from": period.from,
            "note": period.note,
        })).collect::<Vec<_>>(),
        "assessment": landlord.assessment.as_ref().map(of_assessment),
        "moved": landlord.moved.as_ref().filter(|(was, _)| !was.is_empty()).map(|(was, is)| json!({ "from": was, "to": is })),
        "besides": landlord.besides.iter().map(besides).collect::<Vec<_>>(),
        "versions_new": landlord.versions_new,
        "versions_gone": landlord.versions_gone,
    })
}

fn besides(one: &Besides) -> Value {
    match one {
        Besides::NoteGone(note) => json!({ "how": "note-gone", "words": note }),
        Besides::Corrects(what) => json!({ "how": "corrects", "words": what }),
        Besides::CorrectsNoMore(what) => json!({ "how": "corrects-no-more", "words": what }),
        Besides::Keys(keys) => json!({ "how": "keys", "keys": keys }),
    }
}

fn of_assessment(assessment: &AssessmentDiff) -> Value {
    match assessment {
        AssessmentDiff::Published { code, by, on } => {
            json!({ "how": "published", "code": code, "approved_by": by, "approved_on": on })
        }
        AssessmentDiff::Changed => json!({ "how": "changed" }),
        AssessmentDiff::Gone => json!({ "how": "gone" }),
    }
}

fn changes(period: &Period, phrases: &Phrases) -> Vec<Value> {
    let sentence = |change: &complaints::changes::Change, from: Option<NaiveDate>| match from {
        Some(day) => change.sentence_from(day, phrases),
        None => change.sentence(phrases),
    };
    let one = |change: &complaints::changes::Change| {
        json!({
            "from": period.from,
            "id": change.id,
            "kind": change.kind.name(),
            "what": change.what,
            "before": change.before,
            "after": change.after,
            "sentence": sentence(change, period.from),
        })
    };
    period.facts.iter().map(one).collect()
}

fn parts(period: &Period) -> Vec<Value> {
    let one = |section: &crate::changes::SectionChange| {
        json!({
            "from": period.from,
            "heading": section.heading,
            "heading_was": section.heading_was,
            "how": section.how,
            "before": section.before,
            "after": section.after,
        })
    };
    period.sections.iter().map(one).collect()
}

fn of_page(page: &PageDiff) -> Value {
    json!({
        "title": page.title,
        "title_was": page.title_was,
        "path": page.path,
        "path_was": page.path_was,
        "leads_on": page.leads_on,
        "what": page.what,
        "parts": page.sections,
        "other_head": page.has_other_head,
    })
}
