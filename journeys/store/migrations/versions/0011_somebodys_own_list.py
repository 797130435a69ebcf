"""Somebody's own list is found without reading everybody's."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_obligations_person_role", "obligations", ["person", "role"])
