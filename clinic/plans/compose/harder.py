"""When things get harder, the way back, and if the client can't decide."""

from clinic.plans.compose.reading import SELF, Reading
from clinic.plans.content import Decisions, HarderDays, WayBack


def harder_days(reading: Reading) -> HarderDays:
    """How it starts, what comes first, who is called, where to go, who should come."""
    return HarderDays(
        my_signs=reading.lines("my_signs"),
        others_see=reading.lines("others_see"),
        others_say=reading.own_words("others_say"),
        others_agreed=reading.choice("others_agreed") == "yes",
        first_do=reading.lines("first_do"),
        who_ring=_who_ring(reading),
        where_go=reading.text("where_go"),
        who_comes=reading.text("who_comes"),
        safety_plan=reading.choice("safety_plan"),
        safety_plan_where=reading.detail("safety_plan"),
        safety_plan_on=reading.day("safety_plan_on"),
        point_person_part=reading.text("point_person_part"),
        children=reading.text("children"),
        pets_and_home=reading.text("pets_and_home"),
    )


def _who_ring(reading: Reading) -> tuple[str, ...]:
    keys = [row.helper("helper") for row in reading.rows("who_ring")]
    return tuple(dict.fromkeys(key for key in keys if key and key != SELF))


def way_back(reading: Reading) -> WayBack:
    """How to get more help again without starting over."""
    person = reading.people.get(reading.helper("way_back"))
    phone = person.phones[0].value if person and person.phones else ""
    return WayBack(
        who=reading.who("way_back") or reading.way_out("way_back"),
        number=reading.own_words("way_back_number") or phone,
        until=reading.day("way_back_until"),
        say=reading.own_words("way_back_say"),
    )


def decisions(reading: Reading) -> Decisions:
    """An adult is presumed able to decide; the rest is there only with a reason to think otherwise."""
    return Decisions(
        can_decide=reading.choice("decision_help") or "yes",
        support=reading.detail("decision_help"),
        decision=reading.own_words("decision"),
        assessed_by=reading.own_words("assessed_by"),
        assessed_on=reading.day("assessed_on"),
        outcome=reading.own_words("outcome"),
        decider=reading.helper("decider"),
        decider_paper=reading.own_words("decider_paper"),
        decider_limits=reading.own_words("decider_limits"),
        proxy=reading.choice("proxy"),
        proxy_next=_proxy_detail(reading, "wants"),
        proxy_not_offered=_proxy_detail(reading, "not_offered"),
        proxy_helper=reading.helper("proxy_person"),
        proxy_where=reading.own_words("proxy_where"),
        proxy_copies=reading.own_words("proxy_copies"),
        values=reading.own_words("values"),
    )


def _proxy_detail(reading: Reading, answer: str) -> str:
    return reading.detail("proxy") if reading.choice("proxy") == answer else ""
