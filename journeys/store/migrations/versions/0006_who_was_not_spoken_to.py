"""When each client was last spoken to, and whether nothing about them came late."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; as the rows rest on no policy set now, they are made anew when read."""
    op.add_column("client_states", sa.Column("last_spoken_on", sa.Date))
    op.add_column(
        "client_states",
        sa.Column("as_accepted", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.execute("UPDATE positions SET policy = '' WHERE policy IS NOT NULL")
