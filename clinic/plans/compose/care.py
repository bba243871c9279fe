"""Appointments, medicines, results, risks."""

from clinic.plans.compose.reading import Cells, Reading
from clinic.plans.compose.sources import Sources
from clinic.plans.content import Appointment, Medicines, PendingResult, Risk, ToldService
from clinic.plans.content_care import Medicine


def appointments(sources: Sources, reading: Reading) -> tuple[Appointment, ...]:
    """Appointments in local time of the clinic's zone, as they were written down."""
    return tuple(_appointment(row, sources.zone) for row in reading.rows("appointments"))


def _appointment(row: Cells, zone: str) -> Appointment:
    return Appointment(
        what=row.text("what"),
        with_who=row.text("with_who") or row.who("helper"),
        helper=row.helper("helper"),
        on=row.day("on"),
        at=row.time("at"),
        zone=zone,
        where=row.text("where"),
        way_there=row.text("way_there"),
        reminder=row.text("reminder"),
        who_comes=row.text("who_comes"),
        who_after=row.text("who_after"),
        costs=row.text("costs"),
        costs_words=row.text("costs_words"),
        prescribes=row.is_ticked("prescribes"),
        follow_up=row.is_ticked("follow_up"),
        substance=row.is_ticked("substance"),
    )


def medicines(reading: Reading) -> Medicines:
    """Rows, or whose list holds. Never a computed dose."""
    return Medicines(
        answer=reading.choice("medicines_answer"),
        list_on=reading.day("medicines_list_on"),
        list_from=reading.own_words("medicines_list_from"),
        rows=tuple(_medicine(row) for row in reading.rows("medicines")),
        lasts_until=reading.day("medicines_last_until"),
        from_where=reading.text("medicines_from"),
    )


def _medicine(row: Cells) -> Medicine:
    return Medicine(
        name=row.text("name"),
        what_for=row.text("what_for"),
        how_and_when=row.text("how_and_when"),
        change=row.text("change") or "same",
        why=row.text("why"),
        who_checks=row.text("who_checks"),
        next_check=row.day("next_check"),
        lasts_until=row.day("lasts_until"),
        substance=row.is_ticked("substance"),
    )


def results(reading: Reading) -> tuple[PendingResult, ...]:
    """Tests whose result is still to come."""
    return tuple(
        PendingResult(row.text("what"), row.text("who_tells"), row.day("by"))
        for row in reading.rows("results")
    )


def risks(reading: Reading) -> tuple[Risk, ...]:
    """What could go wrong, what will be done, and by whom."""
    return tuple(
        Risk(
            what=": ".join(part for part in (row.label("what"), row.text("words")) if part),
            action=row.text("action"),
            who=row.text("who_words") or row.who("who"),
            substance=row.is_ticked("substance"),
        )
        for row in reading.rows("risks")
    )


def told_services(reading: Reading) -> tuple[ToldService, ...]:
    """Doctors and services that know of the change."""
    return tuple(
        ToldService(row.text("who"), row.day("on"), row.text("how")) for row in reading.rows("clinician_told")
    )
