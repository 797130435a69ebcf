"""Whatever somebody changes in what follows from the log, verification names it."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import BigInteger, Boolean, Date, DateTime, Integer, select, update

from journeys.application.day import run_day
from journeys.application.due import standstill
from journeys.application.verify import verify
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS, positions
from journeys.store.projector import NO_POSITION, ProjectionStopped
from journeys.store.rebuild import rebuild
from tests.cases import REF, fact, record_at
from tests.store.tampering import OTHER, named, stream_of


def another(column, value):
    """A value of the column's kind that is not this one."""
    match column.type:
        case Date():
            return (value or date(2024, 1, 1)) + timedelta(days=1)
        case DateTime():
            return (value or datetime(2024, 1, 1)) + timedelta(seconds=1)  # noqa: DTZ001
        case Boolean():
            return not value
        case BigInteger() | Integer():
            return (value or 0) + 1
        case _:
            return f"{value or ''}x"


COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.name}")
    for table in (CLIENT_STATES, OBLIGATIONS)
    for column in table.columns
    if column.name != "client"
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_any_column_of_any_row_of_a_read_model(story, table, column):
    stream = stream_of(story, REF)
    mine = table.c.client == stream
    if table is OBLIGATIONS:
        mine &= table.c.rule == "re-examination"
    with story.database.write() as connection:
        value = connection.execute(select(column).where(mine)).scalar_one()
        connection.execute(update(table).where(mine).values({column.name: another(column, value)}))
    assert any(table.name in line for line in named(story))
    assert named(story, OTHER) == []


@pytest.mark.parametrize("table", [CLIENT_STATES, OBLIGATIONS], ids=lambda t: t.name)
def test_a_row_that_was_removed(story, table):
    stream = stream_of(story, REF)
    with story.database.write() as connection:
        connection.execute(table.delete().where(table.c.client == stream))
    assert any(table.name in line for line in named(story))


@pytest.mark.parametrize("table", [CLIENT_STATES, OBLIGATIONS], ids=lambda t: t.name)
def test_a_row_of_nobody(story, table):
    stream = stream_of(story, REF)
    with story.database.write() as connection:
        row = dict(
            connection.execute(select(table).where(table.c.client == stream)).first()._mapping
        )
        row["client"] = type(stream)(int=99)
        connection.execute(table.insert().values(row))
    assert any(table.name in line for line in verify(story).differences)


def test_a_position_that_was_moved(story):
    with story.database.write() as connection:
        connection.execute(update(positions).values(position=positions.c.position - 1))
    assert any(line.startswith("positions:") for line in verify(story).differences)


def test_a_place_that_is_gone_is_told_and_made_again(story):
    with story.database.write() as connection:
        connection.execute(positions.delete())
    assert verify(story).differences == [
        "positions: client_journeys ontbreekt; draai journeys rebuild"
    ]
    assert standstill(story) == NO_POSITION
    with pytest.raises(ProjectionStopped, match="journeys rebuild"):
        run_day(story)
    record_at(story, REF, fact("ContactHeld", "2024-02-10"))
    rebuild(story.projector)
    assert verify(story).differences == []
    assert standstill(story) is None
