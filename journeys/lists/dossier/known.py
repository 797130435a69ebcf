"""What else was known then, what had been set right, and what stood due."""

from collections.abc import Mapping
from typing import Any

from journeys.language import ROLES, STATES, describe, one_line, rule_label
from journeys.lists.dossier.parts import Block, Section, Table, Text
from journeys.lists.dossier.words import ASIDE, Fact, on_day, remarks, short_day, short_instant
from journeys.lists.standing import running_sentence, state_sentence

NOT_YET = "komt nog"
UNCUT = 10_000
"""Characters: in a dossier nobody's words are cut off."""


def where_the_client_stood(content: Mapping[str, Any]) -> Section:
    """The state on that day in a sentence or two, and every fact beside the path."""
    facts = [*content["path"], *content["others"]]
    facts.sort(key=lambda fact: (fact["happened_on"], fact["number"]))
    running = running_sentence(content["state"])
    standing = [state_sentence(content["state"], facts), running[:1].upper() + running[1:]]
    blocks: list[Block] = [Text([sentence for sentence in standing if sentence])]
    if content["others"]:
        rows = [_row(fact) for fact in content["others"]]
        headers = ["Feit", "Dag", "Wat", "Vastgelegd", "Door"]
        blocks.append(Table("Andere feiten", headers, rows, [2, 4, 13, 6, 4]))
    return Section("Wat verder bekend was", blocks)


def _row(fact: Fact) -> list[str]:
    return [
        str(fact["number"]),
        short_day(fact["happened_on"]),
        " – ".join([_line(fact), *remarks(fact)]),
        short_instant(fact["recorded_at"]),
        one_line(fact["recorded_by"]),
    ]


def _line(fact: Fact) -> str:
    own = {name: value for name, value in fact.items() if name not in ASIDE}
    return describe(fact["type"], own, longest=UNCUT)


def what_was_set_right(content: Mapping[str, Any]) -> Section:
    """The corrections and retractions known then; what they changed stands above as it then was."""
    amendments = content["amendments"]
    if not amendments:
        none = "Er was toen niets hersteld of ingetrokken."
        return Section("Wat toen was hersteld of ingetrokken", [Text([none])])
    text = "Hierboven staat elk feit zoals het toen luidde, met deze wijzigingen erin verwerkt."
    headers = ["Feit", "Wat", "Vastgelegd", "Door"]
    rows = [
        [str(f["number"]), _line(f), short_instant(f["recorded_at"]), one_line(f["recorded_by"])]
        for f in amendments
    ]
    blocks: list[Block] = [
        Text([text]),
        Table("Herstel en intrekking", headers, rows, [2, 12, 5, 4]),
    ]
    if content["retracted"]:
        taken = [
            [str(f["number"]), short_day(f["happened_on"]), _line(f)] for f in content["retracted"]
        ]
        blocks.append(Table("Toen ingetrokken feiten", ["Feit", "Dag", "Wat"], taken, [2, 4, 17]))
    return Section("Wat toen was hersteld of ingetrokken", blocks)


def what_stood_due(content: Mapping[str, Any]) -> Section:
    """Every term that ran on that day, with how it was worked out."""
    due = content["due"]
    heading = "Wat toen openstond"
    if not due:
        return Section(heading, [Text([f"Op {on_day(content['on'])} stond er niets open."])])
    rows = [_due(one) for one in due]
    headers = ["Wat", "Uiterlijk", "Stand", "Waarom"]
    caption = f"Open op {on_day(content['on'])}, volgens {content['policy']}"
    return Section(heading, [Table(caption, headers, rows, [4, 3, 4, 12])])


def _due(one: Mapping[str, Any]) -> list[str]:
    because = one["because"][:1].upper() + one["because"][1:]
    who = ROLES.get(one["role"], one["role"])
    return [
        rule_label(one["rule"]),
        short_day(one["due_on"]),
        STATES.get(one["state"], NOT_YET),
        f"{because} (feit {one['anchor']}). Voor: {who}. Bron: {one['source']}.",
    ]
