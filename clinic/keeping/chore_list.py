"""Which chores there are, in their order: what a restore could have brought back goes first."""

from collections.abc import Mapping

from clinic.accounts.actions.housekeeping import forget_what_is_over
from clinic.accounts.queries.for_chores import closed_accounts, tokens_alive
from clinic.caseload.actions.screens import forget_ended_screens
from clinic.checklist.actions.old_drafts import forget_lost_drafts, waiting_drafts
from clinic.foundation.database import now
from clinic.keeping.chores import Chore, Trouble
from clinic.keeping.cleaning import clean_up
from clinic.keeping.erasing import finish_erasures
from clinic.keeping.files import clear_logs, clear_set_aside, clear_shelf
from clinic.keeping.house import House
from clinic.keeping.trail import drop_old_months, write_heads
from clinic.printing.actions.tidying import forget_old_beats, forget_old_jobs
from clinic.printing.press_folder import sweep_leftovers
from clinic.web.once import forget_old_answers

Found = Mapping[str, int]


def follow_ledger(house: House) -> Found:
    """Whoever was erased stays erased, after a restore too; and what was cut off is finished."""
    with house.database.writing() as session:
        again = finish_erasures(session, ledger=house.ledger)
    left = clean_up(house)
    if left:
        raise Trouble(" ".join(left))
    return {"records erased again": len(again)}


def forget_sign_ins(house: House) -> Found:
    """Ended sessions, used links, counted failures, typing that nobody came back for; shared screens."""
    with house.database.writing() as session:
        gone = forget_what_is_over(session)
        screens = forget_ended_screens(session, tokens_alive(now(session)))
        return {
            "ended sessions": gone["sessions"],
            "old links": gone["links"],
            "counted failures": gone["failures"],
            "kept typing": gone["typing"],
            "shared screens": screens,
        }


def forget_forms(house: House) -> Found:
    """Keys of forms that were answered long ago."""
    with house.database.writing() as session:
        return {"answered forms": forget_old_answers(session)}


def forget_drafts(house: House) -> Found:
    """Drafts that nobody can come back to; those that wait for their writer are counted, and stay."""
    with house.database.writing() as session:
        return {"drafts out of reach": forget_lost_drafts(session, closed_accounts())}


def forget_papers(house: House) -> Found:
    """Rows of papers that were replaced or failed, silent workers, files that no row points to."""
    with house.database.writing() as session:
        found = {"old paper jobs": forget_old_jobs(session), "silent workers": forget_old_beats(session)}
    return found | {"files without a row": clear_shelf(house), "folders of dead presses": sweep_leftovers()}


def let_months_go(house: House) -> Found:
    """Months of the trail whose time is over."""
    return {"months of the trail": drop_old_months(house)}


def note_heads(house: House) -> Found:
    """Where the trail ends, for a file elsewhere."""
    return {"ends of the trail written down": write_heads(house)}


def clear_files(house: House) -> Found:
    """Logs of more than two weeks, and damaged databases that a restore set aside a month ago."""
    return {"old logs": clear_logs(house), "databases set aside": clear_set_aside(house)}


CHORES = (
    Chore("erasures", follow_ledger),
    Chore("sign_ins", forget_sign_ins),
    Chore("forms", forget_forms),
    Chore("drafts", forget_drafts),
    Chore("papers", forget_papers),
    Chore("trail_months", let_months_go),
    Chore("trail_heads", note_heads),
    Chore("files", clear_files),
)


def drafts_that_wait(house: House) -> int:
    """Drafts of open walks that nobody touched for a month."""
    with house.database.reader() as session:
        return waiting_drafts(session)
