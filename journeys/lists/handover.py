"""The one page with which a consultant takes over a client: short enough to read aloud."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from operator import attrgetter
from textwrap import wrap
from typing import Any, NamedTuple

from journeys.language import (
    as_day,
    day,
    describe,
    long,
    number,
    one_line,
    rule_label,
    standing,
    value_label,
    with_weekday,
)
from journeys.lists.cells import role_label
from journeys.lists.standing import state_sentence

Fact = Mapping[str, Any]

LINE = 92
"""Columns; with a margin they fit on a sheet of A4."""
OWN_WORDS = 90
"""Characters of somebody's own words; the history holds the rest."""
NEWEST = 4
"""How many of a kind are told; of the older ones the history tells."""
MOST = 6
"""How many terms and how many people are told."""
EARLIER = "eerder, zie de geschiedenis"
CONTACTS = ("ContactHeld", "ContactMissed", "IntakeHeld")
OBSTACLE_WORDS = {
    "ObstacleFound": "gevonden",
    "ObstacleReduced": "verminderd",
    "ObstacleResolved": "opgelost",
}
WSP = (
    "TredeSignalled",
    "SignalDismissed",
    "ReferredToWsp",
    "CompetensysTaken",
    "TredeDetermined",
    "WarmHandoverHeld",
    "WspAccepted",
    "WspReturned",
    "PlacedInWork",
    "FellBack",
)
TOLD_BEFORE = {
    "IntakeHeld": "het levensverhaal, verteld bij de intake",
    "CompetensysTaken": "de vragen van Competensys",
    "EffectMeasured": "de vragen van de effectmeting",
    "ReexaminationHeld": "de vragen van het heronderzoek",
}


class Told(NamedTuple):
    """What was tried, in a line, and whether that still runs or is there."""

    line: str
    runs: bool


@dataclass(frozen=True)
class HandoverPage:
    """What stands on the page: a title, where the client stands, and lines under headings."""

    title: str
    stands: str
    notes: list[str]
    sections: list[tuple[str, list[str]]]


def handover_page(handover: Mapping[str, Any]) -> HandoverPage:
    """The page of one handover, as ``journeys.application.handover`` answers it."""
    facts, names = handover["facts"], handover["names"]
    on = as_day(handover["on"])
    assert on is not None
    role = role_label(handover["role"])
    to = one_line(names.get(handover["to"], handover["to"]))
    title = f"Warme overdracht · {one_line(handover['client'])} · aan {to} ({role}) · {long(on)}"
    sections = [
        ("Wat er is geprobeerd", [*_contacts(facts), *_obstacles(facts), *_activities(facts)]),
        ("Verwijzingen en WSP", [*_referrals(facts), *_lines(facts, WSP)]),
        ("Wat er is afgesproken", _agreed(facts, handover["on"])),
        (f"Wat er moet gebeuren (beleid {one_line(handover['policy'])})", _due(handover)),
        ("Niet opnieuw vragen", _told_before(facts)),
        ("Wie er bij betrokken waren", _involved(handover["before"], names)),
    ]
    stands = state_sentence(handover["state"], facts, names)
    told = [(heading, lines or ["Niets vastgelegd."]) for heading, lines in sections]
    return HandoverPage(title, stands, _notes(handover), told)


def handover_text(page: HandoverPage) -> str:
    """The page for a terminal or a mail."""
    lines = [*wrap(page.title, LINE), *wrap(page.stands, LINE), *page.notes]
    for heading, told in page.sections:
        lines += ["", heading]
        for one in told:
            lines += wrap(one, LINE, initial_indent="  - ", subsequent_indent="    ")
    return "\n".join(lines) + "\n"


def handover_html(page: HandoverPage) -> str:
    """The page for a browser and for paper; whatever was typed stays text."""
    notes = "".join(f"<p>{escape(note)}</p>\n" for note in page.notes)
    sections = "".join(
        f"<section>\n<h2>{escape(heading)}</h2>\n<ul>\n"
        + "".join(f"<li>{escape(line)}</li>\n" for line in told)
        + "</ul>\n</section>\n"
        for heading, told in page.sections
    )
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(page.title)}</h1>\n<p>{escape(page.stands)}</p>\n{notes}{sections}"
        "</main>\n</body>\n</html>\n"
    )


STYLE = (
    "@page{size:A4;margin:15mm}"
    "body{font:11pt/1.35 sans-serif;color:#111;background:#fff;max-width:45em;margin:1em auto;"
    "padding:0 1em}"
    "h1{font-size:1.2em}h2{font-size:1em;margin:.8em 0 .2em}ul{margin:0;padding-left:1.2em}"
)


def _notes(handover: Mapping[str, Any]) -> list[str]:
    notes = []
    if handover["by"]:
        notes.append(f"Toegewezen op {_day(handover['on'])} door {one_line(handover['by'])}.")
    if not handover["sees_health"]:
        notes.append("Zonder gezondheid en vrije tekst: daar heeft deze functie geen zicht op.")
    path = handover["path"]
    if path and not path["ended_on"]:
        notes.append(
            f"Er loopt een zorgvuldigheidstraject sinds {_day(path['since'])}; "
            "lees eerst de geschiedenis."
        )
    elif path:
        notes.append(f"Een zorgvuldigheidstraject is geëindigd op {_day(path['ended_on'])}.")
    return notes


def _contacts(facts: Iterable[Fact]) -> list[str]:
    found = [fact for fact in facts if fact["type"] in CONTACTS]
    missed = sum(fact["type"] == "ContactMissed" for fact in found)
    if not found:
        return ["Er is nog niet gesproken."]
    said = number(len(found) - missed, "keer", "keer")
    counted = f"{said} gesproken sinds {_day(found[0]['happened_on'])}, {missed} keer gemist."
    return [counted, *_lines(found, CONTACTS)]


