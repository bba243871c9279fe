"""signing out at the provider

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Where a session that a single sign-on provider let in is ended at the provider too."""
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sealed_provider_exit", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Without it."""
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.drop_column("sealed_provider_exit")
