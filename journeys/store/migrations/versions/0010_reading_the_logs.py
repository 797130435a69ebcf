"""Who looked is found without reading all of both logs."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_processing_log_began_at", "processing_log", ["began_at"])
    op.create_index("ix_audit_log_trace", "audit_log", ["trace"])
