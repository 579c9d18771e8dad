"""Instants and their days in London, by the rule and not by any table of zones.

Summer time in the United Kingdom: from 01:00 by Greenwich on the last Sunday
of March to 01:00 by Greenwich on the last Sunday of October (Summer Time Act
1972 as amended). An instant is a naive `datetime` in UTC everywhere here.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple, Optional

HOUR = timedelta(hours=1)
LAST_SECOND = time(23, 59, 59)


class Moment(NamedTuple):
    """When something happened: an instant, and whether its time of day is known."""

    utc: datetime
    day: date
    time: Optional[time]

    @property
    def last(self):
        """The last second at which it can have been."""
        return self.utc if self.time is not None else instant(self.day, LAST_SECOND)


def last_sunday(year, month):
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def is_summer(utc):
    start, end = (datetime.combine(last_sunday(utc.year, month), time(1)) for month in (3, 10))
    return start <= utc < end


def local(utc):
    """What London's clocks show at an instant."""
    return utc + HOUR if is_summer(utc) else utc


def instant(day, clock):
    """DESIGN §5: a local time that occurs twice is the first; one in the gap of spring falls on its later side."""
    wall = datetime.combine(day, clock)
    shown = [utc for utc in (wall - HOUR, wall) if local(utc) == wall]
    return shown[0] if shown else wall


def rfc3339(utc):
    return local(utc).isoformat(timespec="seconds") + ("+01:00" if is_summer(utc) else "+00:00")


def on(day):
    """A day of which no time is known: hours count from 00:00 (DESIGN §5)."""
    return Moment(instant(day, time(0)), day, None)


def at(utc):
    wall = local(utc)
    return Moment(utc, wall.date(), wall.time())


def moment(text):
    """Reads `2026-12-24`, `2026-12-24T10:00` (London's clocks) or RFC 3339."""
    if len(text) == 10:
        return on(date.fromisoformat(text))
    read = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if read.tzinfo is not None:
        return at(read.replace(tzinfo=None) - read.utcoffset())
    return at(instant(read.date(), read.time()))
