"""Programs that send a wish give it a key, so that sending it again does nothing anew."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of keys."""
    op.create_table(
        "idempotency_keys",
        sa.Column("user", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
    )
