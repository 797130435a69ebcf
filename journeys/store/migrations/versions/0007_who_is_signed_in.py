"""Who is signed in, and who failed to: kept on the server, by every process together."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sessions",
        sa.Column("session", sa.LargeBinary, primary_key=True),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id_token", sa.LargeBinary),
    )
    op.create_table(
        "sign_in_failures",
        sa.Column("failure", sa.Text, primary_key=True),
        sa.Column("whose", sa.LargeBinary, nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
