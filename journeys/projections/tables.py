"""The derived tables: everything in them can be made again from the log alone."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Uuid,
)

from journeys.events.registration import CONSULTANT_ROLES

metadata = MetaData()

positions = Table(
    "positions",
    metadata,
    Column("projection", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("stopped_by", Text),
    Column("policy", Text),
)
"""Up to which fact in the log a projection has come, what stopped it if something did, and the
digest of the policy set its rows rest on."""

SHADOW = "_shadow"
"""Suffix of the tables a rebuild fills while the others serve."""


def client_states(suffix: str = "", into: MetaData | None = None) -> Table:
    """One row a client: where they stand now. Holds nothing that is encrypted in the log."""
    return Table(
        "client_states" + suffix,
        into or metadata,
        Column("client", Uuid, primary_key=True),
        Column("version", BigInteger, nullable=False),
        Column("registered_on", Date),
        Column("trede", Integer, nullable=False),
        Column("route", Text),
        Column("route_since", Date),
        Column("lead", Text, nullable=False),
        Column("benefit", Text, nullable=False),
        Column("benefit_since", Date),
        Column("in_target_group", Boolean, nullable=False),
        Column("closed_on", Date),
        Column("path_since", Date),
        Column("lapses_on", Date),
        Column("last_happened_on", Date, nullable=False),
        Column("last_recorded_at", DateTime(timezone=True), nullable=False),
        Column("last_spoken_on", Date),
        Column("as_accepted", Boolean, nullable=False),
        *(Column(role, Text) for role in CONSULTANT_ROLES),
    )


def obligations(suffix: str = "", into: MetaData | None = None) -> Table:
    """One row an open obligation: what is due, when, for whom and why."""
    return Table(
        "obligations" + suffix,
        into or metadata,
        Column("client", Uuid, primary_key=True),
        Column("rule", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("due_on", Date, nullable=False),
        Column("list_from", Date, nullable=False),
        Column("escalate_on", Date, nullable=False),
        Column("plan_on", Date, nullable=False),
        Column("role", Text, nullable=False),
        Column("person", Text),
        Column("because", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("policy", Text, nullable=False),
        Column("escalates_to", Text, nullable=False),
        Column("records", Text),
        Column("anchor", BigInteger, nullable=False),
        Column("anchor_on", Date, nullable=False),
        Column("term", Text),
        Column("floor", Date),
    )


CLIENT_STATES = client_states()
OBLIGATIONS = obligations()
Index("ix_obligations_person_role", OBLIGATIONS.c.person, OBLIGATIONS.c.role)
"""Among fifty thousand clients somebody's own list is found without reading everybody's."""
