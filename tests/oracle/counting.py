"""On which day one period ends.

Knows nothing of stages, caps or law: a start, a period, how it ends, pauses.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import london

DAY = timedelta(days=1)


class Due(NamedTuple):
    """A last day and its last instant; `timed` where that is a time of day and not the end of the day."""

    utc: datetime
    day: date
    timed: bool

    def is_past(self, moment):
        """A day alone is past a time of day only when the whole day is over."""
        if self.timed and moment.time is not None:
            return moment.utc > self.utc
        return moment.day > self.day

    def json(self):
        return {"due_date": self.day.isoformat(), "due_at": london.rfc3339(self.utc)}


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
    end = start.utc + timedelta(hours=count)
    for pause in pauses:
        stopped = max(pause.stopped.utc, start.utc)
        if pause.resumed is not None and stopped < end and pause.resumed.utc > stopped:
            end += pause.resumed.utc - stopped
    return Due(end, london.local(end).date(), True)


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
