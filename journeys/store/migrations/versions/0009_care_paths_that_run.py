"""Since when each client's care path runs, so that none that runs is missing from its list."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; as the rows rest on no policy set now, they are made anew when read."""
    op.add_column("client_states", sa.Column("path_since", sa.Date))
    op.execute("UPDATE positions SET policy = '' WHERE policy IS NOT NULL")
