"""The decision and the steps of the path, each with who did it and what it says."""

from collections.abc import Mapping, Sequence
from typing import Any

from journeys.language import ABILITY_ELEMENTS, fact_label, value_label
from journeys.lists.dossier.parts import Block, Section, Table, Terms, Text
from journeys.lists.dossier.words import (
    ASIDE,
    Fact,
    label,
    listed,
    on_day,
    paragraphs,
    recorded,
    remarks,
    said,
    short_day,
)

STEPS = (
    ("Vermoeden gemeld, met feiten", ("UnwillingnessReported",)),
    ("Onderzoek geopend", ("ExaminationOpened",)),
    ("Kunnen beoordeeld", ("AbilityAssessed",)),
    ("Passend aanbod gedaan", ("OfferMade",)),
    ("Uitgenodigd voor een zienswijze", ("InvitedToBeHeard",)),
    (
        "Gehoord, niet gebruikt of ervan afgezien",
        ("Heard", "HearingNotUsed", "HearingWaived"),
    ),
)
"""The steps in the order of the path (Kadernota Maatschappelijke Participatie 2021, §3.1)."""
NOBODY = "Niet vastgelegd"


def the_decision(content: Mapping[str, Any]) -> Section:
    """What was decided, when and by whom, and the reason for each element."""
    fact = content["decision"]
    rows = [
        ("Wat", [fact_label(fact["type"])]),
        *_fields(fact, leave_out=("reasons",)),
        ("Dag", [on_day(fact["happened_on"])]),
        ("Vastgelegd", [recorded(fact)]),
        ("Beleid", [content["policy"]]),
    ]
    blocks: list[Block] = [Terms(rows)]
    if "reasons" in fact:
        blocks.append(_reasons(fact["reasons"]))
    return Section("Het besluit", blocks)


def _reasons(reasons: Any) -> Block:
    if not isinstance(reasons, Mapping):
        return Terms([("Redenen", paragraphs(reasons))])
    rows = [
        [ABILITY_ELEMENTS[element].capitalize(), " ".join(paragraphs(reasons[element]))]
        for element in ABILITY_ELEMENTS
        if element in reasons
    ]
    return Table("De reden bij elk onderdeel", ["Onderdeel", "Reden"], rows, [1, 3])


def who_did_what(content: Mapping[str, Any]) -> Section:
    """The three roles and who had them."""
    people = content["people"]
    roles = (
        ("Melder", people["reporters"]),
        ("Onderzoeker", people["examiners"]),
        ("Beslisser", people["deciders"]),
    )
    rows = [[role, listed(who) if who else NOBODY] for role, who in roles]
    same = (
        "De melder, de onderzoeker en de beslisser zijn drie verschillende mensen."
        if people["three"]
        else "Uit wat is vastgelegd blijkt niet dat de melder, de onderzoeker en de beslisser drie "
        "verschillende mensen zijn."
    )
    table = Table("Melder, onderzoeker en beslisser", ["Rol", "Wie"], rows, [1, 3])
    return Section("Wie deed wat", [Text([same]), table])


def the_steps(content: Mapping[str, Any]) -> Section:
    """Which steps were taken, and then each of them in full."""
    path = content["path"]
    if not path:
        none = "Er was op dat moment geen zorgvuldigheidstraject."
        return Section("De stappen van het traject", [Text([none])])
    rows = [[step, _taken(path, types)] for step, types in STEPS]
    overview = Table("Welke stappen zijn gezet", ["Stap", "Wanneer en door wie"], rows, [2, 3])
    each = [_step(place, fact) for place, fact in enumerate(path, start=1)]
    return Section("De stappen van het traject", [overview], each)


def _taken(path: Sequence[Fact], types: Sequence[str]) -> str:
    found = [fact for fact in path if fact["type"] in types]
    return (
        "; ".join(
            f"{short_day(fact['happened_on'])}, door {fact['recorded_by']} (feit {fact['number']})"
            for fact in found
        )
        or NOBODY
    )


def _step(place: int, fact: Fact) -> Section:
    heading = f"{place}. {fact_label(fact['type'])}, {on_day(fact['happened_on'])}"
    noticed = [remark for remark in remarks(fact) if not remark.startswith("overgenomen")]
    rows = [
        ("Vastgelegd", [recorded(fact)]),
        *_fields(fact, leave_out=("observations", "reasons")),
        *([("Opmerking", noticed)] if noticed else []),
    ]
    blocks: list[Block] = [Terms(rows)]
    if "observations" in fact:
        blocks.append(_observations(fact["observations"]))
    if "reasons" in fact:
        blocks.append(_reasons(fact["reasons"]))
    return Section(heading, blocks)


def _observations(observations: Any) -> Block:
    if not isinstance(observations, list | tuple):
        return Terms([("Waarnemingen", paragraphs(observations))])
    rows = [
        [
            short_day(one.get("on", "")),
            value_label("kind", one.get("kind", "")),
            " ".join(paragraphs(one.get("source", ""))),
            " ".join(paragraphs(one.get("text", ""))),
        ]
        for one in observations
    ]
    return Table("Wat er is gezien of gezegd", ["Dag", "Soort", "Bron", "Wat"], rows, [2, 3, 3, 6])


def _fields(fact: Fact, leave_out: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [
        (_name(fact, name), said(name, value))
        for name, value in fact.items()
        if name not in ASIDE and name not in leave_out
    ]


def _name(fact: Fact, name: str) -> str:
    if fact["type"] == "AbilityAssessed" and name in ABILITY_ELEMENTS:
        return ABILITY_ELEMENTS[name].capitalize()
    return label(name)
