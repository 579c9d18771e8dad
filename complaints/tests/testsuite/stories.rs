//! Cases to draw from: a policy, a receipt, and a record of what happened that makes sense.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use chrono::{Days, TimeDelta};
use complaints::case::events::{Event, EventKind, Events};
use complaints::case::json::{DeadlineJson, deadline_json, standing_json};
use complaints::case::timeline::{Timeline, timeline};
use complaints::days::calendar::Calendar;
use complaints::days::clock::{Cited, Fact, Limit, Step};
use complaints::days::moment::Moment;
use complaints::policy::shorthand::limit_fact;
use complaints::policy::{CIRCUMSTANCES, Policy};
use complaints::words::located::{Node, Value};
use complaints::words::problem::{Place, Problems};
use proptest::prelude::*;

use crate::dates::moments;
use crate::words::{landlord, landlords, library};

/// One case.
#[derive(Clone)]
pub(crate) struct Story {
    /// The policy it is judged by.
    pub(crate) policy: Policy,
    /// The circumstances that hold.
    pub(crate) when: Vec<String>,
    /// What happened, in order.
    pub(crate) record: Vec<Event>,
}

impl fmt::Debug for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.policy.landlord, self.policy.id)?;
        for Event { kind, stage, at, until, id, reason } in &self.record {
            write!(f, " | {}", kind.name())?;
            stage.iter().try_for_each(|stage| write!(f, "@{stage}"))?;
            write!(f, "={}", at.to_rfc3339())?;
            until.iter().try_for_each(|day| write!(f, ",until={day}"))?;
            id.iter().try_for_each(|id| write!(f, ",id={id}"))?;
            reason.iter().try_for_each(|why| write!(f, ",reason={why}"))?;
        }
        self.when.iter().try_for_each(|id| write!(f, " | when={id}"))
    }
}

impl Story {
    /// A case of which nothing is known but the receipt.
    pub(crate) fn new(policy: Policy, received: Moment) -> Self {
        Self { policy, when: Vec::new(), record: vec![Event::new(EventKind::Received, received).at_stage(1)] }
    }

    /// A case as on the command line: events and `when=` circumstances, with ` | ` between them.
    pub(crate) fn of(policy: &Policy, record: &str) -> Self {
        let (when, events): (Vec<_>, Vec<_>) =
            record.split('|').map(str::trim).partition(|part| part.starts_with("when="));
        let event = |part: &&str| part.parse::<Event>().unwrap_or_else(|e| panic!("{part}: {e}"));
        Self {
            policy: policy.clone(),
            when: when.iter().filter_map(|part| part.strip_prefix("when=")).map(str::to_owned).collect(),
            record: events.iter().map(event).collect(),
        }
    }

    /// And this happened.
    pub(crate) fn and(&self, event: Event) -> Self {
        let mut story = self.clone();
        story.record.push(event);
        story
    }

    /// Without some of what happened.
    pub(crate) fn without(&self, gone: impl Fn(&Event) -> bool) -> Self {
        let mut story = self.clone();
        story.record.retain(|event| !gone(event));
        story
    }

    /// Without new dates for an answer.
    pub(crate) fn not_put_off(&self) -> Self {
        self.without(|e| matches!(e.kind, EventKind::HoldingReplySent | EventKind::ExtensionAgreed))
    }

    /// When the complaint was received.
    pub(crate) fn received(&self) -> Moment {
        self.record.iter().find(|e| e.kind == EventKind::Received).expect("a receipt").at
    }

    /// When the last thing happened.
    pub(crate) fn last(&self) -> Moment {
        self.record.iter().map(|e| e.at).max_by_key(|at| at.utc()).expect("a receipt")
    }

