//! The stages, the usual ones and those of a circumstance: their times, whose
//! time binds, and what happens at them.

use super::list::{List, Side};
use crate::days::clock::{Cited, Clock, Fact, Limit};
use crate::policy::phrases::{ChangePhrase, Family, Phrase, Slot};
use crate::policy::{After, Policy, Rulebook, Stage, Telling, in_words};
use crate::procedure::{Binding, Binds, LawTime, Procedure};

pub(super) fn all(side: &Side<'_>, list: &mut List<'_>) {
    let policy = &side.version.policy;
    procedure(policy, None, side, list);
    for other in &policy.procedures {
        list.member(Telling::Procedure, &other.when, &in_words::circumstance(&other.when, policy, list.phrases));
        procedure(&other.policy, Some(&other.when), side, list);
    }
}

/// Of which stage of which procedure something is told.
struct At<'a> {
    /// What stands before its names: `stage-1`, or `staff.stage-1` of the procedure for `staff`.
    id: String,
    number: u8,
    /// What it is called after "at"; none where there is only one.
    name: Option<String>,
    when: Option<&'a str>,
    policy: &'a Policy,
}

fn procedure(policy: &Policy, when: Option<&str>, side: &Side<'_>, list: &mut List<'_>) {
    let calendar = side.library.calendar(policy);
    let rules = Rulebook { policy, ..side.library.rulebook(policy, &calendar) };
    let times = Procedure::of(&rules, side.on);
    let count = times.stages.len();
    let of = when.map(|id| format!("{id}.")).unwrap_or_default();
    let what = list.under(list.what(Telling::Stages), when, policy);
    list.push(format!("{of}stages"), Telling::Stages, what, &count.to_string(), None);
    // By their names, so that one that goes, comes or is called otherwise is told as such.
    let names: Vec<String> =
        (1..).zip(&policy.stages).map(|(number, _)| in_words::stage_name(policy, number, list.phrases)).collect();
    if !names.is_empty() {
        let what = list.under(list.what(Telling::Name), when, policy);
        list.push(
            format!("{of}stages.names"),
            Telling::Name,
            what,
            &names.join(list.phrases.get(Phrase::ListComma)),
            None,
        );
    }
    for times in &times.stages {
        let number = times.number;
        let name = (count > 1).then(|| name(policy, number, list));
        let at = At { id: format!("{of}stage-{number}"), number, name, when, policy };
        if let Some(stage) = policy.stage(number) {
            list.stage(&at, stage);
        }
        for (step, about, binding) in [
            ("acknowledge", Telling::BindsAcknowledge, &times.acknowledge),
            ("respond", Telling::BindsRespond, &times.respond),
        ] {
            let value = list.binding(binding, &at);
            list.at(&at, &format!("{step}.binds"), about, &value, None, None);
        }
        if let Some(time) = &times.extend {
            let what = list.told_at(Telling::LawExtend, &at, None);
            let value = list.law(time, &at);
            list.push(format!("law.{}.extend", at.id), Telling::LawExtend, what, &value, None);
        }
    }
}

/// Behind what a step without a time stands, where that is not its usual place behind the answer.
fn behind(after: After) -> Option<Telling> {
    match after {
        After::Start | After::Respond => None,
        After::Acknowledge => Some(Telling::Acknowledge),
        After::Contact => Some(Telling::Contact),
        After::Hearing => Some(Telling::Hearing),
        After::Escalate => Some(Telling::Escalate),
    }
}

/// `stage 1`, or what the landlord calls it.
fn name(policy: &Policy, number: u8, list: &List<'_>) -> String {
    let plain = list.phrases.fill(ChangePhrase::Stage, &[(Slot::N, &number.to_string())]);
    let own = in_words::stage_name(policy, number, list.phrases);
    if own.to_lowercase() == plain.to_lowercase() { plain } else { own }
}

