"""A statement compiled once for each kind of database and then run by its driver alone.

What every command asks goes this way: building a statement anew costs more than running it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Dialect, Executable, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.type_api import TypeEngine

Row = tuple[Any, ...]
Convert = Callable[[Any], Any] | None
Build = Callable[[Dialect], Executable]


class Prepared:
    """A statement whose values are named by ``bindparam``, or the columns an insert fills.

    ``statement`` may be a function of the dialect, where the databases differ.
    """

    def __init__(self, statement: Executable | Build) -> None:
        self._statement = statement
        self._plans: dict[str, _Plan] = {}

    def run(self, connection: Connection, **values: Any) -> "Answer":
        """Run the statement; under ``together`` the answer is waited for when it is looked at."""
        plan = self._plan(connection)
        cursor = driver(connection).execute(plan.sql, plan.bound(values))
        # SQLite keeps its moment of reading until the last row is taken, also after a commit.
        found = cursor.fetchall() if connection.dialect.name == "sqlite" else None
        return Answer(plan, cursor, found)

    def run_all(self, connection: Connection, given: Iterable[Mapping[str, Any]]) -> None:
        """Run a change once for each of these values."""
        plan = self._plan(connection)
        bound = [plan.bound(values) for values in given]
        if len(bound) == 1:
            driver(connection).execute(plan.sql, bound[0])
        elif bound:
            driver(connection).cursor().executemany(plan.sql, bound)

    def _plan(self, connection: Connection) -> "_Plan":
        plan = self._plans.get(connection.dialect.name)
        if plan is None:
            build = self._statement
            statement = build if isinstance(build, Executable) else build(connection.dialect)
            plan = self._plans[connection.dialect.name] = _Plan(statement, connection.dialect)
        return plan


class Answer:
    """What a statement led to."""

    def __init__(self, plan: "_Plan", cursor: Any, found: list[Row] | None) -> None:
        self._plan = plan
        self._cursor = cursor
        self._found = found

    def rows(self) -> list[Row]:
        """Every row, in the types of its columns."""
        found: list[Row] = self._cursor.fetchall() if self._found is None else self._found
        return [self._plan.converted(row) for row in found] if self._plan.results else found

    def first(self) -> Row | None:
        """The first row."""
        return next(iter(self.rows()), None)

    @property
    def touched(self) -> int:
        """How many rows a change touched; under ``together`` known at its end."""
        count: int = self._cursor.rowcount
        return count


class _Plan:
    """What one dialect makes of a statement: its text, and how values go in and come out."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        assert isinstance(compiled, SQLCompiler)
        self.sql = str(compiled)
        self.order = tuple(compiled.positiontup or ()) if compiled.positional else None
        self.binds: dict[str, Convert] = {
            name: _implementation(bind.type, dialect).bind_processor(dialect)
            for name, bind in compiled.binds.items()
        }
        self.fixed = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }
        columns: Iterable[Any] = getattr(statement, "selected_columns", ())
        self.results: list[tuple[int, Callable[[Any], Any]]] = [
            (place, convert)
            for place, column in enumerate(columns)
            if (convert := _implementation(column.type, dialect).result_processor(dialect, None))
        ]

    def bound(self, values: Mapping[str, Any]) -> Any:
        binds = self.binds
        if self.fixed:
            values = {**self.fixed, **values}
        if self.order is not None:
            return [c(values[n]) if (c := binds[n]) else values[n] for n in self.order]
        return {n: c(values[n]) if c else values[n] for n, c in binds.items()}

    def converted(self, row: Row) -> Row:
        changed = list(row)
        for place, convert in self.results:
            changed[place] = convert(changed[place])
        return tuple(changed)


def driver(connection: Connection) -> Any:
    """The driver's own connection, in the transaction of ``connection``."""
    return connection.connection.dbapi_connection


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Send statements without waiting for the answer to each, where the driver can.

    Within another ``together`` it is part of that one, and all is waited for at the outer end.
    """
    raw = driver(connection)
    if connection.dialect.name == "sqlite" or raw.pgconn.pipeline_status:
        yield
        return
    with raw.pipeline():
        yield


def upsert(table: Table) -> Build:
    """An insert that takes the place of the row with the same primary key."""

    def build(dialect: Dialect) -> Insert:
        made = postgresql.insert(table) if dialect.name == "postgresql" else sqlite.insert(table)
        keys = [column.name for column in table.primary_key]
        others = {n: made.excluded[n] for n in table.columns.keys() if n not in keys}  # noqa: SIM118
        return made.on_conflict_do_update(index_elements=keys, set_=others)

    return build


def _implementation(given: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return given.dialect_impl(dialect)