    /// The days its landlord works.
    pub(crate) fn calendar(&self) -> Cow<'static, Calendar> {
        static REAL: OnceLock<Vec<Calendar>> = OnceLock::new();
        let real = || landlords().iter().map(|l| &l.versions[0].policy);
        let all = REAL.get_or_init(|| real().map(|policy| library().calendar(policy)).collect());
        let known = real().position(|p| (p.nation, &p.closed) == (self.policy.nation, &self.policy.closed));
        known.map_or_else(|| Cow::Owned(library().calendar(&self.policy)), |n| Cow::Borrowed(&all[n]))
    }

    /// The dates of the case at `now`, if the calendar covers them.
    pub(crate) fn look<R>(
        &self,
        calendar: &Calendar,
        now: Moment,
        see: impl FnOnce(&Timeline<'_>, &Events) -> R,
    ) -> Option<R> {
        let rules = library().rulebook(&self.policy, calendar);
        let stages = rules.stages(self.received().day());
        let events = Events::new(self.record.clone(), stages).unwrap_or_else(|e| panic!("{self:?}: {e}"));
        let events = self.when.iter().fold(events, |events, id| events.when(id.clone()));
        timeline(&rules, &events, now).ok().map(|timeline| see(&timeline, &events))
    }

    /// The dates, told.
    pub(crate) fn told(&self, calendar: &Calendar) -> Option<Vec<DeadlineJson>> {
        let tell = |timeline: &Timeline<'_>, _: &Events| {
            timeline.deadlines.iter().map(|d| deadline_json(d, &self.policy, calendar, &library().phrases)).collect()
        };
        self.look(calendar, self.last(), tell)
    }

    /// Everything there is to tell at `now`: the dates, how they stand, what was refused, what is remarked.
    pub(crate) fn standing_json(&self, calendar: &Calendar, now: Moment) -> Option<(Vec<DeadlineJson>, String)> {
        self.look(calendar, now, |timeline, _| {
            let all = timeline.deadlines.iter();
            let all = all.map(|d| standing_json(d, &self.policy, calendar, &library().phrases)).collect();
            (all, format!("{:?} {:?} {:?}", timeline.refused, timeline.new_complaint, timeline.remarks))
        })
    }
}

/// One more thing that happened: what, days and minutes after the last, the
/// new date in days after it, and whether a reason was given.
type Raw = (usize, u64, Option<i64>, u64, bool);

const KINDS: [EventKind; 24] = [
    EventKind::Acknowledged,
    EventKind::Acknowledged,
    EventKind::HoldingReplySent,
    EventKind::HoldingReplySent,
    EventKind::ExtensionAgreed,
    EventKind::ExtensionAgreed,
    EventKind::Paused,
    EventKind::Resumed,
    EventKind::Responded,
    EventKind::Responded,
    EventKind::EscalationRequested,
    EventKind::EscalationRequested,
    EventKind::EscalationRequested,
    EventKind::Contacted,
    EventKind::CommitteeReceived,
    EventKind::InvestigationEnded,
    EventKind::HearingHeld,
    EventKind::FinalResponse,
    EventKind::OfferMade,
    EventKind::OfferAccepted,
    EventKind::Closed,
    EventKind::Reopened,
    EventKind::Skipped,
    EventKind::OmbudsmanAsked,
];

/// Cases of every policy there is, received from 2012 to 2034, whenever the policy was written.
pub(crate) fn stories() -> impl Strategy<Value = Story> {
    let landlord = 0..landlords().len();
    let before = (prop::option::of(0_u64..500), prop::option::of(0_u64..200));
    let minutes = prop::option::of(prop_oneof![1 => Just(0_i64), 3 => 0_i64..36 * 60]);
    let raw = (0..KINDS.len(), 0_u64..16, minutes, 0_u64..45, prop::bool::ANY);
    let steps = prop::collection::vec(raw, 0..14);
    (landlord, moments(), before, steps, any::<(u8, u8)>()).prop_map(|(landlord, received, before, steps, (a, b))| {
        let policy = landlords()[landlord].versions[0].policy.clone();
        let known = CIRCUMSTANCES.into_iter().chain(policy.circumstances.iter().map(|c| c.id.as_str()));
        // One in four holds.
        let when = known.enumerate().filter(|(n, _)| (a & b) >> n & 1 == 1).map(|(_, id)| id.to_owned()).collect();
        let mut story = Story { when, ..Story::new(policy, received) };
        let problem = before.0.map(|days| Moment::on(received.day() - Days::new(days)));
        let aware = before.1.map(|days| received.day() - Days::new(days));
        let aware = aware.map(|day| Moment::on(problem.map_or(day, |problem| day.max(problem.day()))));
        story.record.extend(problem.map(|at| Event::new(EventKind::Problem, at)));
        story.record.extend(aware.map(|at| Event::new(EventKind::Aware, at)));
        happen(&mut story, received, &steps);
        story
    })
}

