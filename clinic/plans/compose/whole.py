"""The one narrow waist: sources in, one frozen plan out."""

from clinic.plans.compose import around, care, client, days, ending, harder, move, page_one, rules
from clinic.plans.compose.helpers_call import helpers_call
from clinic.plans.compose.people import helpers
from clinic.plans.compose.reading import Reading, read
from clinic.plans.compose.sources import Sources
from clinic.plans.content import Edition, PlanContent
from clinic.plans.substance_marks import with_marks

# Questions of words that can be marked as showing treatment for alcohol or drugs, and where their words go.
MARKED_FIELDS = {
    "health_and_body": "client.health_and_body",
    "my_signs": "harder_days.my_signs",
    "others_see": "harder_days.others_see",
    "story": "knowledge.story",
    "worker_sees": "knowledge.signs",
}


def compose_content(sources: Sources) -> PlanContent:
    """The plan these sources come to: a draft, until somebody makes it the plan."""
    reading = read(sources)
    choice, choice_words, agreed = page_one.first_choice(reading)
    let_it_out, let_it_out_helper = around.let_it_out(reading)
    everybody = helpers(sources, reading)
    content = PlanContent(
        edition=_edition(sources),
        client=client.client_facts(sources, reading),
        first_calls=page_one.first_calls(sources, reading),
        first_choice=choice,
        first_choice_words=choice_words,
        first_choice_agreed=agreed,
        asking=page_one.asking(sources, reading),
        stand_in=page_one.stand_in(reading),
        backup=reading.helper("backup"),
        day_and_night=page_one.day_and_night(sources),
        tripwire=page_one.tripwire(sources, reading),
        still_coming=page_one.still_coming(sources, reading),
        mend_number=sources.clinic.service_number,
        mend_hours=sources.clinic.service_number_hours,
        helpers_call=helpers_call(sources, reading, everybody),
        organisation=sources.clinic.name,
        helpers=everybody,
        no_one_right_now=around.no_one_right_now(sources, reading),
        begun=around.begun(reading),
        places_that_know_me=reading.own_words("places_that_know_me"),
        animals=reading.own_words("animals"),
        ask_again_by=reading.own_words("ask_again_by"),
        ask_again_on=reading.day("ask_again_on"),
        small_troubles=around.small_troubles(reading),
        let_it_out=let_it_out,
        let_it_out_helper=let_it_out_helper,
        glad=reading.who("glad"),
        gives=reading.own_words("gives"),
        never_ring=around.never_ring_rows(sources.never_ring),
        helpers_warned=around.helpers_warned(reading),
        move=move.move(sources, reading),
        changes=move.changes(reading),
        tasks=move.tasks(reading),
        on_my_own=reading.own_words("on_my_own"),
        first_days=days.first_days(reading),
        week=days.week(reading),
        week_from=days.week_from(sources, reading),
        alone=days.time_alone(reading),
        appointments=care.appointments(sources, reading),
        first_appointment_owner=reading.who("first_appointment_owner"),
        first_appointment_by=reading.day("first_appointment_by"),
        medicines=care.medicines(reading),
        results=care.results(reading),
        harder_days=harder.harder_days(reading),
        way_back=harder.way_back(reading),
        words_i_can_use=_own_lines(reading, "words_i_can_use"),
        decisions=harder.decisions(reading),
        risks=care.risks(reading),
        told_services=care.told_services(reading),
        goodbye=ending.goodbye(sources, reading),
        agreement=ending.agreement(reading),
        questions=_own_lines(reading, "questions"),
        knowledge=ending.knowledge(reading),
        additions=ending.additions(sources, reading),
    )
    return with_marks(content, sources.programmes, _ticked(reading))


def _ticked(reading: Reading) -> tuple[str, ...]:
    """Fields that somebody marked by hand, as they are called in the plan."""
    return tuple(field for key, field in MARKED_FIELDS.items() if reading.entry(key).value.get("substance"))


def _edition(sources: Sources) -> Edition:
    return Edition(check_by=rules.check_by(sources), pathway=sources.pathway.key, region=sources.region.key)


def _own_lines(reading: Reading, key: str) -> tuple[str, ...]:
    """Lines in the client's own words: a way out gives none."""
    return tuple(line.strip() for line in reading.own_words(key).splitlines() if line.strip())
