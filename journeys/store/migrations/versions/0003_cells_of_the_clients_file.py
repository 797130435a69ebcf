"""What each cell of the clients' file said last, in place of one hash of the whole row.

Nothing of the old hash tells what its cells said: at the next file these rows are compared with
what stands here, as at a first one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Put the one column in the place of the other."""
    op.add_column("clients", sa.Column("file_cells", sa.JSON))
    op.drop_column("clients", "file_row")
