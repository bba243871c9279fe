"""Files whose time is over: papers that no row points to, old logs, databases that a restore set aside."""

from datetime import datetime, timedelta
from pathlib import Path

from clinic.foundation.logs import FOLDER
from clinic.foundation.sqlite_driver import with_beside
from clinic.keeping.house import House
from clinic.printing.queries import shelved
from clinic.printing.worker import no_worker

LOGS_STAY = timedelta(days=14)
SET_ASIDE_STAYS = timedelta(days=30)


def clear_shelf(house: House) -> int:
    """Remove papers that no row points to; how many. A worker that is at it does this itself every hour."""
    with no_worker(house.var_dir) as is_ours:
        return house.shelf.sweep(lambda: _kept(house)) if is_ours else 0


def clear_logs(house: House) -> int:
    """Remove log files of more than two weeks ago; how many."""
    return _remove_old(sorted((house.var_dir / FOLDER).glob("*.log*")), house, LOGS_STAY)


def clear_set_aside(house: House) -> int:
    """Remove damaged databases that a restore set aside a month ago; how many."""
    aside = [path for path in house.plain_copies if ".before-" in path.name]
    files = [file for path in aside for file in with_beside(path)]
    return _remove_old([file for file in files if file.exists()], house, SET_ASIDE_STAYS)


def _kept(house: House) -> set[tuple[str, str]]:
    with house.database.reader() as session:
        return shelved(session)


def _remove_old(files: list[Path], house: House, stay: timedelta) -> int:
    now = house.database.clock.now()
    old = [path for path in files if now - _changed_at(path, now) > stay]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _changed_at(path: Path, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo)
    except OSError:
        return now
