"""Days and hours on a form: a few common choices, and two times."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from wtforms import Form

from clinic.caseload.forms.named import options
from clinic.foundation.days import WEEKDAYS, Hours, hours_words
from clinic.web.fields import Choice, Option, Ticks, TimeField
from clinic.web.place import region_here

DAYS: dict[str, tuple[int, ...]] = {
    "always": tuple(range(7)),
    "every_day": tuple(range(7)),
    "weekdays": tuple(range(5)),
    "weekend": (5, 6),
}
AS_IT_IS = "as_it_is"
WHICH_DAYS = "Tick the days."


class HoursFields(Form):
    """The fields of one window, to be mixed into a form."""

    days = Choice("When?", options=options("days"))
    on_days = Ticks("Which days?", options=[Option(str(day), name) for day, name in enumerate(WEEKDAYS)])
    from_time = TimeField("From", hint="Like 8 am or 08:00.")
    until_time = TimeField("Until", hint="Like 9 pm or 21:00.")


def check_hours(form: Any) -> bool:
    """Note what is wrong with a window; True when nothing is."""
    if form.days.data == "chosen" and not form.on_days.data:
        form.on_days.errors = [WHICH_DAYS]
        return False
    return True


def hours_from(form: Any, stored: tuple[Hours, ...] = ()) -> tuple[Hours, ...]:
    """The window that was chosen, () for none said; `stored` where they stay as they are."""
    chosen = form.days.data
    if not chosen:
        return ()
    if chosen == AS_IT_IS:
        return stored
    if chosen == "always":
        return (Hours(DAYS["always"]),)
    days = tuple(int(day) for day in form.on_days.data) if chosen == "chosen" else DAYS[chosen]
    return (Hours(days, form.from_time.data, form.until_time.data),)


def offer_as_it_is(form: Any, stored: tuple[Hours, ...]) -> None:
    """Offer to keep stored hours that this form can't draw: several windows."""
    if len(stored) > 1:
        words = hours_words(stored, long=False, region=region_here())
        form.days.options = (Option(AS_IT_IS, words), *form.days.options)


def hours_data(hours: tuple[Hours, ...]) -> Mapping[str, Any]:
    """Stored hours as data of the fields. Several windows can't be drawn: they are kept as they are."""
    if not hours:
        return {}
    if len(hours) > 1:
        return {"days": AS_IT_IS}
    window = hours[0]
    key = _key(window.days, window.start, window.end)
    on_days = [str(day) for day in window.days] if key == "chosen" else []
    return {"days": key, "on_days": on_days, "from_time": window.start, "until_time": window.end}


def _key(days: tuple[int, ...], start: time | None, end: time | None) -> str:
    if days == DAYS["always"]:
        return "always" if start is None and end is None else "every_day"
    return next((key for key, preset in DAYS.items() if preset == days), "chosen")
