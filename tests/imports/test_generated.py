"""Whatever comes in: never a traceback, good lines in, the same file again adds nothing."""

import json
import string
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.events import MUNICIPAL_FACTS, REGISTRY
from tests.cli.facts import fact, registered
from tests.imports.test_clients import ANNA, BOB, COLUMNS, table

DAY = "2026-11-20"
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(["2026-02-31", "0001-01-01", "9999-12-31", "R-1", "system", "none", "A"]),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(), parts, max_size=3),
    max_leaves=6,
)
TYPES = sorted(name for name, type_ in REGISTRY.items() if type_ not in MUNICIPAL_FACTS)
SETTINGS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any] | bytes:
    """A fact with something about it changed, or bytes that are none."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=60)).replace(b"\n", b" ").replace(b"\r", b" ")
    type_ = draw(st.sampled_from(TYPES))
    line = fact("R-1", type_, DAY)
    name = draw(st.sampled_from(sorted(line)) | st.text(max_size=10))
    return {**line, name: draw(ANYTHING)}


def written(line: dict[str, Any] | bytes) -> bytes:
    """The line as it stands in the file; what no file can hold is left out."""
    if isinstance(line, bytes):
        return line
    return json.dumps(line).encode()


@SETTINGS
@given(given_lines=st.lists(lines(), max_size=8), history=st.booleans())
def test_any_lines(door, given_lines, history):
    door.clock.set("2026-11-21")
    content = [written(registered("R-0")), *map(written, given_lines)]
    content.append(written(fact("R-0", "ContactMissed", DAY)))
    options = ("--as", "a.beheer", "--history") if history else ()
    first = door.facts(*content, options=options)
    assert first.code in (0, 1)
    assert first.code == (1 if first.err else 0)
    assert "Traceback" not in first.err
    door.run("verify").ok()
    assert door.due("2027-06-01")


@SETTINGS
@given(
    column=st.sampled_from(COLUMNS),
    cell=st.text(alphabet=string.printable + "é\u202e\x00", max_size=20),
)
def test_any_cell(door, column, cell):
    said = door.clients(table(BOB, {**ANNA, column: cell}))
    assert said.code in (0, 1)
    again = door.clients(table(BOB, {**ANNA, column: cell}))
    assert again.out.startswith("0 inwoners ingeschreven, 0 gewijzigd")
    assert door.history("R-2")["facts"]


@SETTINGS
@given(content=st.binary(max_size=300))
def test_any_bytes(door, content):
    for what in ("users", "clients", "facts"):
        said = door.run("import", what, door.file("bytes", content), "--as", "a.beheer")
        assert said.code in (0, 1)
