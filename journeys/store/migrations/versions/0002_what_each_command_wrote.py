"""Each command keeps the hash of the last fact it wrote; the lists begin at position 0."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Move the hashes from the chain heads to the commands that wrote those facts."""
    op.rename_table("commands", "commands_before")
    op.create_table(
        "commands",
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("client", sa.Uuid, nullable=False),
        sa.Column("first_number", sa.BigInteger, nullable=False),
        sa.Column("last_number", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary),
        sa.PrimaryKeyConstraint("command", name="commands_once"),
        # One tree instead of a table and its index: half the pages to write for each command.
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO commands SELECT b.command, b.client, b.first_number, b.last_number, h.hash "
        "FROM commands_before b LEFT JOIN chain_heads h "
        "ON h.client = b.client AND h.number = b.last_number"
    )
    op.drop_table("commands_before")
    op.drop_table("chain_heads")
    op.execute(
        "INSERT INTO positions (projection, position) VALUES ('client_journeys', 0) "
        "ON CONFLICT DO NOTHING"
    )
