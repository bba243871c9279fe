"""consents in full: what a signed paper is for, and answers struck out as mistakes

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Papers that were signed before name no purpose: they were asked for so that somebody could help."""
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.add_column(sa.Column("purpose", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("strikes", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_consent_strikes_consent"), "consent", ["strikes"], ["id"])
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.alter_column("purpose", server_default=None)


def downgrade() -> None:
    """Without them. What was struck out would count again, so it goes first, and the strikes with it."""
    consent = sa.table("consent", sa.column("id", sa.Uuid()), sa.column("strikes", sa.Uuid()))
    bind = op.get_bind()
    pairs = bind.execute(
        sa.select(consent.c.id, consent.c.strikes).where(consent.c.strikes.is_not(None))
    ).all()
    for strike, struck in pairs:
        bind.execute(sa.delete(consent).where(consent.c.id == strike))
        bind.execute(sa.delete(consent).where(consent.c.id == struck))
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_consent_strikes_consent"), type_="foreignkey")
        batch_op.drop_column("strikes")
        batch_op.drop_column("purpose")
