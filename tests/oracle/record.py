"""What happened in a case: events in order, each with its stage; what was undone; when each start was.

A record that makes no sense is refused whole (`Refused`), with the rule it breaks.
"""

from copy import copy
from datetime import date
from typing import NamedTuple, Optional

import london

# What is before the complaint, or on the day of its receipt.
BEFORE = {"problem", "aware", "raised", "disputed-decision"}
OF_THE_CASE = BEFORE | {
    "tenancy-ended", "ombudsman-asked", "new-link", "copy-sent", "circumstance-found", "circumstance-ended",
}
ONCE = BEFORE | {
    "tenancy-ended", "letter-dated", "ombudsman-asked", "received", "committee-received", "acknowledged",
    "escalation-requested", "skipped", "final-response", "investigation-ended",
}
MOVES = {"holding-reply-sent", "extension-agreed"}
ANSWERS = {"responded", "final-response"}
# What a reopening at their stage takes back.
UNDONE = ANSWERS | {"closed", "answer-received"}
# Which event starts what, and whether its first or its last counts.
STARTS = {
    "the problem": ("problem", 0), "becoming aware": ("aware", 0), "acknowledgement": ("acknowledged", 0),
    "receipt by the committee": ("committee-received", 0), "closure": ("closed", -1), "an offer": ("offer-made", -1),
    "the holding reply": ("holding-reply-sent", 0), "the end of the investigation": ("investigation-ended", 0),
    "our first contact": ("contacted", 0), "the first contact": ("contacted", 0),
    "the hearing": ("hearing-held", -1), "reopening": ("reopened", -1),
    "first raising it": ("raised", 0), "the decision": ("decided", -1), "the decision complained of": ("disputed-decision", 0),
    "the end of the tenancy": ("tenancy-ended", 0), "the report": ("report-sent", 0), "the draft": ("draft-sent", -1),
    "our last message": ("messaged", -1),
}


class Refused(Exception):
    """A record that makes no sense; nothing is counted from it."""


class Event(NamedTuple):
    place: int
    kind: str
    stage: int
    at: london.Moment
    until: Optional[date]
    reason: Optional[str]
    id: Optional[str]


class Pause(NamedTuple):
    stopped: london.Moment
    resumed: Optional[london.Moment]
    reason: Optional[str]


def is_before(a, b):
    """By the day, where either has no time."""
    return a.utc < b.utc if a.time is not None and b.time is not None else a.day < b.day


def in_order(events):
    """Days in order; on one day what was before the complaint, the receipt, and the rest as it is given, or by its
    time where everything on that day has one."""
    events = [(dict(e), london.moment(e["at"])) for e in events]
    days = {}
    for event, at in events:
        days.setdefault(at.day, []).append((event, at))
    ordered = []
    for day in sorted(days):
        here = sorted(days[day], key=lambda e: (e[0]["kind"] not in BEFORE, e[0]["kind"] != "received"))
        if all(at.time is not None for _, at in here):
            here.sort(key=lambda e: e[1].utc)
        ordered += here
    return ordered


def with_stages(events, stages):
    """An event without a stage belongs to the stage the case was in; a request asks for the next one, a stage that is
    left out leads to the next one, and the last answer is the last stage's."""
    stages, now, staged = max(stages, 1), 1, []
    for place, (event, at) in enumerate(events):
        kind, stage = event["kind"], event.get("stage")
        if kind in OF_THE_CASE:
            stage = 0
        elif stage is None:
            stage = {"escalation-requested": now + 1, "final-response": stages}.get(kind, now)
            # A letter of a day after the complaint is the request that came of it.
            came = next((e[1].day for e in events if e[0]["kind"] == "received" and e[0].get("stage") in (None, 1)), None)
            asked = any(e[0]["kind"] == "escalation-requested" for e in events[place:])
            if kind == "letter-dated" and came and at.day > came and asked:
                stage = now + 1
        if kind not in OF_THE_CASE and not 1 <= stage <= stages or kind == "skipped" and stage == stages:
            raise Refused("no-stage")
        if kind in ("received", "escalation-requested"):
            now = max(now, stage)
        if kind == "skipped":
            now = max(now, stage + 1)
        until = event.get("until")
        until = until and date.fromisoformat(until)
        staged.append(Event(place, kind, stage, at, until, event.get("reason"), event.get("id")))
    return staged


def check(events):
    """What contradicts itself: no receipt, something before it, twice what happens once, a new date of no use."""
    received = next((e for e in events if e.kind == "received" and e.stage == 1), None)
    if received is None:
        raise Refused("not-received")
    seen = set()
    for event in events:
        # A letter has its date before it comes; a tenancy ends on any day.
        before = event.kind in BEFORE or event.kind == "letter-dated" and event.stage == 1
        if before and event.at.day > received.at.day:
            raise Refused("after-receipt")
        if not before and event.kind != "tenancy-ended" and event.at.day < received.at.day:
            raise Refused("before-receipt")
        if event.kind in ONCE and (event.kind, event.stage) in seen:
            raise Refused("twice")
        seen.add((event.kind, event.stage))
        if event.kind == "extension-agreed" and event.until is None:
            raise Refused("no-new-date")
        if event.until is not None and event.kind not in MOVES:
            raise Refused("new-date")
        if event.until is not None and event.until <= event.at.day:
            raise Refused("new-date-passed")


