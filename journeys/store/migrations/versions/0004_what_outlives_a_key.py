"""What corrections made of readable fields is kept beside a key that is destroyed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add its column; of a key destroyed before, nothing is left to keep."""
    op.add_column("client_keys", sa.Column("kept", sa.JSON))