/// Adds what can have happened of `steps`, in order, each at the stage the case is in.
fn happen(story: &mut Story, received: Moment, steps: &[Raw]) {
    let calendar = story.calendar();
    let stages = library().rulebook(&story.policy, &calendar).stages(received.day()).max(1);
    let (mut stage, mut at, mut paused) = (1, received, false);
    let mut once = BTreeSet::new();
    for (kind, days, minutes, until, reason) in steps {
        let kind = match KINDS[*kind] {
            EventKind::Paused | EventKind::Resumed if paused => EventKind::Resumed,
            EventKind::Resumed => EventKind::Paused,
            kind => kind,
        };
        let on_to_the_next = matches!(kind, EventKind::EscalationRequested | EventKind::Skipped);
        let again = matches!(
            kind,
            EventKind::HoldingReplySent
                | EventKind::ExtensionAgreed
                | EventKind::Paused
                | EventKind::Resumed
                | EventKind::Responded
                | EventKind::Contacted
                | EventKind::Closed
                | EventKind::Reopened
        );
        if on_to_the_next && stage == stages
            || !again && !once.insert((kind, if kind == EventKind::OmbudsmanAsked { 0 } else { stage }))
        {
            continue;
        }
        at = match minutes {
            Some(minutes) => Moment::at(at.utc() + TimeDelta::days(*days as i64) + TimeDelta::minutes(*minutes)),
            None => Moment::on(at.day() + Days::new((*days).max(1))),
        };
        if matches!(kind, EventKind::Paused | EventKind::Resumed) {
            paused = kind == EventKind::Paused;
            // At one instant a clock stops or starts, and not both.
            at = Moment::at(at.utc() + TimeDelta::minutes(1));
        }
        if kind == EventKind::EscalationRequested {
            (stage, paused) = (stage + 1, false);
        }
        let event = Event::new(kind, at);
        let event = if kind == EventKind::OmbudsmanAsked { event } else { event.at_stage(stage) };
        if kind == EventKind::Skipped {
            (stage, paused) = (stage + 1, false);
        }
        // Every third holding reply names no date.
        let dated = kind == EventKind::ExtensionAgreed || kind == EventKind::HoldingReplySent && until % 3 > 0;
        let event = if dated { event.until(at.day() + Days::new(until + 1)) } else { event };
        let puts_off = matches!(kind, EventKind::HoldingReplySent | EventKind::ExtensionAgreed);
        story.record.push(if puts_off && *reason { event.because("a surveyor has to visit") } else { event });
    }
}

/// A limit as an author writes it on one line.
pub(crate) fn limit(line: &str) -> Fact<Limit> {
    let at = Place { line: 1, column: 1 };
    let mut problems = Problems::new("a line", line);
    let node = Node { at, value: Value::Text(line.to_owned()) };
    let fact = limit_fact(&node, Step::Respond, "respond", &mut problems);
    let problems = problems.into_vec();
    assert!(problems.is_empty(), "{line}: {problems:?}");
    fact
}

/// A fact that a policy states.
pub(crate) fn stated<T>(value: T) -> Fact<T> {
    Fact::Stated(Cited { value, section: None, at: Place { line: 1, column: 1 } })
}

/// A policy of one stage without a scheme, that answers within this limit and promises nothing else.
pub(crate) fn answers_within(line: &str) -> Policy {
    use complaints::days::clock::Clock;
    use complaints::policy::Scheme;
    let mut policy = landlord("imani").versions[0].policy.clone();
    policy.scheme = Scheme::None;
    policy.ombudsman.clear();
    let stage = &mut policy.stages[0];
    stage.acknowledge.clear();
    stage.hold = None;
    stage.respond = vec![Clock { when: None, limit: limit(line) }];
    policy
}
