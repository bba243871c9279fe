"""a logo of a clinic

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The picture at the head of letters, stored with the clinic."""
    op.create_table(
        "clinic_logo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_by"], ["user_account.id"], name=op.f("fk_clinic_logo_added_by_user_account")
        ),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_clinic_logo_clinic_id_clinic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clinic_logo")),
    )
    with op.batch_alter_table("clinic_logo", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_clinic_logo_clinic_id_added_at"), ["clinic_id", "added_at"], unique=False
        )


def downgrade() -> None:
    """Without it."""
    with op.batch_alter_table("clinic_logo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clinic_logo_clinic_id_added_at"))
    op.drop_table("clinic_logo")
