"""The answer of one stage: what was promised, what put it off, how far it can go.

Spec 1 to 5: undoing, caps, pauses at caps, late starts, told late.
"""

import itertools
from copy import copy
from dataclasses import dataclass, field
from typing import NamedTuple, Optional

import counting
from limits import Told
from record import MOVES


class Cap(NamedTuple):
    """The furthest day, and whether a reason can go past it."""

    due: counting.Due
    soft: bool


@dataclass
class Promise:
    """A date of an answer, first and now, and what was refused on the way."""

    told: Told
    # The date that was first due, from which "more" counts: what the limit gives by itself, or the first one agreed.
    first: Optional[counting.Due] = None
    # The date that stood when the first new one was set, with the pauses until then.
    stood: Optional[counting.Due] = None
    moved_by: list = field(default_factory=list)
    # When the first new date was agreed that was taken.
    agreed: Optional[object] = None
    told_late: bool = False
    beyond: bool = False
    # The last date that was taken.
    now: Optional[counting.Due] = None
    stopped: bool = False
    cap: Optional[Cap] = None
    caps: list = field(default_factory=list)
    # The date that had passed when a new one was set: an answer is judged by it once it came (spec 5).
    passed: Optional[counting.Due] = None


class Answer:
    """The answer of a stage under the policy, or under the law where the policy has no such stage."""

    def __init__(self, limits, number):
        self.limits, self.record, self.number = limits, limits.record, number
        self.stage = limits.stage("policy", number)
        self.law = limits.stage("law", number) or {}
        self.reached = self.record.request(number) is not None
        # Why each event is refused, and the date that a reply without one sets, by its place in the record; the usual
        # clock is asked first.
        self.refused, self.own_dates = {}, {}

    # --- caps -----------------------------------------------------------------------------------------------

    def law_first(self):
        """The law's own first date for this answer, or its bound."""
        return self.limits.told(self.law["respond"], self.number, "law", answer=True).bound if self.law.get("respond") else None

    def targets(self, event):
        """Spec 2 and 8: the new target that holds: a circumstance's own instead of the general one, as of the event."""
        clocks = self.limits.clocks(self.number, "new_target", self.record.held(event))
        own = [c for c in clocks if c["when"] is not None]
        return own or clocks

    def cap_of(self, limit, source, first, event, again=None, agreed=None):
        """Spec 2: where a cap ends. "More" counts from the date that was first due; a cap from the holding reply from
        the first one in time, else the first extension that was taken, else the event itself."""
        if again and limit["from"]["start"] != "the due date":
            return None  # Spec 1: what stood for the first answer does not stand for the new one.
        if limit["from"]["start"] == "the holding reply":
            # Spec 4: nobody gains time by a reply that went out late, or by agreeing on a date without one.
            window = {"within": limit["within"], "from": limit["from"]}
            bound, start = self.limits.bound(window, self.number, source, limit), self.first_move(event, agreed)
            end = start and self.limits.count(limit["within"], start, source, limit, "the holding reply")
            return counting.first_of([end, bound])
        told = self.limits.told(limit, self.number, source, due_date=first)
        return told.bound

    def first_move(self, event, agreed):
        replies = [e for e in self.record.at_stage("holding-reply-sent", self.number) if not self.is_reply_late(e)]
        first = replies[0].at if replies else agreed
        return first or (event and event.at)

    def caps(self, promise, event=None, again=None, first=None):
        """Spec 2: every cap that the answer has, at the moment of an event or now."""
        caps = []
        first, agreed = promise.first or first, promise.agreed
        stage = self.stage or {}
        own = [c["limit"] for c in self.targets(event)] + ([stage["extend"]] if stage.get("extend") else [])
        for limit in own:
            caps.append((self.cap_of(limit, "policy", first, event, again, agreed), bool(limit["unless"])))
        extend = self.law.get("extend")
        if extend and self.law.get("respond") and not again:
            caps.append((self.cap_of(extend, "law", self.law_first(), event, again), bool(extend["unless"])))
        if extend and not own and (self.stage or again) and extend["from"]["start"] == "the due date":
            caps.append((self.cap_of(extend, "law", first, event, again), bool(extend["unless"])))
        return sorted((Cap(due, soft) for due, soft in caps if due), key=lambda cap: cap.due.utc)

    # --- pauses ---------------------------------------------------------------------------------------------

    def last_of(self, before, pauses, caps):
        """Spec 3: a pause stretches a promise, never past a hard cap, and past a soft one only with a reason for each
        pause. What was due later without a pause stays so."""
        reasons = all(p.reason for p in pauses)
        hard = [cap.due for cap in caps if not (cap.soft and reasons)]
        return counting.last_of([before, hard[0]]) if hard else None

    def stretched(self, before, after, pauses, caps):
        last = self.last_of(before, pauses, caps)
        return counting.first_of([last, after]) if last and after.day > last.day else after

    def stands_still(self, due, pauses):
        """The clock stands where a pause that is not over began before the time was."""
        opened = pauses[-1] if pauses and pauses[-1].resumed is None else None
        if opened is None or due is None:
            return False
        return self.began_in_time(opened, due)

    def began_in_time(self, pause, due):
        if due.timed and pause.stopped.time:
            return pause.stopped.utc < due.over
        return pause.stopped.day < due.last_day

    def passed(self, standing, event, pauses, caps):
        """Spec 3 and 5: the date that had passed when a new one was set. While the clock stands still only its last day
        can pass."""
        if standing is None:
            return None
        begun = [p for p in pauses if p.stopped.utc <= event.at.utc]
        around = next((p for p in begun if p.resumed is None or event.at.utc < p.resumed.utc), None)
        if around and self.began_in_time(around, standing):
            last = self.last_of(standing, begun, caps)
            return last if last and last.is_past(event.at) else None
        return standing if standing.is_past(event.at) else None

    # --- moves ----------------------------------------------------------------------------------------------

    def is_reply_late(self, event):
        """The holding reply went out after the day by which it had to."""
        clocks = self.limits.in_force(self.number, "send", self.record.held(event))
        dues = [self.limits.told(c["limit"], self.number, "policy").bound for c in clocks]
        due = counting.first_of(dues)
        return due is not None and due.is_past(event.at)

    def new_date(self, event, promise):
        """The new date that an event sets: its own; or, of a reply that names none, the policy's own later time, which
        is one day for all clocks of the answer."""
        if event.until is not None:
            return counting.end_of(event.until)
        if event.place not in self.own_dates:
            self.own_dates[event.place] = self.own_date(event, promise)
        return self.own_dates[event.place]

    def own_date(self, event, promise):
        for clock in self.targets(event):
            limit = clock["limit"]
            if limit["firmness"] != "up to" and not limit["agreed"]:
                return self.cap_of(limit, "policy", promise.first, event, agreed=promise.agreed)
        return None

    def refuse(self, event, reason, day):
        self.refused.setdefault(event.place, {
            "stage": self.number, "kind": event.kind, "at": event.at.day.isoformat(), "reason": reason,
            "day": day and day.isoformat(),
        })

    def take(self, promise, event, standing, in_total, again=None, besides=False, pauses=()):
        """Spec 2 and 5: whether a new date is taken."""
        new = self.new_date(event, promise)
        if new is None:
            return None
        if not self.reached:
            return self.refuse(event, "not-reached", None)
        caps = self.caps(promise, event, again)
        passed = self.passed(standing, event, pauses, caps)
        if besides and passed:
            return None  # What is asked besides, and was not done, is not undone by a new date for the answer.
        if standing and new.day <= standing.day:
            return self.refuse(event, "not-later", standing.day)
        if in_total and standing:
            return self.refuse(event, "beyond-cap", standing.day)
        last = lambda cap: max(cap.due.last_day, standing.day) if standing else cap.due.last_day
        for cap in (c for c in caps if not c.soft):
            if new.day > cap.due.last_day:
                return self.refuse(event, "beyond-cap", last(cap))
        soft = next((c for c in caps if c.soft and new.day > c.due.last_day), None)
        if soft and not event.reason:
            return self.refuse(event, "no-reason", last(soft))
        if promise.passed is None:
            promise.passed = passed
        promise.told_late |= passed is not None or (event.kind == "holding-reply-sent" and self.is_reply_late(event))
        promise.beyond = promise.beyond or soft is not None
        promise.first = promise.first or new
        promise.moved_by.append(event)
        if event.kind == "extension-agreed":
            promise.agreed = promise.agreed or event.at
        return new

    def moves(self, again):
        """The events that set a new date: before the reopening that undid the answer, or after it."""
        all_of = self.record.at_stage(MOVES, self.number) if self.number <= self.record.reached_until else [
            e for e in self.record.all if e.kind in MOVES and e.stage == self.number
        ]
        undid = self.record.new_answer_from(self.number)
        return [e for e in all_of if (undid is not None and e.place > undid.place) == again]

    def before(self, event):
        """The same answer as it stood when an event came."""
        earlier = copy(self)
        earlier.limits = self.limits.before(event)
        earlier.record = earlier.limits.record
        earlier.reached = earlier.record.request(self.number) is not None
        return earlier

    def pauses_of(self, limit, source, again):
        """The pauses that stretch a promise: none of the law's, none of a time in total."""
        return [] if source == "law" or limit and limit["in_total"] else self.record.pauses(self.number, again)

    def given(self, limit, source, pauses=()):
        """What the limit gives by itself."""
        return self.limits.told(limit, self.number, source, answer=True, pauses=pauses) if limit else Told()

    def stands(self, limit, source, promise, since, pauses, until=None, again=False):
        """The date that stands: the last one that was taken, or what the limit gives, stretched by the pauses that were
        over (spec 3). A pause that began before a new date was set is in that date already."""
        over = [p for p in pauses if p.resumed and (until is None or p.resumed.utc <= until.at.utc)]
        if since is not None:
            over = [p for p in over if p.stopped.utc >= since.at.utc]
            stretch = lambda some: self.resume(promise.now, some, limit)
        else:
            stretch = lambda some: self.given(limit, source, some).bound
        before = promise.now if since is not None else self.given(limit, source).bound
        if not over or before is None:
            return before
        caps = self.caps(promise, until, again, before)
        # Spec 3: a pause that does not say why takes back no day that one before it gave for a good reason.
        lead = list(itertools.takewhile(lambda p: p.reason, over))
        before = self.stretched(before, stretch(lead), lead, caps)
        return self.stretched(before, stretch(over), over, caps)

    def promise(self, limit, source="policy", again=False, moves=True, besides=False):
        """The date of one clock of the answer, with all that moved it."""
        pauses = self.pauses_of(limit, source, again)
        in_total = bool(limit and limit["in_total"])
        promise, since = Promise(Told()), None
        for event in self.moves(again) if moves else []:
            then = self.before(event)
            standing = then.stands(limit, source, promise, since, pauses, event, again)
            if since is None:
                promise.first, promise.stood = then.given(limit, source).bound, standing
            later = [p for p in pauses if since is None or p.stopped.utc >= since.at.utc]
            new = then.take(promise, event, standing, in_total, again, besides, later)
            if new is not None:
                promise.now, since = new, event
        plain = self.given(limit, source, [p for p in pauses if p.resumed])
        if since is None:
            promise.first = self.given(limit, source).bound
        now = self.stands(limit, source, promise, since, pauses, None, again)
        waits = since is None and plain.due is None
        promise.told = plain._replace(at_latest=now) if waits else Told(due=now)
        caps = self.caps(promise, None, again) if source == "policy" or not self.stage else []
        promise.caps = caps if not in_total else []
        promise.cap = promise.caps[0] if promise.caps else None
        moving = [p for p in pauses if not since or p.stopped.utc >= since.at.utc]
        promise.stopped = self.stands_still(now, moving)
        if promise.stopped:
            last = self.last_of(now, moving, promise.caps)
            # A pause that began when the last day was over stops nothing.
            promise.stopped = last is None or self.began_in_time(moving[-1], last)
            promise.told = Told(at_latest=last) if promise.stopped else Told(due=last)
        return promise

    def resume(self, base, pauses, limit):
        """A new date that a later pause stretches by the days on which the clock stood: working days where the promise
        counts those, else all."""
        day, works = base.day, self.limits.calendars["policy"].works
        counts = works if limit and counting.in_working_days(limit["within"]) else lambda _: True
        for pause in pauses:
            if pause.stopped.day < day:
                stood = (pause.stopped.day + counting.DAY * n for n in range(1, (pause.resumed.day - pause.stopped.day).days + 1))
                day = counting.walk(day, sum(map(counts, stood)), counts)
        return counting.end_of(day)
