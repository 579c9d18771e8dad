"""On which day one period ends.

Knows nothing of stages, caps or law: a start, a period, how it ends, pauses.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, Optional

import london

DAY = timedelta(days=1)


class Due(NamedTuple):
    """A last day and its last instant; `timed` where that is a time of day and not the end of the day.

    `until`: where hours run from a day of which no time is known, the end of the last day on which they can be over;
    `utc` and `day` are then when they are over had they begun with that day.
    """

    utc: datetime
    day: date
    timed: bool
    until: Optional[datetime] = None

    @property
    def over(self):
        """From the second after it is over, whenever it began."""
        return self.until or self.utc

    @property
    def last_day(self):
        return london.local(self.until).date() if self.until else self.day

    def is_past(self, moment):
        """Nobody is late before the time must be over; a day alone is past a time of day only when the whole day is."""
        if moment.time is None:
            return moment.day > self.last_day
        if self.until is not None:
            return moment.utc > self.until
        return moment.utc > self.utc if self.timed else moment.day > self.day

    def may_be_past(self, moment):
        """Late if it began early in its day, and not if it began late: nobody can tell."""
        return self.until is not None and self.utc < moment.utc <= self.until

    def json(self):
        return {"due_date": self.day.isoformat(), "due_at": london.rfc3339(self.utc)}

    @property
    def late_from(self):
        return (self.last_day + DAY).isoformat() if self.until else None


def first_of(ends):
    """"Whichever is sooner": it is over when any of them is."""
    ends = [end for end in ends if end]
    first = min(ends, key=lambda due: due.utc, default=None)
    if first is None or first.until is None:
        return first
    return first._replace(until=min(end.over for end in ends))


def last_of(ends):
    """"Whichever is later": it is over when all of them are."""
    ends = [end for end in ends if end]
    last = max(ends, key=lambda due: due.utc, default=None)
    over = max((end.over for end in ends), default=None)
    return last._replace(until=over) if last and over > last.over else last


def end_of(day):
    """DESIGN §5: a limit in days ends with the last second of its London day."""
    return Due(london.instant(day, london.LAST_SECOND), day, False)


def add_months(day, months):
    """Facts 5.3, the corresponding-date rule: once from the anchor; the last day of a shorter month (Dodds v Walker)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_zero(start, arrival, calendar):
    """Facts 5.2 and 5.3, policies/README: day zero is the day of receipt; what arrives on a day that is not worked
    (`rolled`) or after the cut-off counts as received on the next working day. A day without a time was not late."""
    if arrival is None:
        return start.day
    cut_off = arrival["cut_off"] and time.fromisoformat(arrival["cut_off"])
    if not calendar.works(start.day):
        # There is nothing to be late for: it is the next day's all the same, or the day's own (`day_one: next`).
        rolled = arrival["day_one"] == "rolled" or (cut_off and arrival["day_one"] is None)
        return calendar.from_day(start.day) if rolled else start.day
    late = cut_off and start.time is not None and start.time > cut_off
    return calendar.from_day(start.day + DAY) if late else start.day


def is_paused(day, pauses):
    """A day after the one on which the clock stopped, up to the day on which it ran again, is not counted."""
    return any(p.stopped.day < day and (p.resumed is None or day <= p.resumed.day) for p in pauses)


def walk(day, count, counts):
    """The day on which so many days that count have passed after `day`."""
    while count:
        day += DAY
        count -= counts(day)
    return day


def hours(start, count, pauses):
    """DESIGN §5: hours are elapsed time on instants, through nights, weekends and clock changes; while the clock
    stands no hour passes, and a clock that stops when its time is over stops nothing."""
    over = [pause for pause in pauses if pause.resumed is not None]
    end = elapsed(start.utc, count, [(p.stopped.utc, p.resumed.utc) for p in over])
    # Of a day alone the longest that they can last: from its last second, and through the whole of a day of a pause.
    longest = elapsed(start.last, count, [(p.stopped.utc, p.resumed.last) for p in over])
    moments = [start] + [m for p in over if p.stopped.utc < longest for m in (p.stopped, p.resumed)]
    until = None
    if any(moment.time is None for moment in moments):
        until = end_of(london.local(longest).date()).utc
    return Due(end, london.local(end).date(), True, until)


def elapsed(start, count, stops):
    end = start + timedelta(hours=count)
    for stopped, resumed in stops:
        stopped = max(stopped, start)
        if stopped < end and resumed > stopped:
            end += resumed - stopped
    return end


def in_working_days(within):
    return within.get("unit") == "working days" or within.get("same") == "working day"


def last_day(zero, within, calendar, pauses, arrival=None):
    """Facts 5.2, 5.3: working days, days, weeks and months from day zero, without the days of a pause."""
    unit, count = within.get("unit"), within.get("count")
    own = arrival is not None and arrival["day_one"] == "same"
    runs = lambda day: not is_paused(day, pauses)
    if within.get("same") == "day":
        return zero
    if within.get("same") == "working day":
        return zero if calendar.works(zero) else walk(zero, 1, lambda day: runs(day) and calendar.works(day))
    if unit in ("months", "years"):
        count = (add_months(zero, count * (12 if unit == "years" else 1)) - zero).days
    if unit == "weeks":
        count *= 7
    # policies/README: where the day of receipt is day one itself, counting begins with it.
    if own:
        zero -= DAY
    return walk(zero, count, lambda day: runs(day) and (unit != "working days" or calendar.works(day)))


def ends_on(day, ends, resident, calendar, working):
    """DESIGN §5: a landlord's last day stays where it falls, a resident's rolls forward; a limit can say otherwise."""
    if ends == "the day before":
        day -= DAY
        while working and not calendar.works(day):
            day -= DAY
        return day
    if ends == "next working day" or (ends is None and resident):
        return calendar.from_day(day)
    return day


def count(within, start, calendar, arrival=None, resident=False, ends=None, by=None, pauses=()):
    """One period from one moment. `arrival`: the settings for what arrives, where the start is something that does."""
    if within.get("unit") == "hours":
        return hours(start, within["count"], pauses)
    over = [p for p in pauses if p.resumed is not None]
    day = last_day(day_zero(start, arrival, calendar), within, calendar, over, arrival)
    day = ends_on(day, ends, resident, calendar, within.get("unit") == "working days")
    # "By noon" on the last day.
    return Due(london.instant(day, time.fromisoformat(by)), day, True) if by else end_of(day)
