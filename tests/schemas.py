"""Schemas on PostgreSQL for one test after the other: making one takes as long as emptying many."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple

from sqlalchemy import make_url

from tests.postgres import connected, schema_of_its_own

TABLES = """
    SELECT relname, string_agg(quote_ident(attname), ', ' ORDER BY attname)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped
    WHERE relnamespace = to_regnamespace(%(schema)s) AND relkind = 'r' GROUP BY 1
"""
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = %(schema)s"
SHAPE = """
    SELECT regexp_replace(relname, '_shadow|[0-9]+$', '', 'g'), attname, atttypid, attnotnull
    FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE relnamespace = to_regnamespace(%(schema)s)
    UNION ALL
    SELECT conrelid::regclass::text, pg_get_constraintdef(oid), NULL, NULL
    FROM pg_constraint WHERE connamespace = to_regnamespace(%(schema)s)
    ORDER BY 1, 2, 3, 4
"""
"""What a table that was made anew beside the old one consists of keeps the names it had there."""


class Schema:
    """One schema, beside whoever else is connected to it."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        server = address.difference_update_query(["schema"]).set(drivername="postgresql")
        self._connection = connected(server.render_as_string(hide_password=False))
        self._name = str(address.query["schema"])

    def rows(self) -> "Rows":
        """What its tables hold."""
        held = {}
        for table, columns in self._asked(TABLES):
            named = f"{table} ({columns})"
            with self._connection.cursor().copy(f"COPY {self._name}.{named} TO STDOUT") as copy:
                held[named] = b"".join(copy)
        held = {named: rows for named, rows in held.items() if rows}
        return Rows(held, dict(self._asked(SEQUENCES)))

    def put(self, rows: "Rows") -> None:
        """Let its tables hold these rows, and nothing else."""
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # in any order
            tables = (f"{self._name}.{table}" for table, _ in self._asked(TABLES))
            cursor.execute("; ".join(f"DELETE FROM {table}" for table in tables))
            for named, held in rows.held.items():
                with cursor.copy(f"COPY {self._name}.{named} FROM STDIN") as copy:
                    copy.write(held)
            for sequence, last in rows.sequences.items():
                reached = (f"{self._name}.{sequence}", last or 1, last is not None)
                cursor.execute("SELECT setval(%s, %s, %s)", reached)

    def shape(self) -> list[tuple[Any, ...]]:
        """Its tables with their columns, indexes and constraints."""
        return self._asked(SHAPE)

    def _asked(self, question: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(question, {"schema": self._name}).fetchall()


class Rows(NamedTuple):
    """What the tables of a schema hold, and how far its sequences came."""

    held: dict[str, bytes]
    sequences: dict[str, int | None]


class LaidOut(NamedTuple):
    """A schema as laying out left it."""

    url: str
    rows: Rows
    shape: list[tuple[Any, ...]]


class Schemas:
    """Schemas that are laid out, each one test's at a time; ``made`` drops them in the end."""

    def __init__(self, server: str, lay_out: Callable[[str], None], made: ExitStack) -> None:
        self._server = server
        self._lay_out = lay_out
        self._made = made
        self._free: list[LaidOut] = []
        self._rows: Rows | None = None

    @contextmanager
    def one(self) -> Iterator[str]:
        """The URL of one that holds what laying out put there, and nothing else."""
        laid_out = self._free.pop() if self._free else self._new()
        schema = Schema(laid_out.url)
        schema.put(laid_out.rows)
        yield laid_out.url
        # One whose tables were changed is nobody's after that.
        if schema.shape() == laid_out.shape:
            self._free.append(laid_out)

    def _new(self) -> LaidOut:
        url = self._made.enter_context(schema_of_its_own(self._server))
        self._lay_out(url)
        schema = Schema(url)
        # One secret in all of them: what came that far in one of them is copied to the others.
        self._rows = self._rows or schema.rows()
        return LaidOut(url, self._rows, schema.shape())
