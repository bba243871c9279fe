"""The people of a plan: everybody around the client, and the worker who leaves until their last day."""

from dataclasses import replace
from datetime import date

from clinic.accounts.queries import Worker
from clinic.caseload.languages import language_name
from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.person_view import ContactView, PersonView
from clinic.plans.compose.reading import LEAVER_KEY, Reading
from clinic.plans.compose.sources import Sources
from clinic.plans.content import Helper
from clinic.plans.content_people import Reach

# What a person's view and a helper call by the same name.
_AS_THEY_ARE = (
    "key called relation nature type organisation works_at_home grown_up hats doings functions "
    "how_is_it gives_back client_asks_not needs frequency meets first_visit_on first_visit_with from_on "
    "until_on may_know_others chosen_in_company substance"
).split()


def helpers(sources: Sources, reading: Reading) -> tuple[Helper, ...]:
    """Everybody around the client, in the order of the list; the worker who leaves is always among them."""
    around = tuple(_helper(person, sources, reading) for person in sources.people)
    if not sources.is_worker_leaving or sources.person_of(sources.worker.id):
        return around
    return (*around, _leaver(sources))


def _leaver(sources: Sources) -> Helper:
    worker = sources.worker
    return Helper(
        key=LEAVER_KEY,
        name=worker.name,
        relation=worker.job,
        nature="paid",
        type="other",
        reach=_work_phone(worker),
        answer="yes",
        until_on=sources.last_day,
    )


def _helper(person: PersonView, sources: Sources, reading: Reading) -> Helper:
    worker = sources.worker_of(person)
    helper = Helper(
        **{name: getattr(person, name) for name in _AS_THEY_ARE},
        name=worker.name if worker else person.name,
        language=language_name(person.language),
        reach=reaches(person.contacts) or (_work_phone(worker) if worker else ()),
        doing_words=_doing_words(person, reading),
        asked=reading.ticked("takes_on") if _is_point_person(person, reading) else (),
        is_proxy=_is_proxy(person, reading),
        proxy_paper=reading.own_words("proxy_where") if _is_proxy(person, reading) else "",
    )
    helper = _with_answer(helper, person, reading)
    if person.user_id == sources.worker.id and sources.is_worker_leaving:
        return _leaving(helper, sources)
    return _with_joint_visit(helper, reading)


def _leaving(helper: Helper, sources: Sources) -> Helper:
    """The one who leaves helps until the last day; nobody asks them to."""
    days = [day for day in (helper.until_on, sources.last_day) if day]
    answer = "yes" if helper.answer == "not_asked" else helper.answer
    return replace(helper, until_on=min(days, default=None), answer=answer)


def reaches(contacts: tuple[ContactView, ...]) -> tuple[Reach, ...]:
    """Ways to reach somebody, in order."""
    return tuple(
        Reach(
            kind=one.kind,
            value=one.value,
            ways=one.ways,
            hours=one.hours,
            hours_note=one.hours_note,
            tried_on=one.tried_on,
        )
        for one in contacts
        if one.kind != "none" and one.value
    )


def _work_phone(worker: Worker) -> tuple[Reach, ...]:
    return (Reach(kind="phone", value=worker.phone, ways=("ring",)),) if worker.phone else ()


def _doing_words(person: PersonView, reading: Reading) -> tuple[str, ...]:
    known = [catalogue().doing(key) for key in person.doings]
    return (*(reading.fill(doing.paper) for doing in known if doing), *person.doing_words)


def _with_answer(helper: Helper, person: PersonView, reading: Reading) -> Helper:
    answer = person.answer
    agreed = answer.agreed or _asked_of_point_person(person, reading)
    known = [catalogue().responsibility(key) for key in agreed]
    return replace(
        helper,
        answer=answer.state,
        asked_on=answer.asked_on,
        answered_on=answer.answered_on,
        ask_who=answer.ask_who,
        ask_by=answer.ask_by,
        agreed=agreed,
        agreed_words=tuple(reading.fill(one.paper) for one in known if one),
        own_words=answer.words,
        limits=_limits(person, reading),
    )


def _is_point_person(person: PersonView, reading: Reading) -> bool:
    return reading.helper("point_person") == person.key


def _is_proxy(person: PersonView, reading: Reading) -> bool:
    """Named on a paper to decide when the client can’t. None of the other hats says so."""
    return reading.choice("proxy") == "has" and reading.helper("proxy_person") == person.key


def _asked_of_point_person(person: PersonView, reading: Reading) -> tuple[str, ...]:
    """A whole yes is a yes to everything that was asked; a part is only what was written down."""
    whole = _is_point_person(person, reading) and person.answer.state == "yes"
    return reading.ticked("takes_on") if whole else ()


def _limits(person: PersonView, reading: Reading) -> str:
    """What they said no to when asked, and what the walk says is not theirs."""
    for_point_person = reading.own_words("limits") if _is_point_person(person, reading) else ""
    said = dict.fromkeys(one for one in (person.answer.limits, for_point_person) if one)
    return "\n".join(said)


def _with_joint_visit(helper: Helper, reading: Reading) -> Helper:
    """A visit together before the worker leaves is the first one, unless there is another."""
    days: list[date | None] = [
        row.day("on") for row in reading.rows("joint_visits") if row.helper("helper") == helper.key
    ]
    if not days or helper.first_visit_on:
        return helper
    return replace(helper, first_visit_on=days[0], first_visit_with=reading.names["{worker}"])
