//! What a version tells besides its stages and bodies: who it is, how to reach
//! it, how days are counted, what the form asks, and what is told of the policy
//! itself.

use super::list::{List, Side};
use super::outside::contacts;
use crate::days::approximate::Approximate;
use crate::days::calendar::DayOne;
use crate::policy::phrases::{ChangePhrase, Family, Phrase, Slot};
use crate::policy::{Dated, Policy, Telling};

/// What is told before the stages.
pub(super) fn beside_stages(side: &Side<'_>, list: &mut List<'_>) {
    let policy = &side.version.policy;
    list.text(Telling::Landlord, Some(policy.landlord.as_str()));
    list.text(Telling::Scheme, side.library.bodies.get(policy.scheme.name()).map(|body| &body.name));
    list.stated(Telling::Who, &policy.who);
    if let Some(own) = policy.contacts.applied() {
        contacts("contacts", Telling::Channel, &own.value, (None, own.section.as_ref()), list);
    }
    for way in &policy.channels {
        let name = way.value.name();
        list.member(Telling::Channel, name, list.phrases.of(Family::Channel, name));
        list.cite(way.section.as_ref());
    }
    list.text(Telling::FormOff, policy.form_off.as_ref().map(|why| why.value.as_str()));
    for format in &policy.formats {
        let name = format.value.name();
        list.member(Telling::Format, name, list.phrases.of(Family::Format, name));
        list.cite(format.section.as_ref());
    }
    list.stated(Telling::Languages, &policy.languages);
    for fact in &policy.time_to_complain {
        let what = list.what(Telling::Complain);
        list.two("time-to-complain", &what, fact, (0, policy));
        list.limit("time-to-complain", Telling::Complain, what, fact.applied(), (0, policy));
    }
    if let Some(cited) = policy.day_one.applied() {
        list.text(Telling::DayOne, Some(day_one(cited.value, list)));
        list.cite(cited.section.as_ref());
    }
    if let Some(cited) = policy.cut_off.applied() {
        list.text(Telling::CutOff, Some(list.phrases.time(cited.value)));
        list.cite(cited.section.as_ref());
    }
    if let Some(cited) = policy.post.applied() {
        list.text(Telling::Post, Some(list.phrases.period(cited.value)));
        list.cite(cited.section.as_ref());
    }
    // Those of other stages are told with them.
    let is_told = |id: &str| policy.procedures.iter().any(|other| other.when == id);
    for one in policy.circumstances.iter().filter(|one| !is_told(&one.id)) {
        list.member(Telling::Circumstance, &one.id, &one.words);
    }
    for closed in policy.closed.iter().filter(|closed| closed.last >= side.on) {
        let (first, last) = (list.phrases.day(closed.first), list.phrases.day(closed.last));
        let why = (Slot::Why, closed.why.as_str());
        let value = match closed.first == closed.last {
            true => list.phrases.fill(ChangePhrase::OneDay, &[(Slot::Date, &first), why]),
            false => list.phrases.fill(ChangePhrase::Days, &[(Slot::Date, &first), (Slot::Until, &last), why]),
        };
        list.member(Telling::Closed, &closed.first.to_string(), &value);
    }
}

