"""Moments: what a report's date, or a person's, says of when something could be known."""

from datetime import UTC, date, datetime, time


def first_moment(day_or_time: str) -> datetime | None:
    """Give the first moment of an ISO date or date-time in UTC, None where it is neither.

    A time without a zone is taken as UTC; a day begins at midnight.
    """
    return _moment(day_or_time, time.min)


def last_moment(day_or_time: str) -> datetime | None:
    """Give the last moment of an ISO date, or a date-time itself, in UTC; None where it is neither."""
    return _moment(day_or_time, time.max)


def _moment(given: str, of_day: time) -> datetime | None:
    try:
        found = datetime.fromisoformat(given.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    if len(given.strip()) <= len("2016-11-28"):
        found = datetime.combine(found.date(), of_day)
    return _in_utc(found) if found.tzinfo else found.replace(tzinfo=UTC)


def _in_utc(found: datetime) -> datetime:
    """Give a moment in UTC; beyond the years that there are, the first or last moment of these."""
    try:
        return found.astimezone(UTC)
    except OverflowError:
        edge = datetime.min if found.year == 1 else datetime.max
        return edge.replace(tzinfo=UTC)


def iso_day(published: str) -> str:
    """Give the day of an ISO date or time, "" where it is none."""
    try:
        return date.fromisoformat(published[:10]).isoformat()
    except ValueError:
        return ""