impl List<'_> {
    fn stage(&mut self, at: &At<'_>, stage: &Stage) {
        self.said(at, Telling::About, &stage.about);
        self.said(at, Telling::AnsweredBy, &stage.answered_by);
        self.said(at, Telling::NotBy, &stage.not_by);
        if let Some(body) = &stage.heard_by {
            let contacts = body.contacts.iter().map(|(_, value)| value.clone());
            let all: Vec<String> = std::iter::once(body.name.clone()).chain(contacts).collect();
            self.fact(at, Telling::HeardBy, Some(all.join(self.phrases.get(Phrase::ListComma))));
            self.cite(body.section.as_ref());
        }
        self.clocks(at, "acknowledge", Telling::Acknowledge, &stage.acknowledge);
        let says = stage.acknowledge_says.iter().map(|c| self.phrases.of(Family::Says, c.value.name()).to_owned());
        let says: Vec<String> = says.collect();
        if !says.is_empty() {
            self.fact(at, Telling::Says, Some(self.phrases.and(&says)));
            let sections = stage.acknowledge_says.iter().filter_map(|cited| cited.section.clone());
            let sections: Vec<String> = sections.collect();
            self.cite((!sections.is_empty()).then(|| sections.join(self.phrases.get(Phrase::ListComma))).as_ref());
        }
        self.clocks(at, "contact", Telling::Contact, &stage.contact);
        self.clocks(at, "hearing", Telling::Hearing, &stage.hearing);
        self.clocks(at, "report", Telling::Report, &stage.report);
        self.clocks(at, "draft", Telling::Draft, &stage.draft);
        self.clocks(at, "respond", Telling::Respond, &stage.respond);
        self.said(at, Telling::RespondAgreed, &stage.respond_agreed);
        if let Some(hold) = &stage.hold {
            self.said(at, Telling::HoldBecause, &hold.because);
            self.clocks(at, "hold", Telling::Hold, &hold.send);
            self.clocks(at, "new-target", Telling::NewTarget, &hold.new_target);
        }
        self.one(at, Telling::Extend, &stage.extend);
        self.said(at, Telling::Pause, &stage.pause);
        self.said(at, Telling::Skip, &stage.skip);
        self.one(at, Telling::Escalate, &stage.escalate);
        let late = stage.late_request.as_ref().map(|c| self.phrases.of(Family::LateRequest, c.value.name()).to_owned());
        let own = stage.escalate_after.applied();
        self.fact(at, Telling::EscalateAfter, own.map(|own| own.value.clone()).or(late));
        if let Some(section) =
            own.map(|own| &own.section).or_else(|| stage.late_request.as_ref().map(|late| &late.section))
        {
            self.cite(section.as_ref());
        }
        self.said(at, Telling::EscalateReasons, &stage.escalate_reasons);
        self.one(at, Telling::Reopen, &stage.reopen);
        self.one(at, Telling::Offer, &stage.offer);
        self.one(at, Telling::Comment, &stage.comment);
        self.one(at, Telling::WriteBack, &stage.write_back);
        for also in &stage.also {
            let name = format!("also.{}", also.says.value.to_lowercase());
            let says = (Slot::What, also.says.value.as_str());
            let value = match (also.after, behind(also.after)) {
                (After::Start, _) => self.phrases.fill(ChangePhrase::First, &[says]),
                (_, Some(step)) => self
                    .phrases
                    .fill(ChangePhrase::Behind, &[says, (Slot::Other, self.phrases.of(Family::Told, step.name()))]),
                (_, None) => also.says.value.clone(),
            };
            self.at(at, &name, Telling::Also, &value, None, None);
            self.cite(also.says.section.as_ref());
        }
    }

    fn said(&mut self, at: &At<'_>, about: Telling, fact: &Fact<String>) {
        if let Some(cited) = fact.applied() {
            self.fact(at, about, Some(cited.value.clone()));
            self.cite(cited.section.as_ref());
        }
    }

    fn fact(&mut self, at: &At<'_>, about: Telling, value: Option<String>) {
        if let Some(value) = value {
            self.at(at, about.name(), about, &value, None, None);
        }
    }

    fn one(&mut self, at: &At<'_>, about: Telling, fact: &Fact<Limit>) {
        if let Some(limit) = fact.applied() {
            let value = in_words::rule(limit, at.number, at.policy, self.phrases);
            self.at(at, about.name(), about, &value, None, Some(limit.clone()));
            self.two_at(at, about.name(), about, None, fact);
        }
    }

    fn two_at(&mut self, at: &At<'_>, name: &str, about: Telling, when: Option<&str>, fact: &Fact<Limit>) {
        let what = self.told_at(about, at, when);
        self.two(&format!("{}.{name}", at.id), &what, fact, (at.number, at.policy));
    }

    fn clocks(&mut self, at: &At<'_>, step: &str, about: Telling, clocks: &[Clock]) {
        for clock in clocks {
            let Some(limit) = clock.limit.applied() else { continue };
            let value = in_words::rule(limit, at.number, at.policy, self.phrases);
            let step = clock.when.as_ref().map_or_else(|| step.to_owned(), |when| format!("{step}.{when}"));
            self.at(at, &step, about, &value, clock.when.as_deref(), Some(limit.clone()));
            self.two_at(at, &step, about, clock.when.as_deref(), &clock.limit);
        }
    }

    fn at(
        &mut self,
        at: &At<'_>,
        name: &str,
        about: Telling,
        value: &str,
        when: Option<&str>,
        limit: Option<Cited<Limit>>,
    ) {
        let what = self.told_at(about, at, when);
        self.push(format!("{}.{name}", at.id), about, what, value, limit);
    }

    /// `Our answer at stage 1, if there is a risk to somebody’s life`.
    fn told_at(&self, about: Telling, at: &At<'_>, when: Option<&str>) -> String {
        let what = self.what(about);
        let what = match &at.name {
            Some(name) => self.phrases.fill(ChangePhrase::AtStage, &[(Slot::What, &what), (Slot::Stage, name)]),
            None => what,
        };
        let what = self.under(what, when, at.policy);
        self.under(what, at.when, at.policy)
    }

    fn under(&self, what: String, when: Option<&str>, policy: &Policy) -> String {
        let Some(when) = when else { return what };
        let why = in_words::circumstance(when, policy, self.phrases);
        self.phrases.fill(ChangePhrase::If, &[(Slot::What, &what), (Slot::Why, &why)])
    }

    /// Whose time counts, with the law's where that does.
    fn binding(&self, binding: &Binding<'_>, at: &At<'_>) -> String {
        let phrase = match binding.binds {
            Binds::Nobody => ChangePhrase::BindsNobody,
            Binds::Policy => ChangePhrase::BindsPolicy,
            Binds::LawAlone => ChangePhrase::BindsLawAlone,
            Binds::LawFirst => ChangePhrase::BindsLaw,
            Binds::ByTheDay => ChangePhrase::BindsByTheDay,
        };
        match (&binding.law, phrase) {
            (Some(time), ChangePhrase::BindsLaw | ChangePhrase::BindsLawAlone | ChangePhrase::BindsByTheDay) => {
                self.phrases.fill(phrase, &[(Slot::Source, &time.law.name), (Slot::Rule, &self.law(time, at))])
            }
            (None, ChangePhrase::BindsLaw | ChangePhrase::BindsLawAlone | ChangePhrase::BindsByTheDay) => {
                self.phrases.get(ChangePhrase::BindsPolicy).to_owned()
            }
            (_, phrase) => self.phrases.get(phrase).to_owned(),
        }
    }

    fn law(&self, time: &LawTime<'_>, at: &At<'_>) -> String {
        self.phrases.rule(&time.limit.value, at.number, &|n| self.phrases.stage_number(n))
    }
}