/// What is told after the stages and the bodies.
pub(super) fn at_the_end(policy: &Policy, side: &Side<'_>, list: &mut List<'_>) {
    for exclusion in &policy.exclusions {
        let about = exclusion.about.value.as_str();
        let value = exclusion.instead.as_ref().map_or_else(
            || about.to_owned(),
            |other| list.phrases.fill(ChangePhrase::Instead, &[(Slot::What, about), (Slot::Other, other)]),
        );
        list.member(Telling::Exclusion, &about.to_lowercase(), &value);
        list.cite(exclusion.about.section.as_ref());
    }
    for report in &policy.reports {
        let parts = [(Slot::What, report.to.as_str()), (Slot::Time, report.often.as_str())];
        list.member(Telling::Reporting, &report.to.to_lowercase(), &list.phrases.fill(ChangePhrase::ToWhom, &parts));
        list.cite(report.section.as_ref());
    }
    let phrases = list.phrases;
    for (about, paper) in
        [(Telling::YearlyReport, &policy.published.yearly_report), (Telling::Response, &policy.published.response)]
    {
        let paper = paper.as_ref().filter(|paper| paper.is_out(side.on));
        let value = paper.map(|paper| {
            let parts = [paper.year.clone(), Some(phrases.approximate(paper.on)), Some(paper.link.clone())];
            parts.into_iter().flatten().collect::<Vec<_>>().join(phrases.get(Phrase::ListComma))
        });
        list.text(about, value);
    }
    for paper in &policy.related {
        list.member(Telling::Related, &paper.value.to_lowercase(), &paper.value);
        list.cite(paper.section.as_ref());
    }
    list.two("keep", &list.what(Telling::Keep), &policy.retention, (0, policy));
    list.limit("keep", Telling::Keep, list.what(Telling::Keep), policy.retention.applied(), (0, policy));
    form(side, list);
    let shown = |text: &Option<Dated>| {
        let shown = text.as_ref().filter(|text| text.until.is_none_or(|until| side.on <= until));
        shown.map(|text| match text.until {
            Some(until) => {
                phrases.fill(ChangePhrase::Until, &[(Slot::What, &text.text), (Slot::Until, &phrases.day(until))])
            }
            None => text.text.clone(),
        })
    };
    list.text(Telling::Notice, shown(&policy.notice));
    list.text(Telling::ReviewNote, shown(&policy.review_note));
    for update in &policy.updates {
        list.member(Telling::Update, &update.passage.to_lowercase(), &update.text);
    }
    list.stated(Telling::Owner, &policy.owner);
    list.text(Telling::Mark, policy.identity.mark.as_deref());
    list.text(Telling::Colour, policy.identity.colour.map(|colour| colour.to_string()));
    let film = policy.film.as_ref().map(|film| {
        let parts = [Some(film.link.clone()), Some(film.transcript.clone()), film.on.map(|on| phrases.approximate(on))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(phrases.get(Phrase::ListComma))
    });
    list.text(Telling::BslFilm, film);
    for (about, names) in
        [(Telling::AlsoCalled, &policy.identity.also_called), (Telling::Place, &policy.identity.places)]
    {
        for name in names {
            list.member(about, &name.to_lowercase(), name);
        }
    }
    list.text(Telling::Version, policy.version.as_deref());
    let day = |date: Approximate| phrases.approximate(date);
    for (about, date) in [(Telling::Approved, &policy.approved), (Telling::ReviewDue, &policy.review_due)] {
        if let Some(cited) = date {
            list.text(about, Some(day(cited.value)));
            list.cite(cited.section.as_ref());
        }
    }
    list.text(Telling::Nation, Some(phrases.of(Family::Nation, policy.nation.name())));
    list.text(Telling::Demonstration, policy.demonstration.then(|| phrases.get(ChangePhrase::Yes)));
}

/// What the form asks, with its choices.
fn form(side: &Side<'_>, list: &mut List<'_>) {
    for question in side.version.form.questions() {
        list.member(Telling::Question, &question.id, &question.label);
        let what = list.of(&list.what(Telling::QuestionKind), &question.label);
        let id = format!("question.{}.kind", question.id);
        list.push(id, Telling::QuestionKind, what, question.kind.name(), None);
        for choice in &question.choices {
            let what = list.of(&list.what(Telling::Choice), &question.label);
            let id = format!("choice.{}.{}", question.id, choice.id);
            list.push(id, Telling::Choice, what, &choice.label, None);
        }
    }
}

/// Which day is the first that counts.
fn day_one(rule: DayOne, list: &List<'_>) -> String {
    let phrase = match rule {
        DayOne::Next => ChangePhrase::DayOneNext,
        DayOne::Rolled => ChangePhrase::DayOneRolled,
        DayOne::Same => ChangePhrase::DayOneSame,
    };
    list.phrases.get(phrase).to_owned()
}
