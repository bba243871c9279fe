"""how long records stay, holds, what was erased, daily chores

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

YEARS = ("keep_years", "keep_until_age", "keep_trail_years")
IN_FORCE = sa.text("lifted_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("clinic", schema=None) as batch:
        for name in YEARS:
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
    _make_holds()
    op.create_table(
        "erasure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("cleaned_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_erasure_clinic_id_clinic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sa.UniqueConstraint("client_id", name=op.f("uq_erasure_client_id")),
    )
    op.create_index(op.f("ix_erasure_clinic_id"), "erasure", ["clinic_id"], unique=False)
    op.create_table(
        "chore",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_chore")),
    )


def downgrade() -> None:
    for table in ("chore", "erasure", "legal_hold"):
        op.drop_table(table)
    with op.batch_alter_table("clinic", schema=None) as batch:
        for name in reversed(YEARS):
            batch.drop_column(name)


def _make_holds() -> None:
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_reason", sa.LargeBinary(), nullable=True),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed_by", sa.Uuid(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(lifted_at IS NULL) = (lifted_by IS NULL)", name=op.f("ck_legal_hold_lifted_pair")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_legal_hold_client_id_client")),
        sa.ForeignKeyConstraint(
            ["placed_by"], ["user_account.id"], name=op.f("fk_legal_hold_placed_by_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by"], ["user_account.id"], name=op.f("fk_legal_hold_lifted_by_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
    )
    op.create_index(op.f("ix_legal_hold_client_id"), "legal_hold", ["client_id"], unique=False)
    op.create_index(
        "uq_legal_hold_in_force",
        "legal_hold",
        ["client_id"],
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )
