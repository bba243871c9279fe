"""Who is next when the point person is ill, asleep or away."""

from clinic.checklist.kinds.point_person import PointPerson


class Backup(PointPerson):
    """As the point person, with a hat of its own."""

    key = "backup"
    hat = "stands_in"
