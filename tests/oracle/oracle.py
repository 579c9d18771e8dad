#!/usr/bin/env python3
"""An oracle for the dates of complaints: JSON lines in, one life a line; JSON lines out.

    python3 tests/oracle/oracle.py content/bank-holidays.json < lives

Written from DESIGN.md section 5, the facts on counting days and the rules of
caps, pauses and reopenings, and never from the product's own code, so that it
is worth something where both agree. `tests/oracle/README.md` has the shapes.
Standard library only.
"""

import json
import sys
from copy import copy

import london
from answers import Answer
from limits import Limits, Told
from record import ANSWERS, Record, Refused
from standing import reply_state, state
from working_days import BankHolidays


class Case:
    """All dates of one life."""

    def __init__(self, life, holidays):
        law = (life.get("law") or {}).get("stages", [])
        stages = max(len(life["policy"]["stages"]), len(law))
        events = [e for e in life["events"] if not e.get("struck")]
        self.record = Record(events, stages, life["circumstances"])
        self.limits = Limits(life, holidays, self.record)
        self.policy, self.law = life["policy"], life.get("law") or {}
        self.stages, self.now = stages, london.moment(life["now"])
        self.out, self.refused = [], []
        self.bodies, self.own = life["bodies"], life.get("own_laws", [])

    def entry(self, number, step, basis, told, when=None, **more):
        """One deadline; those of the same stage, step, circumstance and source are told in the policy's order."""
        entry = {"stage": number, "step": step, "basis": basis, "when": when}
        entry |= told.due.json() if told.due else {"due_date": None, "due_at": None}
        entry["late_from"] = told.bound and told.bound.late_from
        entry["at_latest"] = told.at_latest and told.at_latest.json()["due_at"]
        entry["at_least"] = told.at_least and told.at_least.day.isoformat()
        self.out.append(entry | more)

    # --- a request that is a new complaint ------------------------------------------------------------------

    def new_complaint(self):
        """Policies/README: `late_request: new complaint`: a request that comes after `escalate` starts another
        complaint, and no later stage of this one."""
        for number, stage in enumerate(self.policy["stages"], 1):
            request = self.record.request(number + 1) if number < self.record.stages else None
            if not (stage["late_request"] and stage["escalate"] and request) or request.kind == "skipped":
                continue
            # Of "the sooner of", what waits ends no later than what is known.
            window = self.limits.told(stage["escalate"], number, "policy", resident=True).bound
            if window and window.is_past(request.at):
                self.record.reached_until = number
                return {"stage": number, "received": request.at.day.isoformat()}
        return None

    # --- what a landlord owes -------------------------------------------------------------------------------

    def duty(self, number, step, key):
        """Acknowledging, talking with the person, writing that it takes longer, holding a hearing, sending a report or a
        draft: the policy's clocks, then the law's."""
        held = self.record.held()
        clocks = self.limits.clocks(number, key, held)
        for clock in clocks:
            told = self.limits.told(clock["limit"], number, "policy")
            replaced = self.limits.is_replaced(clock, clocks, number)
            in_hours = clock["limit"]["within"].get("unit") == "hours"
            stands = state(self.record, step, number, told, self.now, replaced, in_hours)
            if step == "hold":
                stands = reply_state(stands, self.record.first(ANSWERS, number) is not None, self.is_late(number))
            self.entry(number, step, "policy", told, clock["when"], state=stands)
        law = self.limits.stage("law", number) or {}
        if law.get(key):
            told = self.limits.told(law[key], number, "law")
            self.entry(number, step, "law", told, state=state(self.record, step, number, told, self.now))

    def is_late(self, number):
        """Whether the policy's usual answer of a stage is late, or came late."""
        mine = [e for e in self.out if (e["stage"], e["step"], e["basis"], e["when"]) == (number, "respond", "policy", None)]
        return any(e["state"] in ("overdue", "missed") for e in mine)

    def answer_of(self, number, answer, clock, clocks):
        """One clock of an answer, as the policy gives it and as new dates moved it."""
        again = self.is_again(clock)
        promise = answer.promise(clock["limit"], again=again, besides=self.is_besides(answer, clock, clocks))
        in_hours = bool(clock["limit"]) and clock["limit"]["within"].get("unit") == "hours"
        replaced = bool(clock["limit"]) and self.limits.is_replaced(clock, clocks, number)
        told = promise.told
        stands = state(
            self.record, "respond", number, told, self.now, replaced, in_hours and not promise.moved_by, promise.stopped,
            promise.passed, again,
        )
        self.entry(
            number, "respond", "policy", told, clock["when"], state=stands, stopped=promise.stopped,
            first=self.first(promise),
            told_late=promise.told_late, beyond=promise.beyond, not_stated=clock["limit"] is None and not promise.moved_by, **self.furthest(promise, told, clock["when"], answer.reached),
        )
        return promise

    def is_again(self, clock):
        """Whether a clock is for the answer that a reopening asks for."""
        return bool(clock["limit"]) and clock["limit"]["from"]["start"] == "reopening"

    def is_besides(self, answer, clock, clocks):
        """Spec 5: what is asked besides in a circumstance, and known to come sooner than the usual answer."""
        usual = next((c for c in clocks if c["when"] is None), None)
        if clock["when"] is None or usual is None or self.is_again(clock) != self.is_again(usual):
            return False
        own, other = answer.given(clock["limit"], "policy").bound, answer.given(usual["limit"], "policy").bound
        return own is not None and (other is None or own.utc < other.utc)

    def first(self, promise):
        """The date that was first due, where another has taken its place."""
        was_known = promise.stood is not None or len(promise.moved_by) > 1
        first = promise.stood or promise.first
        return first.day.isoformat() if promise.moved_by and was_known else None

    def furthest(self, promise, told, when, reached):
        """Spec 2: the furthest day to which the date that stands can still be put off: no further where a cap that no
        reason moves is reached already, else to the first cap that is not. Nobody puts off what nobody asked for."""
        stands = told.bound
        if stands is None or when is not None or not reached or any(not cap.soft and cap.due.last_day <= stands.day for cap in promise.caps):
            return {"cap": None}
        # Past one that is soft only a reason takes it, to the first that no reason moves.
        needs_reason = any(cap.due.last_day <= stands.day for cap in promise.caps)
        later = [cap for cap in promise.caps if cap.due.last_day > stands.day and not (cap.soft and needs_reason)]
        return {"cap": later[0].due.day.isoformat() if later else None}

    def answers(self, number):
        """The answer of one stage: each clock of the policy, and beside it the law's."""
        answer = Answer(self.limits, number)
        stage = self.limits.stage("policy", number)
        held, moved = self.record.held(), []
        if stage:
            clocks = self.limits.clocks(number, "respond", held)
            usual = [c for c in clocks if c["when"] is None] or [{"when": None, "limit": None}]
            first = answer.given(usual[0]["limit"], "policy").due
            for clock in usual + [c for c in clocks if c["when"] is not None]:
                promise = self.answer_of(number, answer, clock, clocks)
                moved += [e for e in promise.moved_by if e not in moved]
            for clock in self.limits.clocks(number, "new_target", held):
                if clock["when"] is not None:
                    told = self.limits.told(clock["limit"], number, "policy", due_date=first)
                    self.entry(number, "respond", "policy", told, clock["when"])
        self.law_answer(number, answer, moved)
        moved += self.again(number, answer)
        # A new date moves each clock of the answer that is earlier; it is refused where it moves none.
        self.refused += [why for place, why in answer.refused.items() if place not in {e.place for e in moved}]

    def law_answer(self, number, answer, moved):
        """The law's longest time. It moves with a new date that is later; where the policy has no such stage, new
        dates are held against it."""
        law = self.limits.stage("law", number) or {}
        if not law.get("respond"):
            return
        if self.limits.stage("policy", number) is None:
            promise = answer.promise(law["respond"], "law")
            moved += promise.moved_by
        else:
            promise = answer.promise(law["respond"], "law", moves=False)
            # A date for the answer that a reopening asks for moves nothing of the first.
            undid = self.record.new_answer_from(number)
            # In the order of the record, whichever clock of the promise each was taken by.
            for event in sorted((e for e in moved if undid is None or e.place < undid.place), key=lambda e: e.place):
                new = answer.new_date(event, promise)
                if not promise.moved_by:
                    promise.stood = answer.before(event).given(law["respond"], "law").bound
                stands = promise.told.due if promise.moved_by else promise.stood
                if new and (stands is None or new.day > stands.day):
                    if promise.passed is None and stands and stands.is_past(event.at):
                        promise.passed = stands
                    promise.told = Told(due=new)
                    promise.moved_by.append(event)
        told = promise.told
        extend = law.get("extend")
        cap = extend and answer.cap_of(extend, "law", answer.law_first(), None)
        later = cap and answer.reached and (told.bound is None or cap.last_day > told.bound.day)
        self.entry(
            number, "respond", "law", told, cap=cap.day.isoformat() if later else None,
            state=state(self.record, "respond", number, told, self.now, passed=promise.passed), stopped=False,
            first=self.first(promise), told_late=promise.told_late or any(
                e.get("told_late") for e in self.out if (e["stage"], e["step"]) == (number, "respond")
            ),
        )

    def again(self, number, answer):
        """Spec 1: an answer that was undone is owed again: by the clock `from reopening`, else without a date until
        one is agreed."""
        undid = self.record.new_answer_from(number)
        stage = self.limits.stage("policy", number)
        if undid is None:
            return []
        clocks = self.limits.clocks(number, "respond", self.record.held()) if stage else []
        if any(self.is_again(c) for c in clocks):
            return []
        promise = answer.promise(None, again=True)
        self.entry(
            number, "respond again", "policy", promise.told, told_late=promise.told_late, first=self.first(promise),
            not_stated=not promise.moved_by,
        )
        return promise.moved_by

    # --- what a resident may do -----------------------------------------------------------------------------

    def windows(self, number):
        """Asking for the next stage, for opening it again, taking an offer, saying what one thinks of a draft, writing
        back."""
        stage, law = self.limits.stage("policy", number) or {}, self.limits.stage("law", number) or {}
        steps = [
            ("escalate", "escalate"), ("reopen", "reopen"), ("accept-offer", "offer"), ("comment", "comment"),
            ("write-back", "write_back"),
        ]
        for step, key in steps:
            for basis, limit in (("policy", stage.get(key)), ("law", law.get(key))):
                if limit:
                    # What was asked for was asked for in time or not, though it undid what its window counts from.
                    limits = copy(self.limits)
                    limits.record = self.record.as_it_was() if step == "reopen" else self.record
                    told = limits.told(limit, number, basis, resident=True)
                    behind = number > self.record.reached_until
                    self.entry(number, step, basis, told._replace(at_least=None, at_latest=None) if behind else told)

    def whole_case(self):
        """How soon somebody must complain, and the last day of each body outside."""
        for basis, source in (("policy", self.policy), ("law", self.law)):
            for limit in source.get("time_to_complain", []):
                self.entry(0, "complain", basis, self.limits.told(limit, 0, basis, resident=True))
        for body in self.bodies:
            self.entry(0, "ombudsman", "law", self.limits.told(body, 0, "law", resident=True))

    def own_laws(self):
        """A circumstance with a law of its own (data protection): its date stands beside all others and moves none."""
        for law in self.own:
            if law["when"] in self.record.held():
                told = self.limits.told(law["acknowledge"], 1, "law")
                stands = state(self.record, "acknowledge", 1, told, self.now)
                self.entry(1, "acknowledge", "law", told, law["when"], state=stands)

    def tell(self):
        new = self.new_complaint()
        for number in range(1, self.stages + 1):
            self.duty(number, "acknowledge", "acknowledge")
            self.answers(number)
            self.duty(number, "hold", "send")
            for step in ("contact", "hearing", "report", "draft"):
                self.duty(number, step, step)
            self.windows(number)
        self.whole_case()
        self.own_laws()
        return {"deadlines": self.out, "refused": self.refused, "new_complaint": new}


def answer(life, holidays):
    try:
        return Case(life, holidays).tell()
    except Refused as why:
        return {"record_refused": str(why)}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        holidays = BankHolidays(json.load(file))
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line), holidays)), flush=True)


if __name__ == "__main__":
    main()