class Answers:
    """The answers of one stage. A pause belongs to the answer that was owed when it began, and ends with that answer:
    nothing is left that could stand still. A reopening that takes an answer back asks for a new one."""

    def __init__(self):
        self.first, self.anew, self.answered, self.paused = [], None, False, False

    def take(self, event):
        pauses = self.first if self.anew is None else self.anew
        if event.kind in ("paused", "resumed"):
            if self.paused == (event.kind == "paused"):
                raise Refused("not-paused")
            self.paused = not self.paused
        if event.kind == "paused" and not self.answered:
            pauses.append(Pause(event.at, None, event.reason))
        if event.kind in {"resumed"} | ANSWERS and pauses and pauses[-1].resumed is None:
            pauses[-1] = pauses[-1]._replace(resumed=event.at)
        if event.kind in ANSWERS:
            self.answered = True
        if event.kind == "reopened" and self.answered:
            self.anew, self.answered = [], False


def answers_of(events):
    answers = {}
    for event in events:
        answers.setdefault(event.stage, Answers()).take(event)
    return answers


class Record:
    """The events of a case, and what each of them is worth."""

    def __init__(self, events, stages, circumstances):
        self.stages = max(stages, 1)
        self.all = with_stages(in_order(events), stages)
        check(self.all)
        self.answers = answers_of(self.all)
        self.told = set(circumstances)
        self.reached_until = self.stages
        self.undoes = True
        # What is known: of a new date, what had happened before it.
        self.known = len(self.all)

    def before(self, event):
        """The record as it stood on the day of an event, with the event itself: a reply starts what counts from it.
        What happened on one day is known on that day, in whatever order."""
        earlier = copy(self)
        earlier.known = max(e.place for e in self.all if e.at.day <= event.at.day) + 1
        return earlier

    def pauses(self, stage, again):
        """The pauses of the first answer of a stage, or of the one that is owed anew."""
        answers = self.answers.get(stage, Answers())
        return (answers.anew or []) if again else answers.first

    def as_it_was(self):
        """The record with what was undone."""
        whole = copy(self)
        whole.undoes = False
        return whole

    @property
    def undone(self):
        """Spec 1: a reopening undoes every answer, its coming and every closure at its stage that stand before it."""
        undone = set()
        if not self.undoes:
            return undone
        for again in (e for e in self.all[: self.known] if e.kind == "reopened"):
            for event in self.all[: again.place]:
                if event.stage == again.stage and event.kind in UNDONE:
                    undone.add(event.place)
        return undone

    def at_stage(self, kinds, stage, undone_too=False):
        """Events of these kinds at a stage, without what was undone and without what stands behind a new complaint."""
        if stage > self.reached_until:
            return []
        kinds = {kinds} if isinstance(kinds, str) else kinds
        here = [e for e in self.all[: self.known] if e.kind in kinds and e.stage == stage]
        undone = set() if undone_too else self.undone
        return [e for e in here if e.place not in undone]

    def first(self, kinds, stage, undone_too=False):
        return next(iter(self.at_stage(kinds, stage, undone_too)), None)

    def request(self, stage):
        """What asked for a stage: the complaint itself, a request that arrived, or the stage before left out."""
        if stage == 1:
            return self.first("received", 1)
        asked = self.first("received", stage) or self.first("escalation-requested", stage)
        return asked or (self.first("skipped", stage - 1) if stage <= self.reached_until else None)

    def new_answer_from(self, stage):
        """Spec 1: the reopening that undid an answer, so that a new one is owed."""
        undone = self.undone
        answers = [e.place for e in self.at_stage(ANSWERS, stage, undone_too=True) if e.place in undone]
        again = [e for e in self.at_stage("reopened", stage) if answers and e.place > answers[0]]
        # The last reopening that undid an answer, not one that undid a closure alone.
        undid = [e for n, e in enumerate(again) if any((again[n - 1].place if n else -1) < a < e.place for a in answers)]
        return undid[-1] if undid else None

    def last_answer(self):
        """The final response, or the answer of the last stage."""
        last = [e for n in range(1, self.stages + 1) for e in self.at_stage("final-response", n)]
        last += self.at_stage("responded", self.stages)
        return max(last, key=lambda e: e.place, default=None)

    def answer(self, stage):
        """The last answer of a stage that stands."""
        return next(iter(self.at_stage(ANSWERS, stage)[-1:]), None)

    def got(self, stage):
        """Policies/README: when the last answer that stands came to the person: the last time that was recorded of it. It
        came on the answer's day or later; where both have a time of day, not before the answer's."""
        answer = self.answer(stage)
        came = [e for e in self.at_stage("answer-received", stage) if answer and not is_before(e.at, answer.at)]
        return came[-1].at if came else None

    def start(self, name, stage):
        """When a clock's start happened; None while it has not, and at a stage that a new complaint never starts."""
        if stage > self.reached_until:
            return None
        if name == "receipt":
            event = self.request(stage)
        elif name == "the request to escalate":
            event = self.first("escalation-requested", 1) if stage == 1 else self.request(stage)
        elif name == "the response":
            event = self.answer(stage)
        elif name == "your letter":
            # Policies/README: the date that it bears, else the day on which it came.
            event = self.first("letter-dated", stage) or self.request(stage)
        elif name == "the final response":
            event = self.last_answer()
        else:
            kind, which = STARTS[name]
            here = self.at_stage(kind, 0 if kind in OF_THE_CASE else stage)
            event = here[which] if here else None
        return event and event.at

    def held(self, before=None):
        """Spec 8: the circumstances that hold: those of the form, changed by what was found and ended before an event;
        on its own day what stands before it in the record."""
        held = set(self.told)
        for event in self.all:
            if before is not None and event.place >= before.place:
                break
            if event.kind == "circumstance-found":
                held.add(event.id)
            if event.kind == "circumstance-ended":
                held.discard(event.id)
        return held
