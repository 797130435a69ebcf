"""The log, who clients and users are, and the tables derived from the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _log()
    _clients_and_users()
    _scheduler()
    _derived()


def _log() -> None:
    # The layout the eventsourcing library reads, with its own numbering of the log.
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE stored_events (originator_id uuid NOT NULL, "
            "originator_version bigint NOT NULL, topic text, state bytea, "
            "notification_id bigserial, PRIMARY KEY (originator_id, originator_version))"
        )
        op.execute(
            "CREATE UNIQUE INDEX stored_events_notification_id_idx "
            "ON stored_events (notification_id)"
        )
    else:
        op.execute(
            "CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, "
            "topic TEXT, state BLOB, PRIMARY KEY (originator_id, originator_version))"
        )
    op.create_table(
        "commands",
        sa.Column("command", sa.Text, primary_key=True),
        sa.Column("client", sa.Uuid, nullable=False),
        sa.Column("first_number", sa.BigInteger, nullable=False),
        sa.Column("last_number", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "chain_heads",
        sa.Column("client", sa.Uuid, primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )


def _clients_and_users() -> None:
    op.create_table(
        "clients",
        sa.Column("client", sa.Uuid, primary_key=True),
        sa.Column("ref", sa.Text, nullable=False, unique=True),
        sa.Column("person", sa.LargeBinary),
        sa.Column("bsn_hash", sa.LargeBinary, unique=True),
        sa.Column("file_row", sa.LargeBinary),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "client_keys",
        sa.Column("client", sa.Uuid, primary_key=True),
        sa.Column("wrapped", sa.LargeBinary),
        sa.Column("destroyed_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "users",
        sa.Column("user", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("active_from", sa.Date),
        sa.Column("active_until", sa.Date),
    )


def _scheduler() -> None:
    op.create_table(
        "claimed_days",
        sa.Column("job", sa.Text, primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("message", sa.Text, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
    )


def _derived() -> None:
    op.create_table(
        "positions",
        sa.Column("projection", sa.Text, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("stopped_by", sa.Text),
        sa.Column("policy", sa.Text),
    )
    op.create_table(
        "client_states",
        sa.Column("client", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("registered_on", sa.Date),
        sa.Column("trede", sa.Integer, nullable=False),
        sa.Column("route", sa.Text),
        sa.Column("route_since", sa.Date),
        sa.Column("lead", sa.Text, nullable=False),
        sa.Column("benefit", sa.Text, nullable=False),
        sa.Column("benefit_since", sa.Date),
        sa.Column("in_target_group", sa.Boolean, nullable=False),
        sa.Column("closed_on", sa.Date),
        sa.Column("lapses_on", sa.Date),
        sa.Column("last_happened_on", sa.Date, nullable=False),
        sa.Column("last_recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("participatieconsulent", sa.Text),
        sa.Column("inkomensconsulent", sa.Text),
        sa.Column("wsp_consulent", sa.Text),
    )
    op.create_table(
        "obligations",
        sa.Column("client", sa.Uuid, primary_key=True),
        sa.Column("rule", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("list_from", sa.Date, nullable=False),
        sa.Column("escalate_on", sa.Date, nullable=False),
        sa.Column("plan_on", sa.Date, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("person", sa.Text),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("policy", sa.Text, nullable=False),
        sa.Column("escalates_to", sa.Text, nullable=False),
        sa.Column("records", sa.Text),
        sa.Column("anchor", sa.BigInteger, nullable=False),
        sa.Column("anchor_on", sa.Date, nullable=False),
        sa.Column("term", sa.Text),
        sa.Column("floor", sa.Date),
    )
