//! What holds for the dates of every case, under every policy there is.

use chrono::{Days, TimeDelta};
use complaints::case::events::{Event, EventKind};
use complaints::case::timeline::{Basis, Because, Bound, Deadline, Due, Late, State};
use complaints::days::calendar::DayOne;
use complaints::days::clock::{Anchor, Assumed, Fact, Limit, Owner, Start, Step};
use complaints::days::count::Counted;
use complaints::days::moment::Moment;
use complaints::days::period::{Period, Unit};
use complaints::policy::Closed;
use complaints::words::problem::Place;
use proptest::prelude::*;

use crate::dates::{day, periods};
use crate::random::config;
use crate::stories::{Story, answers_within, stated, stories};
use crate::words::library;

/// How late `at` is, by the words: hours begun up to two days where both times are known, else days.
fn late(due: Counted<'_>, at: Moment) -> Late {
    let days = u32::try_from((at.day() - due.last_day()).num_days()).expect("not before");
    if !due.timed() || due.rests_on_a_day() || at.time().is_none() {
        return Late::Days(days);
    }
    let minutes = (at.instant() - due.due_at()).num_minutes();
    let hours = u32::try_from(minutes / 60 + i64::from(at.instant() > due.due_at() + TimeDelta::hours(minutes / 60)))
        .expect("not before");
    if hours < 48 { Late::Hours(hours.max(1)) } else { Late::Days(days) }
}

