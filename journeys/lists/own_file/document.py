"""From what is kept about a person to a document that they can read."""

from collections.abc import Mapping
from typing import Any

from journeys.clock import local_day
from journeys.language import as_day, as_instant, day, one_line, value_label
from journeys.lists.corrected import corrections_in, timeline
from journeys.lists.dossier.parts import Block, Document, Section, Table, Terms, Text
from journeys.lists.dossier.words import on_day
from journeys.lists.own_file import texts
from journeys.lists.own_file.people import who_looked, who_worked
from journeys.lists.own_file.recorded import recorded
from journeys.lists.own_file.todo import what_is_due
from journeys.lists.standing import running_sentence, state_sentence

Content = Mapping[str, Any]
PERSON = {
    "name": "Naam",
    "birth_date": "Geboortedatum",
    "bsn": "BSN",
    "phone": "Telefoon",
    "email": "E-mail",
}


def document(content: Content, *, contact: Mapping[str, str]) -> Document:
    """The whole document; ``contact`` says where the person can go with a question."""
    made_at = as_instant(content["made_at"])
    made_on = on_day(local_day(made_at)) if made_at else ""
    return Document(
        title="Wat de gemeente over u bewaart",
        lead=[*texts.LEAD, f"Het is gemaakt op {made_on}."],
        sections=[
            _who(content),
            _standing(content),
            *recorded(content),
            what_is_due(content),
            who_worked(content),
            who_looked(content),
            _shared(content),
            _kept(content),
            _rights(contact),
        ],
    )


def _who(content: Content) -> Section:
    person = content["person"]
    rows = [(label, [_shown(name, person[name])]) for name, label in PERSON.items() if person[name]]
    blocks: list[Block] = [Terms([*rows, ("Inwonernummer", [one_line(content["client"])])])]
    if not rows:
        blocks.insert(0, Text([texts.NOT_KNOWN]))
    return Section("Wie u bent", blocks)


def _shown(name: str, value: str) -> str:
    found = as_day(value) if name == "birth_date" else None
    return day(found) if found else one_line(value)


def _standing(content: Content) -> Section:
    facts, state = content["facts"], content["state"]
    names = {user: one["name"] for user, one in content["colleagues"].items()}
    running = running_sentence(state)
    stands = [
        state_sentence(state, timeline(facts, corrections_in(facts)), names),
        *([running[0].upper() + running[1:]] if running else []),
    ]
    return Section("Waar u staat", [Text([*texts.STANDING, *stands])])


def _shared(content: Content) -> Section:
    referrals = content["state"]["referrals"]
    if not referrals:
        return Section("Aan wie wij gegevens geven", [Text([texts.SHARED, texts.NOT_SHARED])])
    rows = [
        [on_day(one["referred_on"]), value_label("partner", one["partner"])] for one in referrals
    ]
    table = Table("Naar wie wij u verwezen", ["Dag", "Naar wie"], rows, [1, 1])
    return Section("Aan wie wij gegevens geven", [Text([texts.SHARED, texts.SHARED_WITH]), table])


def _kept(content: Content) -> Section:
    kept, until = content["kept"], as_day(content["kept"]["until"])
    said = (
        texts.KEPT_UNTIL.format(until=day(until)) if until else texts.KEPT.format(term=kept["term"])
    )
    lines = [said, texts.THEN_DESTROYED, texts.KEPT_BY.format(source=kept["source"])]
    if kept["open"]:
        lines.append(texts.OWN_CHOICE)
    if gone := as_day(content["destroyed_on"]):
        lines.append(texts.DESTROYED_ON.format(day=day(gone)))
    return Section("Hoe lang wij dit bewaren", [Text([*lines, texts.DESTROYED])])


def _rights(contact: Mapping[str, str]) -> Section:
    rows = [(name, [said]) for name, said in texts.RIGHTS]
    ask = [texts.ASK.format(**contact), texts.ANSWER]
    complain = [line.format(**contact) for line in texts.COMPLAIN]
    return Section(
        "Uw rechten",
        [Terms(rows), Text(ask)],
        [Section("Niet tevreden?", [Text(complain)])],
    )
