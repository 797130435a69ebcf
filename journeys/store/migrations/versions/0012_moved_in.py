"""A log that began elsewhere says up to where, and how many facts came along."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "moved_in",
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("facts", sa.BigInteger, nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