/// Whether the state of a deadline says what the record and the day say.
fn stands_as_told(deadline: &Deadline<'_>, now: Moment) -> bool {
    let due = deadline.outer_bound();
    match (deadline.state, due) {
        (State::Met(at), Some(due)) => !due.is_past(at),
        (State::Met(at), None) => {
            matches!(deadline.due, Due::Waiting { bound: Some(Bound::AtLeast(bound)), .. } if !bound.is_past(at))
        }
        // A day of which no time is known says nothing of a limit in hours, be it the first day or the last.
        (State::Done(at), due) => {
            let unknown = |due: Counted<'_>| due.timed() && at.time().is_none() || due.may_be_past(at);
            due.is_none_or(|due| unknown(due) && !due.is_past(at))
        }
        (State::Missed(by, at), due) => {
            // By the date that had passed when a new one was told.
            let missed = deadline.moved.and_then(|m| m.passed).filter(|passed| passed.is_past(at)).or(due);
            missed.is_some_and(|due| due.is_past(at) && by == late(due, at))
        }
        // What was late when the complaint was closed is late by that, and no more.
        (State::Overdue(by), due) => due.is_some_and(|due| due.is_past(now) && by <= late(due, now)),
        (State::DueToday, due) => due.is_some_and(|due| due.due_date <= now.day() && !due.is_past(now)),
        (State::Upcoming, due) => due.is_some_and(|due| due.due_date > now.day()),
        (State::NotStarted(Because::Waiting), _) => matches!(deadline.due, Due::Waiting { .. }),
        (State::NotStarted(Because::Stopped), _) => matches!(deadline.due, Due::Stopped { .. }),
        (State::NotStarted(Because::NotStated), _) => deadline.due == Due::NotStated,
        (State::NotStarted(_) | State::Over(_), _) => true,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_deadline_stands_as_its_date_and_the_day_of_asking_say(story in stories(), hours in 0_i64..24 * 400) {
        let now = Moment::at(story.last().utc() + TimeDelta::hours(hours));
        story.look(&story.calendar(), now, |timeline, _| {
            timeline.deadlines.iter().for_each(|d| assert!(stands_as_told(d, now), "{} {:?}: {:?} {:?}", d.stage, d.step, d.due, d.state));
        });
    }

    #[test]
    fn the_moment_of_asking_changes_no_date(story in stories(), hours in prop::array::uniform2(-24_i64 * 100..24 * 400)) {
        let calendar = story.calendar();
        let told = hours.map(|hours| {
            let now = Moment::at(story.last().utc() + TimeDelta::hours(hours));
            let (mut told, rest) = story.standing_json(&calendar, now)?;
            told.iter_mut().for_each(|told| told.standing = None);
            Some((told, rest))
        });
        prop_assert_eq!(&told[0], &told[1]);
    }

    #[test]
    fn events_in_any_order_give_the_same_timeline(
        (story, record) in stories().prop_flat_map(|story| (Just(story.clone()), Just(story.record).prop_shuffle())),
    ) {
        // What happened on one day stays in the order in which it is given.
        let days: Vec<_> = story.record.iter().map(|e| e.at.day()).collect();
        prop_assume!(days.iter().collect::<std::collections::BTreeSet<_>>().len() == days.len());
        let (calendar, now) = (story.calendar(), story.last());
        let shuffled = Story { record, ..story.clone() };
        prop_assert_eq!(story.standing_json(&calendar, now), shuffled.standing_json(&calendar, now));
    }

    #[test]
    fn how_a_deadline_stands_is_told_with_what_belongs_to_it(story in stories(), hours in 0_i64..24 * 400) {
        let now = Moment::at(story.last().utc() + TimeDelta::hours(hours));
        let told = story.standing_json(&story.calendar(), now).map(|(told, _)| told);
        for told in told.into_iter().flatten() {
            let standing = told.standing.expect("asked for");
            let (late, done, because) = match standing.state.as_str() {
                "upcoming" | "due today" => (false, false, false),
                "overdue" => (true, false, false),
                "met" | "done" => (false, true, false),
                "missed" => (true, true, false),
                _ => (false, false, true),
            };
            let found = (standing.late_by.is_some(), standing.done_at.is_some(), standing.because.is_some());
            prop_assert_eq!(found, (late, done, because), "{} {}", told.step, standing.state);
            prop_assert_eq!(told.due_at.and_then(|at| Some(at.split_once('T')?.0.to_owned())), told.due_date.map(|day| day.to_string()));
        }
    }

    #[test]
    fn acknowledging_in_time_never_moves_the_answer_past_the_bound_that_was_promised(story in stories(), percent in 0_i32..=100) {
        let calendar = story.calendar();
        let received = story.received();
        let story = Story { when: story.when, ..Story::new(story.policy, received) };
        let bounds = |story: &Story| story.look(&calendar, received, |timeline, _| {
            let acknowledge = timeline.deadlines.iter().filter(|d| (d.stage, d.step) == (1, Step::Acknowledge));
            let in_time = acknowledge.filter_map(Deadline::counted).map(|due| due.due_at().to_utc()).min();
            let answers = timeline.deadlines.iter().filter(|d| (d.stage, d.step) == (1, Step::Respond));
            (in_time, answers.map(|d| d.outer_bound().map(|bound| bound.due_at())).collect::<Vec<_>>())
        });
        let Some((Some(in_time), promised)) = bounds(&story) else { return Ok(()) };
        let at = received.utc() + (in_time - received.utc()) * percent / 100;
        let (_, then) = bounds(&story.and(Event::new(EventKind::Acknowledged, Moment::at(at)))).expect("covered as before");
        for (promised, then) in promised.into_iter().zip(then) {
            prop_assert!(then <= promised, "{:?} was promised, {:?} it is", promised, then);
        }
    }

    #[test]
    fn the_law_knows_no_closure_days_and_no_office_hours(story in stories(), closed in 0_u64..60, long in 0_u64..20) {
        let story = story.not_put_off();
        // A new date may be no later than a first date that the closure moved, and then moves nothing.
        let story = story.not_put_off();
        let mut other = story.clone();
        let first = story.received().day() + Days::new(closed);
        other.policy.closed.push(Closed { first, last: first + Days::new(long), why: "closed".to_owned(), at: Place::default() });
        other.policy.cut_off = stated(chrono::NaiveTime::MIN);
        other.policy.day_one = stated(DayOne::Rolled);
        let law = |story: &Story| {
            let calendar = story.calendar();
            // A request that is a new complaint depends on a window of the landlord's own.
            story.look(&calendar, story.last(), |timeline, _| timeline.new_complaint.is_some()).filter(|new| !new)?;
            let all = story.told(&calendar)?.into_iter().filter(|told| told.basis == "law");
            Some(all.collect::<Vec<_>>())
        };
        if let (Some(with), Some(without)) = (law(&other), law(&story)) {
            prop_assert_eq!(with, without);
        }
    }

    #[test]
    fn a_closure_day_of_the_landlords_never_makes_a_promise_earlier(story in stories(), closed in 0_u64..60, long in 0_u64..20) {
        // A new date may be no later than a first date that the closure moved, and then moves nothing.
        let story = story.not_put_off();
        let mut other = story.clone();
        let first = story.received().day() + Days::new(closed);
        other.policy.closed.push(Closed { first, last: first + Days::new(long), why: "closed".to_owned(), at: Place::default() });
        let promises = |story: &Story| story.look(&story.calendar(), story.last(), |timeline, _| {
            let promises = timeline.deadlines.iter().filter(|d| d.is_promise());
            (timeline.new_complaint.is_some(), promises.map(|d| d.outer_bound().map(|c| c.due_at())).collect::<Vec<_>>())
        });
        if let (Some((false, with)), Some((false, without))) = (promises(&other), promises(&story)) {
            for (with, without) in with.into_iter().zip(without) {
                // A pause that came when its time was over may now come in time: then the date is not known.
                prop_assert!(with.is_none() || with >= without, "{:?} became {:?}", without, with);
            }
        }
    }

    #[test]
    fn beside_each_promise_stands_the_law_of_the_day_of_receipt(story in stories()) {
        let received = story.received().day();
        let scheme = story.policy.scheme;
        let in_force = library().laws.iter().filter(|law| law.scheme == Some(scheme) && law.from <= received).max_by_key(|law| law.from);
        story.look(&story.calendar(), story.last(), |timeline, _| {
            for deadline in &timeline.deadlines {
                if let (Basis::Law(law), None) = (deadline.basis, deadline.when) {
                    assert_eq!((law.scheme, Some(law.from)), (Some(scheme), in_force.map(|law| law.from)));
                }
            }
            for (stage, times) in (1..).zip(in_force.iter().flat_map(|law| &law.stages)) {
                for (step, fact) in [(Step::Acknowledge, &times.acknowledge), (Step::Respond, &times.respond), (Step::Escalate, &times.escalate)] {
                    let all = timeline.deadlines.iter().filter(|d| !d.is_promise() && d.when.is_none() && (d.stage, d.step) == (stage, step));
                    assert_eq!(all.count(), usize::from(fact.applied().is_some()), "stage {stage}, {}", step.name());
                }
            }
        });
    }

    #[test]
    fn the_later_of_two_times_is_the_one_that_ends_last(
        story in stories(), windows in prop::array::uniform3(periods()), problem in 0_u64..400, aware in 0_u64..400,
    ) {
        let starts = [Start::Problem, Start::Aware, Start::Receipt].map(|start| Anchor { start, stage: None });
        let Fact::Stated(line) = crate::stories::limit("1 day from the problem") else { unreachable!() };
        let limit = |n: usize| Limit { within: windows[n], from: starts[n], assumed: Vec::new(), ..line.value.clone() };
        let later = Limit { or_later: vec![(windows[1], starts[1]), (windows[2], starts[2])], ..limit(0) };
        let mut policy = answers_within("10 working days from receipt");
        policy.time_to_complain = [limit(0), limit(1), limit(2), later].map(stated).to_vec();
        let received = story.received();
        let happened = received.day() - Days::new(problem);
        let known = (happened + Days::new(aware)).min(received.day());
        let story = Story::new(policy, received)
            .and(Event::new(EventKind::Problem, Moment::on(happened)))
            .and(Event::new(EventKind::Aware, Moment::on(known)));
        story.look(&story.calendar(), received, |timeline, _| {
            let due: Vec<_> = timeline.deadlines[..4].iter().map(|d| d.counted().expect("started").due_at()).collect();
            assert_eq!(due[3], due[0].max(due[1]).max(due[2]));
        });
        // While one has not started, it is not due before the others.
        let story = story.without(|event| event.kind == EventKind::Aware);
        story.look(&story.calendar(), received, |timeline, _| {
            let due: Vec<_> = timeline.deadlines[..4].iter().map(|d| d.counted().map(|c| c.due_at())).collect();
            let Due::Waiting { on, bound: Some(Bound::AtLeast(bound)) } = timeline.deadlines[3].due else { panic!("{:?}", timeline.deadlines[3]) };
            assert_eq!((on, due[1], Some(bound.due_at())), (starts[1], None, due[0].max(due[2])));
        });
    }

    #[test]
    fn a_stage_that_nobody_asked_for_has_no_date_that_counts_from_asking(story in stories()) {
        story.look(&story.calendar(), story.last(), |timeline, events| {
            for deadline in timeline.deadlines.iter().filter(|d| d.stage > 1 && events.request(d.stage).is_none()) {
                let from = deadline.limit().map(|l| l.value.from).filter(|from| from.stage.is_none());
                if from.is_some_and(|from| matches!(from.start, Start::Receipt | Start::EscalationRequest)) {
                    assert!(matches!(deadline.due, Due::Waiting { on, .. } if on.start == Start::EscalationRequest), "{deadline:?}");
                }
            }
        });
    }

    #[test]
    fn a_residents_last_day_is_worked_unless_the_limit_says_otherwise(story in stories()) {
        let calendar = story.calendar();
        story.look(&calendar, story.last(), |timeline, _| {
            for deadline in timeline.deadlines.iter().filter(|d| d.owed_by() == Owner::Resident) {
                let usual = deadline.limit().is_some_and(|l| l.value.ends.is_none());
                let Some(due) = deadline.counted().filter(|_| usual) else { continue };
                assert_eq!(deadline.basis.calendar(&calendar).not_worked(due.due_date), None, "{deadline:?}");
            }
        });
    }

    #[test]
    fn the_law_leads_where_it_is_alone_or_earlier_or_still_stands_when_the_promise_is_broken(story in stories(), hours in 0_i64..24 * 60) {
        let now = Moment::at(story.last().utc() + TimeDelta::hours(hours));
        story.look(&story.calendar(), now, |timeline, events| {
            for (stage, step) in (1..=3).flat_map(|stage| [(stage, Step::Acknowledge), (stage, Step::Respond)]) {
                let all = || timeline.deadlines.iter().filter(move |d| (d.stage, d.step, d.when) == (stage, step, None));
                let leads = timeline.leading(stage, step);
                // What a circumstance's time, or a new answer, has taken the place of does not lead.
                let replaced = |d: &Deadline<'_>| matches!(d.state, State::Over(Because::Replaced(_)));
                if events.answers_anew(stage).is_some() || all().any(replaced) {
                    continue;
                }
                let (own, by_law) = (all().find(|d| d.is_promise()), all().find(|d| !d.is_promise()));
                assert_eq!(leads.is_some(), own.is_some() || by_law.is_some());
                let date = |d: Option<&Deadline<'_>>| d.and_then(Deadline::outer_bound).map(|c| c.due_at());
                let overdue = |d: Option<&Deadline<'_>>| d.is_some_and(|d| matches!(d.state, State::Overdue(_)));
                let law_leads = match (date(own), date(by_law)) {
                    (Some(promised), Some(law)) => law < promised || overdue(own) && !overdue(by_law),
                    (promised, law) => law.is_some() && promised.is_none() || own.is_none() && by_law.is_some(),
                };
                assert_eq!(leads.is_some_and(|d| !d.is_promise()), law_leads, "stage {stage}, {}", step.name());
            }
        });
    }

    #[test]
    fn people_can_go_to_the_ombudsman_from_the_last_answer_or_within_eight_weeks_while_there_was_a_wait(story in stories()) {
        story.look(&story.calendar(), story.last(), |timeline, events| {
            let stages = library().rulebook(&story.policy, &story.calendar()).stages(story.received().day());
            let answer = events.final_response(stages, timeline.new_complaint.map_or(stages, |new| new.stage)).map(Moment::day);
            // Some policies say themselves from when a body takes complaints.
            let own = |d: &&Deadline<'_>| {
                story.policy.ombudsman.iter().any(|body| {
                    body.opens.applied().is_some() && matches!(d.basis, Basis::Body(of) if of.id == body.id)
                })
            };
            let bodies = timeline.deadlines.iter().filter(|d| d.step == Step::Ombudsman);
            for deadline in bodies.filter(|d| !own(d)) {
                assert_eq!(deadline.opens.is_some(), answer.is_some());
                let (Some(opens), Some(answer)) = (deadline.opens, answer) else { continue };
                let england = story.policy.scheme == complaints::policy::Scheme::HousingOmbudsman;
                let waited = england && day("2013-04-01") <= answer && answer < day("2022-10-01");
                let until = if waited { (answer + Days::new(56)).min(day("2022-10-01")) } else { answer };
                assert_eq!(opens, until, "answered on {answer}");
            }
        });
    }

    #[test]
    fn whoever_was_answered_waits_for_no_acknowledgement_and_nothing_is_late_at_a_stage_left_out(story in stories(), hours in 0_i64..24 * 400) {
        let now = Moment::at(story.last().utc() + TimeDelta::hours(hours));
        story.look(&story.calendar(), now, |timeline, events| {
            for deadline in timeline.deadlines.iter().filter(|d| d.stage > 0 && d.owed_by() == Owner::Landlord) {
                let first = |kind| events.first(kind, deadline.stage).filter(|_| timeline.new_complaint.is_none());
                let told = [EventKind::Responded, EventKind::FinalResponse, EventKind::Acknowledged];
                let over = first(EventKind::Skipped).is_some();
                let known = deadline.step == Step::Acknowledge && told.into_iter().any(|kind| first(kind).is_some());
                assert!(!(known || over) || !matches!(deadline.state, State::Overdue(_)), "{:?}", deadline.state);
            }
        });
    }

    #[test]
    fn a_request_that_is_a_new_complaint_came_after_its_window_and_starts_no_later_stage(story in stories()) {
        story.look(&story.calendar(), story.last(), |timeline, events| {
            let treated = |stage| story.policy.stage(stage).is_some_and(|s| s.late_request.is_some());
            let Some(new) = timeline.new_complaint else { return };
            assert!(treated(new.stage) && new.window.is_past(new.received));
            assert_eq!(events.request(new.stage + 1), Some(new.received));
            for deadline in timeline.deadlines.iter().filter(|d| d.stage > new.stage) {
                let other_start = deadline.limit().is_some_and(|l| matches!(l.value.from.start, Start::Problem | Start::Aware) || !l.value.or_later.is_empty());
                assert!(deadline.counted().is_none() || other_start, "{deadline:?}");
                assert_eq!(deadline.state, State::NotStarted(Because::NewComplaint));
            }
        });
    }

    #[test]
    fn what_was_assumed_is_told_only_where_the_policy_is_silent(story in stories()) {
        story.look(&story.calendar(), story.last(), |timeline, events| {
            for deadline in &timeline.deadlines {
                let assumed: Vec<Assumed> = deadline.assumed.each().collect();
                assert!(assumed.is_sorted());
                let says = |a| assumed.contains(&a);
                let (day_one, pause) = (story.policy.day_one.applied(), story.policy.stage(deadline.stage).and_then(|s| s.pause.applied()));
                let arrives = |from: Anchor| matches!(from.start, Start::Receipt | Start::EscalationRequest | Start::CommitteeReceipt);
                // The same day is counted from no other.
                let counts = |within: Period| matches!(within, Period::Of { unit, .. } if unit != Unit::Hours);
                let rests = deadline.limit().is_some_and(|l| arrives(l.value.from) && counts(l.value.within));
                let runs = matches!(deadline.due, Due::On(_) | Due::Stopped { .. }) && deadline.moved.is_none();
                assert!(!says(Assumed::DayOne) || deadline.is_promise() && day_one.is_none() && rests);
                assert!(says(Assumed::DayOne) || !(deadline.is_promise() && day_one.is_none() && rests && runs));
                let paused = deadline.step == Step::Respond && deadline.is_promise() && !events.pauses(deadline.stage, deadline.anew).is_empty();
                let in_total = deadline.limit().is_some_and(|l| l.value.in_total);
                assert!(!says(Assumed::Pause) || paused && pause.is_none() && !in_total);
                assert!(says(Assumed::Pause) || !(paused && pause.is_none() && !in_total && runs));
                let written = deadline.limit().map(|l| l.value.assumed.as_slice()).unwrap_or_default();
                assert!([Assumed::Start, Assumed::CalendarDays].into_iter().all(|a| says(a) == written.contains(&a)));
            }
        });
    }
}
