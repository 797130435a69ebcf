"""The tables that are not derived: who clients and users are, keys, commands, outbox."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
)

metadata = MetaData()

stored_events = Table(
    # Laid out as the eventsourcing library reads it; only ever appended to.
    "stored_events",
    metadata,
    Column("originator_id", Uuid(native_uuid=True), primary_key=True),
    Column("originator_version", BigInteger, primary_key=True),
    Column("topic", Text),
    Column("state", LargeBinary),
)

clients = Table(
    "clients",
    metadata,
    Column("client", Uuid, primary_key=True),
    Column("ref", Text, nullable=False, unique=True),
    Column("person", LargeBinary),
    Column("bsn_hash", LargeBinary, unique=True),
    Column("registered_at", DateTime(timezone=True), nullable=False),
    Column("file_cells", JSON),
)
"""The one erasable table that knows who a client is; ``person`` is encrypted.

``file_cells`` holds, by column, the keyed hash of what the clients' file said there last."""

client_keys = Table(
    "client_keys",
    metadata,
    Column("client", Uuid, primary_key=True),
    Column("wrapped", LargeBinary),
    Column("destroyed_at", DateTime(timezone=True)),
    Column("kept", JSON),
)
"""Each client's own key, wrapped by the master key; backed up apart from the log.

``kept`` holds what outlives a destroyed key: by number, what corrections made of readable
fields."""

commands = Table(
    "commands",
    metadata,
    Column("command", Text, primary_key=True),
    Column("client", Uuid, nullable=False),
    Column("first_number", BigInteger, nullable=False),
    Column("last_number", BigInteger, nullable=False),
    Column("hash", LargeBinary),
)
"""What each command led to, so that a second try adds nothing; ``hash`` is that of its last
fact, so that a change in the last fact of a history shows as well."""

users = Table(
    "users",
    metadata,
    Column("user", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("active_from", Date),
    Column("active_until", Date),
)

claimed_days = Table(
    "claimed_days",
    metadata,
    Column("job", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("claimed_at", DateTime(timezone=True), nullable=False),
)
"""Which dates the scheduler has worked; a date, not a tick."""

outbox = Table(
    "outbox",
    metadata,
    Column("message", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Column("path", Text, nullable=False),
    Column("content", LargeBinary),
    Column("content_hash", Text, nullable=False),
    Column("sent_at", DateTime(timezone=True)),
)
"""What is to leave the system, written in the transaction that decided it; once it has left,
only its hash is kept."""

mail_wishes = Table(
    "mail_wishes",
    metadata,
    Column("user", Text, primary_key=True),
    Column("address", Text, nullable=False),
)
"""Who wishes a mail each morning, and where."""

mails = Table(
    "mails",
    metadata,
    Column("message", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Column("user", Text, nullable=False),
    Column("address", Text),
    Column("subject", Text),
    Column("text", Text),
    Column("taken_at", DateTime(timezone=True)),
    Column("sent_at", DateTime(timezone=True)),
    Column("refused", Text),
)
"""Mail that is to leave the system, written in the transaction that claims its day; once it has
left, or was refused for good, only that is kept. ``taken_at`` is when somebody last tried."""

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("user", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("used_at", DateTime(timezone=True), nullable=False),
)
"""Which wish a key of somebody stood for, as a keyed hash of what was sent."""

sessions = Table(
    "sessions",
    metadata,
    Column("session", LargeBinary, primary_key=True),
    Column("user", Text, nullable=False),
    Column("began_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("id_token", LargeBinary),
)
"""Who is signed in, by the keyed hash of a secret that the browser holds; gone when they are not.

``id_token``, by which an identity provider knows the session, is encrypted under that secret."""

sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    Column("failure", Text, primary_key=True),
    Column("whose", LargeBinary, nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""Who lately failed to sign in: a keyed hash of a name or of an address."""

processing_log = Table(
    "processing_log",
    metadata,
    Column("span", Text, primary_key=True),
    Column("trace", Text, nullable=False),
    Column("parent", Text),
    Column("operation", Text, nullable=False),
    Column("activity", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("began_at", DateTime(timezone=True), nullable=False, index=True),
    Column("ended_at", DateTime(timezone=True), nullable=False),
    Column("person", LargeBinary, nullable=False, index=True),
)
"""What was done with whose data, a line per person concerned (Logboek Dataverwerkingen); never
by whom. ``person`` is encrypted, the same each time."""

audit_log = Table(
    "audit_log",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("trace", Text, nullable=False, index=True),
    Column("actor", Text),
    Column("action", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Who did what, and what came of it (BIO2 8.15); each line's ``hash`` is over it and the line
before."""

moved_in = Table(
    "moved_in",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("facts", BigInteger, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("by", Text),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""That the log began elsewhere: up to which position, with how many facts, from which export.

Facts keep the positions they had, also where another kind of database left some out."""
