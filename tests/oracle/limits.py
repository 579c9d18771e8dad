"""What one limit gives: a date, a bound, or nothing yet.

Joins a limit with the record, the calendar of its source and the settings of
the policy. Knows nothing of new dates, caps and pauses that move an answer.
"""

from copy import copy
from typing import NamedTuple, Optional

import counting
import london
from working_days import Calendar

# Spec 4: what the landlord itself does, and which of its duties says by when.
OWN_ACTS = {
    "acknowledgement": "acknowledge", "the hearing": "hearing", "the holding reply": "send",
    "our first contact": "contact", "the first contact": "contact", "the report": "report", "the draft": "draft",
}
# Policies/README: only what arrives can arrive on a day that is not worked, or after the cut-off.
ARRIVALS = {"receipt", "the request to escalate", "receipt by the committee"}
DAYS_IN = {"days": 1, "weeks": 7, "months": 365 / 12, "years": 365, "working days": 7 / 5}


class Told(NamedTuple):
    """A date; or while its clock waits, what can be said of it; or nothing."""

    due: Optional[counting.Due] = None
    at_latest: Optional[counting.Due] = None
    at_least: Optional[counting.Due] = None

    @property
    def bound(self):
        return self.due or self.at_latest


def usual_days(within):
    """Which of two periods is the longer one: by their usual length, in whole days (never a date)."""
    if "same" in within:
        return 1
    if within["unit"] == "hours":
        return -(-within["count"] // 24)
    return int(within["count"] * DAYS_IN[within["unit"]] + 1e-9)


class Limits:
    """The limits of one case: its policy, the law of the day of receipt, two calendars, a record."""

    def __init__(self, life, holidays, record):
        self.policy, self.law, self.record = life["policy"], life.get("law"), record
        self.calendars = {
            "policy": Calendar(holidays.of(self.policy["nation"]), self.policy["closed"]),
            # DESIGN §5: a landlord's own closure days put off its promises, never the law.
            "law": Calendar(holidays.of(self.policy["nation"])),
        }

    def before(self, event):
        """The limits as they stood when an event came: what was promised to people then."""
        earlier = copy(self)
        earlier.record = self.record.before(event)
        return earlier

    def stage(self, source, number):
        """A stage of the policy or of the law, if it has it."""
        stages = self.policy["stages"] if source == "policy" else (self.law or {}).get("stages", [])
        return stages[number - 1] if 1 <= number <= len(stages) else None

    def clocks(self, number, step, held):
        """The policy's clocks of a step that hold: the usual one and those of circumstances."""
        stage = self.stage("policy", number) or {}
        clocks = (stage.get("hold") or {}).get(step, []) if step in ("send", "new_target") else stage.get(step, [])
        return [c for c in clocks if c["limit"] and (c["when"] is None or c["when"] in held)]

    def is_longer(self, own, usual, number):
        """Whether a circumstance's time is the longer one: only times from one start can be told apart so; by the
        dates where both are known, else by the periods."""
        if own["limit"]["from"] != usual["limit"]["from"]:
            return False
        a, b = (self.told(c["limit"], number, "policy").bound for c in (own, usual))
        if a and b:
            return a.utc > b.utc
        return usual_days(own["limit"]["within"]) > usual_days(usual["limit"]["within"])

    def is_replaced(self, clock, clocks, number):
        """Policies/README: a circumstance's longer time counts in place of the usual one; a shorter stands beside it."""
        return clock["when"] is None and any(self.is_longer(c, clock, number) for c in clocks if c["when"] is not None)

    def in_force(self, number, step, held):
        clocks = self.clocks(number, step, held)
        return [c for c in clocks if not self.is_replaced(c, clocks, number)]

    def count(self, within, start, source, limit, from_, resident=False, pauses=()):
        """One period, with how its limit ends, on the days of its source."""
        arrival = self.policy if source == "policy" and from_ in ARRIVALS else None
        return counting.count(
            within, start, self.calendars[source], arrival, resident, limit.get("ends"), limit.get("by"), pauses
        )

    def last_day_for(self, act, number, source):
        """Spec 4: the last day the landlord had for an act of its own: of the policy's and the law's limit the earlier,
        for the law the law's own."""
        told = []
        if source == "policy":
            told += [self.told(c["limit"], number, "policy").bound for c in self.in_force(number, act, self.record.held())]
        law = self.stage("law", number) or {}
        if law.get(act):
            told.append(self.told(law[act], number, "law").bound)
        return counting.first_of(told)

    def started(self, window, number):
        """When a window's start happened."""
        start, stage = window["from"]["start"], window["from"]["stage"] or number
        return self.got(stage) if start == "getting the response" else self.record.start(start, stage)

    def got(self, stage):
        """Policies/README: when an answer came: as it was recorded; else, by the days that the policy gives the post, on the
        policy's own calendar, counted from the day of the answer."""
        came, answer, post = self.record.got(stage), self.record.answer(stage), self.policy.get("post")
        if came or answer is None or post is None:
            return came
        return london.on(counting.last_day(answer.at.day, post, self.calendars["policy"], ()))

    def least(self, window, number, source, limit):
        """Policies/README: nobody gets an answer before it is given."""
        answer = self.record.answer(window["from"]["stage"] or number)
        if window["from"]["start"] != "getting the response" or answer is None:
            return None
        return self.count(window["within"], answer.at, source, limit, "the response", resident=True)

    def latest(self, window, number, source, limit, pauses=()):
        """When a waiting window of the landlord's ends at the latest. Policies/README: whoever complains has raised it."""
        receipt = self.record.start("receipt", 1)
        if window["from"]["start"] == "first raising it" and receipt is not None:
            return self.count(window["within"], receipt, source, limit, "first raising it", pauses=pauses)
        return self.bound(window, number, source, limit, pauses)

    def bound(self, window, number, source, limit, pauses=()):
        """Spec 4: when a window ends at the latest, if it starts with something that the landlord has a last day for."""
        start = window["from"]["start"]
        if start not in OWN_ACTS:
            return None
        last = self.last_day_for(OWN_ACTS[start], window["from"]["stage"] or number, source)
        if last is None:
            return None
        # Where a day is all that is known of the last day, hours run from its end.
        hours = window["within"].get("unit") == "hours"
        exact = last.until is None and last.timed
        start_at = london.at(last.over) if exact or hours else london.on(last.last_day)
        return self.count(window["within"], start_at, source, limit, start, pauses=pauses)

    def told(self, limit, number, source, answer=False, resident=False, pauses=(), due_date=None):
        """What a limit of a stage gives; of several windows the one that ends last counts ("the later of"), or the one
        that ends first ("the sooner of")."""
        sooner = limit.get("or_sooner") or []
        windows = [{"within": limit["within"], "from": limit["from"]}] + (sooner or limit.get("or_later") or [])
        ends, waits = [], []
        for window in windows:
            start = window["from"]["start"]
            if start == "the due date":
                exact = due_date and due_date.timed and due_date.until is None
                started = due_date and (london.at(due_date.utc) if exact else london.on(due_date.last_day))
            else:
                started = self.started(window, number)
            if started is None:
                waits.append(window)
                continue
            end = self.count(window["within"], started, source, limit, start, resident, pauses)
            if not resident and (bound := self.bound(window, number, source, limit, pauses)):
                # Spec 4: a clock of the landlord's that it started late itself gains no time by it.
                end = counting.first_of([end, bound])
            ends.append((end, window))
        if sooner:
            return self.first_of([end for end, _ in ends], waits, number, source, limit, resident, pauses)
        last = counting.last_of([end for end, _ in ends])
        if not waits or last is not None and self.is_settled(waits, ends):
            return Told(due=last)
        if resident:
            # No end comes before the last one that is known, nor before one of an answer that has yet to come.
            least = [last] + [self.least(window, number, source, limit) for window in waits]
            return Told(at_least=counting.last_of(least))
        if last is not None:
            return Told(at_least=last)
        return Told(at_latest=self.latest(windows[0], number, source, limit, pauses) if len(windows) == 1 else None)

    def first_of(self, ends, waits, number, source, limit, resident, pauses):
        """Policies/README: the first end; while a window waits, the first of the ends that are known and, of what the landlord
        owes, of those that waiting windows have at the latest."""
        latest = [] if resident else [self.latest(window, number, source, limit, pauses) for window in waits]
        first = counting.first_of(ends + latest)
        return Told(at_latest=first) if waits else Told(due=first)

    def is_settled(self, waits, ends):
        """Nobody is aware of a problem before it happens: a window from the problem, no longer than the one from
        becoming aware that runs, ends no later."""
        aware = [usual_days(w["within"]) for _, w in ends if w["from"]["start"] == "becoming aware"]
        return bool(aware) and all(
            w["from"]["start"] == "the problem" and usual_days(w["within"]) <= max(aware) for w in waits
        )
