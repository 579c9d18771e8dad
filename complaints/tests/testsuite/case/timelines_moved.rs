//! What moves a date and what does not: new dates and their caps, pauses, and days that come or go.

use chrono::{Days, NaiveDate};
use complaints::case::events::{Event, EventKind};
use complaints::case::json::{DeadlineJson, NotCounted, changes};
use complaints::case::timeline::{Deadline, Due, Refusal};
use complaints::days::calendar::{Calendar, NotWorked};
use complaints::days::clock::{Clock, Step};
use complaints::days::count::{Rules, count};
use complaints::days::moment::Moment;
use complaints::days::period::Unit;
use complaints::policy::Hold;
use proptest::prelude::*;

use crate::dates::{moments, proclaimed, stops, within};
use crate::random::config;
use crate::stories::{Story, answers_within, limit, stories};
use crate::words::library;

/// The last day of each deadline, the outer bound while it waits; and whether the case became a new complaint.
fn days(story: &Story, of: impl Fn(&Deadline<'_>) -> bool) -> Option<(Vec<Option<NaiveDate>>, bool)> {
    story.look(&story.calendar(), story.last(), |timeline, _| {
        let all = timeline.deadlines.iter().filter(|d| of(d)).map(|d| d.outer_bound().map(|c| c.due_date));
        (all.collect(), timeline.new_complaint.is_some())
    })
}

/// How many new dates of the record were refused.
fn refusals(story: &Story) -> Option<usize> {
    story.look(&story.calendar(), story.last(), |timeline, _| timeline.refused.len())
}

/// The one answer of a synthetic policy: its day, the furthest day, and the first refusal.
fn answer(story: &Story) -> Option<(NaiveDate, Option<NaiveDate>, Option<Refusal>)> {
    story.look(&story.calendar(), story.last(), |timeline, _| {
        let answer = timeline.deadlines.iter().find(|d| d.step == Step::Respond).expect("an answer is due");
        let day = answer.counted().expect("its clock runs").due_date;
        (day, answer.at_most.map(|c| c.day.due_date), timeline.refused.first().map(|r| r.because))
    })
}

/// `n` working days from a day, as the policies without a nation of their own count them.
fn working_days(n: u16, from: Moment, calendar: &Calendar) -> NaiveDate {
    count(within(n, Unit::WorkingDays), from, Rules::default(), calendar).expect("covered").due_date
}

/// The pauses of a case as events.
fn paused(story: &Story, stage: u8, stops: &[(u64, u64, Option<i64>)]) -> Story {
    let pauses = crate::dates::pauses(story.received().day() + Days::new(1), stops);
    pauses.into_iter().fold(story.clone(), |story, pause| {
        let stopped = Event::new(EventKind::Paused, pause.from).at_stage(stage);
        let again = Event::new(EventKind::Resumed, pause.to.expect("over")).at_stage(stage);
        if again.at.utc() > stopped.at.utc() { story.and(stopped).and(again) } else { story }
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_new_date_that_is_accepted_is_later_than_the_first_and_never_past_its_cap(story in stories()) {
        story.look(&story.calendar(), story.last(), |timeline, _| {
            for deadline in &timeline.deadlines {
                let (Some(moved), Some(due)) = (deadline.moved, deadline.counted()) else { continue };
                assert!(moved.first.is_none_or(|first| first.ends_before(&due)), "{deadline:?}");
                // A pause that began after it puts it off again.
                assert!(moved.by.until.is_none_or(|until| until <= due.due_date), "{deadline:?}");
                assert!(deadline.at_most.is_none_or(|most| most.day.due_date > due.due_date), "{deadline:?}");
            }
        });
    }

    #[test]
    fn an_extension_counts_just_when_it_is_in_time_and_later_and_within_its_cap(
        received in moments(), n in 1_u16..20, more in 1_u16..20, way in 0..4, agreed in 0_u64..40, until in 0_u64..70, reason in prop::bool::ANY,
    ) {
        let mut policy = answers_within(&format!("{n} working days from receipt"));
        let line = match way {
            0 => None,
            1 => Some(format!("up to {more} more working days")),
            2 => Some(format!("up to {} working days in total from receipt", n + more)),
            _ => Some(format!("up to {more} more working days, unless there is a good reason")),
        };
        policy.stages[0].extend = line.map(|line| limit(&line)).unwrap_or_default();
        let (at, until) = (received.day() + Days::new(agreed), received.day() + Days::new(until));
        prop_assume!(until > at);
        let event = Event { reason: reason.then(|| "why".to_owned()), ..Event::new(EventKind::ExtensionAgreed, Moment::on(at)).until(until) };
        let story = Story::new(policy, received).and(event);
        let calendar = story.calendar();
        let first = working_days(n, received, &calendar);
        let cap = match way {
            0 => None,
            2 => Some(working_days(n + more, received, &calendar)),
            _ => Some(working_days(more, Moment::on(first), &calendar)),
        };
        let beyond = cap.filter(|cap| until > *cap && !(way == 3 && reason));
        let refusal = match beyond {
            _ if until <= first => Some(Refusal::NotLater(first)),
            Some(cap) if way == 3 => Some(Refusal::NoReason(cap)),
            beyond => beyond.map(Refusal::BeyondCap),
        };
        let due = if refusal.is_none() { until } else { first };
        prop_assert_eq!(answer(&story), Some((due, cap.filter(|cap| *cap > due), refusal)));
    }

    #[test]
    fn a_holding_reply_counts_just_when_it_is_sent_in_time_and_within_its_cap(
        received in moments(), n in 6_u16..20, send in 1_u16..6, more in 1_u16..20, sent in 0_u64..40, until in prop::option::of(0_u64..70), named in prop::bool::ANY,
    ) {
        let mut policy = answers_within(&format!("{n} working days from receipt"));
        // A longer time that the policy itself names, or one to be agreed that is counted from the reply.
        let target = if named { format!("usually {} working days from receipt", n + more) } else { format!("up to {more} working days from the holding reply") };
        let clock = |line: &str| vec![Clock { when: None, limit: limit(line) }];
        policy.stages[0].hold = Some(Hold {
            send: clock(&format!("{send} working days from receipt")),
            new_target: clock(&target),
            because: complaints::days::clock::Fact::NotStated,
        });
        let at = received.day() + Days::new(sent);
        let until = until.map(|days| received.day() + Days::new(days));
        prop_assume!(until.is_none_or(|until| until > at));
        let story = Story::new(policy, received).and(Event { until, ..Event::new(EventKind::HoldingReplySent, Moment::on(at)) });
        let calendar = story.calendar();
        let (first, send_by) = (working_days(n, received, &calendar), working_days(send, received, &calendar));
        // Whoever writes late gains no time by it.
        let cap = if named { working_days(n + more, received, &calendar) } else { working_days(more, Moment::on(at.min(send_by)), &calendar) };
        let refusal = match until {
            None if !named => None,
            Some(until) if until <= first => Some(Refusal::NotLater(first)),
            Some(until) if until > cap => Some(Refusal::BeyondCap(cap.max(first))),
            _ => None,
        };
        let new = until.or(named.then_some(cap)).filter(|_| refusal.is_none());
        let due = new.unwrap_or(first);
        prop_assert_eq!(answer(&story), Some((due, Some(cap).filter(|cap| *cap > due), refusal)));
    }

    #[test]
    fn what_is_refused_leaves_every_date_as_without_it(story in stories()) {
        let refused = story.look(&story.calendar(), story.last(), |timeline, _| {
            timeline.refused.iter().map(|r| r.event.clone()).collect::<Vec<_>>()
        });
        let Some(refused) = refused.filter(|refused| !refused.is_empty()) else { return Ok(()) };
        let without = story.without(|event| refused.contains(event));
        // A holding reply that sets no new date was sent all the same, and starts what counts from it: so also how
        // far a pause can put the answer off.
        let sent = refused.iter().any(|e| e.kind == EventKind::HoldingReplySent);
        prop_assume!(!sent || !story.record.iter().any(|e| e.kind == EventKind::Paused));
        let of = |d: &Deadline<'_>| !sent || d.when.is_none();
        prop_assert_eq!(days(&story, of), days(&without, of), "refused: {:?}", refused);
    }

    #[test]
    fn a_pause_never_makes_a_date_earlier_and_one_of_no_days_changes_nothing(story in stories(), stage in 1_u8..=2, stops in stops()) {
        let story = story.without(|e| matches!(e.kind, EventKind::Paused | EventKind::Resumed));
        prop_assume!(usize::from(stage) <= story.policy.stages.len());
        let with = paused(&story, stage, &stops);
        // A pause can let in a new date that would have come too late, and what the landlord promised then stands.
        let alike = refusals(&with) == refusals(&story);
        if let (true, Some((with, false)), Some((without, false))) = (alike, days(&with, |d| d.is_promise()), days(&story, |d| d.is_promise())) {
            // The law's date moves with an extension only while that moves the promise, so it may fall back.
            for (with, without) in with.into_iter().zip(without) {
                prop_assert!(with >= without, "{:?} became {:?}", without, with);
            }
        }
        let none: Vec<_> = stops.iter().map(|(wait, _, _)| (*wait, 0, None)).collect();
        let pauses = crate::dates::pauses(story.received().day() + Days::new(1), &none);
        let none = pauses.into_iter().fold(story.clone(), |story, pause| {
            story.and(Event::new(EventKind::Paused, pause.from).at_stage(stage)).and(Event::new(EventKind::Resumed, pause.from).at_stage(stage))
        });
        prop_assert_eq!(days(&none, |_| true), days(&story, |_| true));
    }

    #[test]
    fn a_pause_moves_the_landlords_answer_of_its_stage_and_what_counts_from_that_and_nothing_else(story in stories(), stops in stops()) {
        let story = story.without(|e| matches!(e.kind, EventKind::Paused | EventKind::Resumed)).not_put_off();
        let with = paused(&story, 1, &stops);
        let from_due = |d: &Deadline<'_>| d.limit().is_some_and(|l| l.value.or_later.iter().any(|(_, from)| from.start == complaints::days::clock::Start::DueDate));
        let of = |d: &Deadline<'_>| !(from_due(d) || (d.stage, d.step) == (1, Step::Respond) && d.is_promise());
        prop_assert_eq!(days(&with, of), days(&story, of));
    }

    #[test]
    fn while_a_clock_stands_its_date_is_not_known_unless_its_time_was_over(received in moments(), n in 1_u16..20, stopped in 1_u64..40) {
        let story = Story::new(answers_within(&format!("{n} working days from receipt")), received);
        let at = Moment::on(received.day() + Days::new(stopped));
        let due = working_days(n, received, &story.calendar());
        let stopped = story.and(Event::new(EventKind::Paused, at));
        stopped.look(&story.calendar(), at, |timeline, _| {
            let answer = timeline.deadlines.iter().find(|d| d.step == Step::Respond).expect("an answer is due");
            match answer.due {
                Due::Stopped { since, .. } => assert!(since == at && at.day() < due),
                other => assert!(matches!(other, Due::On(on) if on.due_date == due) && at.day() >= due),
            }
        });
    }

    #[test]
    fn a_time_in_total_runs_through_every_pause_and_caps_the_same(received in moments(), n in 1_u16..20, more in 1_u16..20, stops in stops()) {
        let total = Story::new(answers_within(&format!("{n} working days in total from receipt")), received);
        prop_assert_eq!(answer(&paused(&total, 1, &stops)), answer(&total));
        let mut policy = answers_within(&format!("{n} working days from receipt"));
        policy.stages[0].extend = limit(&format!("up to {} working days in total from receipt", n + more));
        let story = Story::new(policy, received);
        let (due, most, _) = answer(&paused(&story, 1, &stops)).expect("covered");
        let cap = working_days(n + more, received, &story.calendar());
        prop_assert_eq!(most, Some(cap).filter(|cap| *cap > due));
    }

    #[test]
    fn a_date_that_moved_is_explained_by_the_day_that_came_or_went(story in stories(), after in 0_u64..60) {
        let story = story.not_put_off();
        let holiday = story.received().day() + Days::new(after);
        // Nobody proclaims the day on which something has arrived.
        prop_assume!(story.record.iter().all(|event| event.at.day() != holiday));
        let nation = story.policy.nation;
        let closed = || story.policy.closed.iter().map(|c| (c.first, c.last, c.why.as_str()));
        let (without, with) = (story.calendar(), Calendar::new(&proclaimed(holiday), nation, closed()));
        let (Some(before), Some(after)) = (story.told(&without), story.told(&with)) else { return Ok(()) };
        prop_assume!(before.len() == after.len());
        let waits = |told: &DeadlineJson| told.at_latest.as_ref().filter(|_| told.waiting_for.is_some()).map(|d| d.due_date);
        let day = |told: &DeadlineJson| told.due_date.or(waits(told));
        let (came, went) = (changes(&before, &after), changes(&after, &before));
        for (before, after) in before.iter().zip(&after) {
            let (Some(was), Some(now)) = (day(before), day(after)) else { continue };
            let told = came.iter().find(|c| (c.stage, &c.step, c.was, c.now) == (before.stage, &before.step, was, now));
            let back = went.iter().find(|c| (c.stage, &c.step, c.was, c.now) == (before.stage, &before.step, now, was));
            // Where a cap holds a date, its days are not those of the date.
            if was == now || before.held || after.held {
                continue;
            }
            // A holiday on a day that counted as the day of receipt makes another day that.
            let day_zero = library().phrases.not_worked(NotWorked::DayZero);
            let explains = |days: &[NotCounted]| days.iter().any(|d| d.date == holiday || d.why == day_zero);
            prop_assert!(told.is_some_and(|c| explains(&c.came)), "{} {} became {}: {:?}", before.step, was, now, told);
            prop_assert!(back.is_some_and(|c| explains(&c.gone)), "{} {} became {}: {:?}", before.step, now, was, back);
        }
        prop_assert!(changes(&before, &before).is_empty());
    }
}
