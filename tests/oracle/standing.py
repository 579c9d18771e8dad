"""How a duty of the landlord's stands at the moment of asking.

Upcoming, due today, overdue, met, missed, done, over, not started, stopped.
"""

from record import ANSWERS

DONE_BY = {
    # Spec 6: a contact is no acknowledgement; only an acknowledgement and an answer are.
    "acknowledge": ANSWERS | {"acknowledged"},
    "hold": {"holding-reply-sent"},
    "hearing": {"hearing-held"},
    "contact": {"contacted"},
    "report": {"report-sent"},
    "draft": {"draft-sent"},
    "respond": ANSWERS,
}


def done(record, step, number, again):
    """What did it, undone or not: an answer that was undone keeps the first answer's deadline met or missed (spec 1)."""
    undid = record.new_answer_from(number)
    if again:
        return record.first(DONE_BY[step], number) if undid else None
    # It told the person that the complaint had come, too.
    old = step in ("respond", "acknowledge") and undid is not None
    return record.first(DONE_BY[step], number, undone_too=old)


def judged(due, event, in_hours):
    """Met or missed. Spec 7: what is recorded by its day alone is never met against a limit in hours, nor on the last
    day of one that ends at a time of day: it is done."""
    if due.is_past(event.at):
        return "missed"
    if due.may_be_past(event.at):
        return "done"
    unknown = in_hours or due.timed and event.at.day == due.day
    return "done" if unknown and event.at.time is None else "met"


def open_state(due, now):
    if due.is_past(now):
        return "overdue"
    return "due today" if due.day <= now.day else "upcoming"


def closed_at(record, number):
    closures = record.at_stage("closed", number)
    return closures[-1].at if closures else None


def state(record, step, number, told, now, replaced=False, in_hours=False, stopped=False, passed=None, again=False):
    """One duty's state, by its date or, while its clock waits, by the day by which it is due at the latest."""
    if number > record.reached_until:
        return "not started"
    event = done(record, step, number, again)
    due = told.bound
    if event is not None:
        # Spec 5: an answer is judged by the date that had passed before a new one was set.
        due = passed or due
        if due is None:
            return "met" if told.at_least and not told.at_least.is_past(event.at) else "done"
        stands = judged(due, event, in_hours)
        # The circumstance's own time counts in its place: nothing is missed.
        return "over" if stands == "missed" and replaced else stands
    if record.first("skipped", number):
        return "over"
    closed = closed_at(record, number)
    if closed is not None:
        # What was late when the complaint was closed is late by that, and no more.
        return "overdue" if due and due.is_past(closed) and not replaced else "over"
    if due is None or stopped and not due.is_past(now):
        return "not started"
    if replaced:
        return "over"
    current = open_state(due, now)
    return "not started" if told.due is None and current != "overdue" else current


def reply_state(stands, answered, answered_late):
    """A holding reply is asked for only where the answer is late: nobody misses one whose day is over while the answer
    is not, nor waits for one that is still to come once the answer is there."""
    if answered and stands in ("upcoming", "due today"):
        return "over"
    return "over" if stands == "overdue" and not answered_late else stands
