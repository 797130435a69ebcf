"""From what a decider could know to a document, in plain Dutch."""

from collections.abc import Mapping
from typing import Any

from journeys.language import one_line
from journeys.lists.dossier.known import what_stood_due, what_was_set_right, where_the_client_stood
from journeys.lists.dossier.parts import Document, Section, Terms
from journeys.lists.dossier.path import the_decision, the_steps, who_did_what
from journeys.lists.dossier.words import at_instant, on_day

DESTROYED = (
    "Staat er „vernietigd”, dan is die tekst volgens de bewaartermijnen vernietigd. "
    "Niemand kan die nog lezen."
)
HASHED = (
    "SHA-256 over de inhoud, zonder wie dit maakte en wanneer. Wie het opnieuw maakt ({}), "
    "krijgt hetzelfde getal."
)


def document(
    content: Mapping[str, Any], *, content_hash: str, made_at: str, made_by: str
) -> Document:
    """The whole dossier; ``content`` is what it says, the rest how it was made."""
    decision, client = content["decision"], one_line(content["client"])
    known_until = at_instant(content["known_until"])
    made = _how_it_was_made(content, content_hash, made_at, made_by)
    return Document(
        title=f"Dossier bij het besluit van {on_day(decision['happened_on'])}",
        lead=[
            f"Dit dossier gaat over inwoner {client}.",
            f"Het laat zien wat de beslisser kon weten op {known_until}.",
            "Wat later is vastgelegd of hersteld, staat er niet in.",
        ],
        sections=[
            the_decision(content),
            who_did_what(content),
            the_steps(content),
            where_the_client_stood(content),
            what_was_set_right(content),
            what_stood_due(content),
            made,
        ],
    )


def _how_it_was_made(
    content: Mapping[str, Any], content_hash: str, made_at: str, made_by: str
) -> Section:
    number, client = content["decision"]["number"], one_line(content["client"])
    known_until, on = at_instant(content["known_until"]), on_day(content["on"])
    policy = one_line(content["policy"])
    rests_on = f"feit 1 tot en met {number - 1} uit het logboek van {client}"
    rows = [
        ("Rust op", [f"{rests_on}; het besluit zelf is feit {number}."]),
        ("Zoals bekend op", [f"{known_until}: alles wat vóór het besluit was vastgelegd."]),
        ("Zoals gebeurd", [f"tot en met {on}, de dag van het besluit."]),
        ("Termijnen", [f"Uitgerekend met beleid {policy}."]),
        ("Gemaakt", [f"{at_instant(made_at)}, door {one_line(made_by)}."]),
        ("Controlegetal", [content_hash, HASHED.format(f"journeys dossier {client} {number}")]),
        ("Vernietigd", [DESTROYED]),
    ]
    return Section("Waarop dit rust en hoe het is gemaakt", [Terms(rows)])
