"""Public holidays of a region, around a day."""

from datetime import date
from functools import cache

import holidays

from clinic.foundation.regions import Region


def holidays_around(day: date, region: Region) -> frozenset[date]:
    """The public holidays of this year and the next in the region's country."""
    return _of_years(region.phone_region, day.year)


@cache
def _of_years(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=(year, year + 1)))