def _obstacles(facts: Iterable[Fact]) -> list[str]:
    steps: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact["type"] in OBSTACLE_WORDS:
            steps.setdefault(value_label("kind", fact["kind"]), []).append(fact)
    told = []
    for kind, taken in steps.items():
        said = [f"{OBSTACLE_WORDS[f['type']]} {_day(f['happened_on'])}" for f in taken[-3:]]
        there = taken[-1]["type"] != "ObstacleResolved"
        told.append(Told(f"Belemmering {kind}: {', '.join(said)}", runs=there))
    return _running_first(told)


def _activities(facts: Iterable[Fact]) -> list[str]:
    told: dict[str, Told] = {}
    for fact in facts:
        key = fact.get("activity", "")
        if fact["type"] == "ActivityStarted":
            line = describe(fact["type"], {**fact, "activity": None}, longest=OWN_WORDS)
            told[key] = Told(f"{_day(fact['happened_on'])}  {line}", runs=True)
        elif fact["type"] == "ActivityEnded" and key in told:
            ended = f"geëindigd {_day(fact['happened_on'])}"
            outcome = value_label("outcome", fact["outcome"])
            told[key] = Told(f"{told[key].line} – {ended}: {outcome}", runs=False)
    return _running_first(told.values())


def _referrals(facts: Iterable[Fact]) -> list[str]:
    told: dict[str, Told] = {}
    for fact in facts:
        key = fact.get("referral", "")
        if fact["type"] == "ReferredToPartner":
            line = describe(fact["type"], {**fact, "referral": None})
            told[key] = Told(f"{_day(fact['happened_on'])}  {line}", runs=True)
        elif fact["type"] == "ReferralConcluded" and key in told:
            outcome = value_label("outcome", fact["outcome"])
            concluded = f"{outcome} op {_day(fact['happened_on'])}"
            told[key] = Told(f"{told[key].line} – {concluded}", runs=False)
    return _running_first(
        one._replace(line=f"{one.line} – uitkomst nog niet bekend") if one.runs else one
        for one in told.values()
    )


def _agreed(facts: Iterable[Fact], on: str) -> list[str]:
    facts = list(facts)
    told = _last(facts, "PlanAgreed")
    if told:
        since = facts[max(n for n, f in enumerate(facts) if f["type"] == "PlanAgreed") :]
        told += [*_last(since, "PlanAdjusted"), *_last(since, "PlanEvaluated")]
    planned = [f for f in facts if f["type"] == "ContactPlanned" and f["for_on"] >= on]
    return [*told, *_lines(planned, ("ContactPlanned",))]


def _due(handover: Mapping[str, Any]) -> list[str]:
    on = as_day(handover["on"])
    told = []
    for one in handover["due"]:
        due_on = as_day(one["due_on"])
        if due_on and on:
            label = rule_label(one["rule"], one["key"])
            when = f"uiterlijk {with_weekday(due_on)}, {standing(due_on, on)}"
            told.append(f"{label}: {when} – {one['because']}")
    return [*told[:MOST], *_left_out(len(told) - MOST, "later, zie journeys due")]


def _told_before(facts: Iterable[Fact]) -> list[str]:
    told = {
        fact["type"]: f"{TOLD_BEFORE[fact['type']]} op {_day(fact['happened_on'])}"
        for fact in facts
        if fact["type"] in TOLD_BEFORE
    }
    obstacles = dict.fromkeys(
        value_label("kind", f["kind"]) for f in facts if f["type"] == "ObstacleFound"
    )
    lines = [f"{said[0].upper()}{said[1:]}" for said in told.values()]
    if obstacles:
        lines.append(f"Wat er in de weg zit of zat: {', '.join(obstacles)}")
    return lines


def _involved(before: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> list[str]:
    told = []
    # Who is still involved stands last, so that they are told however many there were.
    for one in sorted(before, key=lambda one: one["until"] is None):
        who = one_line(names.get(one["person"], one["person"]))
        end = f"tot {_day(one['until'])}" if one["until"] else "tot nu"
        told.append(f"{who}, {role_label(one['role'])}, {_day(one['from'])} {end}")
    return [*told[-MOST:], *_left_out(len(told) - MOST, EARLIER)]


def _lines(facts: Iterable[Fact], types: tuple[str, ...]) -> list[str]:
    return _newest(
        [
            f"{_day(f['happened_on'])}  {describe(f['type'], f, longest=OWN_WORDS)}"
            for f in facts
            if f["type"] in types
        ]
    )


def _last(facts: Iterable[Fact], type_: str) -> list[str]:
    return _lines([fact for fact in facts if fact["type"] == type_][-1:], (type_,))


def _running_first(told: Iterable[Told]) -> list[str]:
    """What still runs, and then, as far as there is room, the newest of what has ended."""
    told = sorted(told, key=attrgetter("runs"))
    kept = sorted(told[-NEWEST:], key=attrgetter("runs"), reverse=True)
    left = _left_out(len(told) - NEWEST, "meer, zie de geschiedenis")
    return [*(one.line for one in kept), *left]


def _newest(lines: list[str]) -> list[str]:
    return [*lines[-NEWEST:], *_left_out(len(lines) - NEWEST, EARLIER)]


def _left_out(count: int, where: str) -> list[str]:
    return [f"(en {count} {where})"] if count > 0 else []


def _day(value: Any) -> str:
    found = as_day(value)
    return day(found) if found else one_line(value)
