"""A time of day in words."""

from datetime import time

from clinic.foundation.messages import Translate, in_english, message

NOON, MIDNIGHT = time(12, 0), time(0, 0)
EXACT = {NOON: message("12 noon"), MIDNIGHT: message("12 midnight")}
# From this hour on; the last one that has begun holds. Three o'clock is "in the morning" to an early riser
# and "at night" to one who can't sleep: who reads this at that hour is the second.
LONG_SHAPES = (
    (0, message("{clock} at night")),
    (5, message("{clock} in the morning")),
    (12, message("{clock} in the afternoon")),
    (18, message("{clock} in the evening")),
    (21, message("{clock} at night")),
)
SHORT_SHAPES = ((0, message("{clock} am")), (12, message("{clock} pm")))


def time_words(at: time, long: bool, translate: Translate = in_english) -> str:
    """A time to the minute: long "8 in the morning", "2:30 in the afternoon", "9 at night"; short "8 am".

    Noon and midnight are "12 noon" and "12 midnight", for 12 am and 12 pm are often mixed up.
    """
    to_the_minute = at.replace(second=0, microsecond=0, tzinfo=None)
    if to_the_minute in EXACT:
        return translate(EXACT[to_the_minute])
    shapes = LONG_SHAPES if long else SHORT_SHAPES
    shape = [shape for from_hour, shape in shapes if from_hour <= at.hour][-1]
    return translate(shape).format(clock=_clock(at))


def _clock(at: time) -> str:
    hour = at.hour % 12 or 12
    return f"{hour}:{at.minute:02}" if at.minute else str(hour)
