"""Who wishes a mail each morning, and the mail that waits to leave."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "mail_wishes",
        sa.Column("user", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
    )
    op.create_table(
        "mails",
        sa.Column("message", sa.Text, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("address", sa.Text),
        sa.Column("subject", sa.Text),
        sa.Column("text", sa.Text),
        sa.Column("taken_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("refused", sa.Text),
    )
