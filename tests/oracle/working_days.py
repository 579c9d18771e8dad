"""Which days are worked: Monday to Friday, less bank holidays, less closure days.

The published list is `content/bank-holidays.json`, keyed on dates and never on
titles. Later years follow the rules of the facts, 6.3.
"""

from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
DIVISIONS = {
    "england": ["england-and-wales"],
    "wales": ["england-and-wales"],
    "scotland": ["scotland"],
    "northern-ireland": ["northern-ireland"],
    "uk": ["england-and-wales", "scotland", "northern-ireland"],
}


def easter(year):
    """Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def sub(day):
    """Facts 6.3: a Saturday or Sunday moves to the Monday."""
    return day + {5: 2, 6: 1}.get(day.weekday(), 0) * DAY


def sub2(day):
    """Facts 6.3: the first of a pair: a Saturday moves three days on, a Sunday two."""
    return day + {5: 3, 6: 2}.get(day.weekday(), 0) * DAY


def first_monday(year, month):
    first = date(year, month, 1)
    return first + (-first.weekday() % 7) * DAY


def last_monday(year, month):
    last = date(year, month, 31)
    return last - last.weekday() * DAY


def by_rule(division, year):
    """Facts 6.3: the bank holidays of a year that nobody has published."""
    days = {easter(year) - 2 * DAY, first_monday(year, 5), last_monday(year, 5)}
    days |= {sub2(date(year, 12, 25)), sub(date(year, 12, 26))}
    if division == "scotland":
        return days | {sub2(date(year, 1, 1)), sub(date(year, 1, 2)), first_monday(year, 8), sub(date(year, 11, 30))}
    days |= {sub(date(year, 1, 1)), easter(year) + DAY, last_monday(year, 8)}
    if division == "northern-ireland":
        days |= {sub(date(year, 3, 17)), sub(date(year, 7, 12))}
    return days


class BankHolidays:
    """The published file, and the rules behind its last year."""

    def __init__(self, published):
        self.published = {name: [date.fromisoformat(e["date"]) for e in published[name]["events"]] for name in published}

    @lru_cache(maxsize=None)
    def of(self, nation):
        """Facts 5.1: those of the nation; of `uk` a bank holiday in any part."""
        days = set()
        for division in DIVISIONS[nation]:
            known = self.published[division]
            days |= set(known)
            for year in range(max(known).year + 1, max(known).year + 9):
                days |= by_rule(division, year)
        return frozenset(days)


class Calendar:
    """The days that one landlord works, or its nation."""

    def __init__(self, holidays, closed=()):
        self.off = set(holidays)
        for first, last in closed:
            first, last = date.fromisoformat(first), date.fromisoformat(last)
            self.off |= {first + n * DAY for n in range((last - first).days + 1)}

    def works(self, day):
        """DESIGN §5: Monday to Friday less the nation's bank holidays, less the landlord's own closure days."""
        return day.weekday() < 5 and day not in self.off

    def from_day(self, day):
        """The day itself if it is worked, else the next that is."""
        while not self.works(day):
            day += DAY
        return day
