"""second factors, sessions that show how somebody proved who they are, typing kept over a sign-in

Everybody signs in again after this migration: what proved a session before is not known.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user_account", sa.Column("sealed_code_secret", sa.LargeBinary(), nullable=True))
    op.add_column("user_account", sa.Column("last_code", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("user_account", sa.Column("provider_subject", sa.String(), nullable=True))
    op.create_index(
        op.f("ix_user_account_provider_subject"), "user_account", ["provider_subject"], unique=True
    )
    _make_passkeys()
    _make_recovery_codes()
    _make_kept_typing()
    op.drop_table("sign_in_session")
    _make_sessions(
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("challenge", sa.LargeBinary(), nullable=True),
        sa.UniqueConstraint("id", name=op.f("uq_sign_in_session_id")),
    )
    op.create_index(op.f("ix_sign_in_session_user_id"), "sign_in_session", ["user_id"])


def downgrade() -> None:
    op.drop_table("sign_in_session")
    _make_sessions()
    for table in ("kept_typing", "recovery_code", "passkey"):
        op.drop_table(table)
    op.drop_index(op.f("ix_user_account_provider_subject"), "user_account")
    for column in ("provider_subject", "last_code", "sealed_code_secret"):
        op.drop_column("user_account", column)


def _make_sessions(*more: sa.Column | sa.Constraint) -> None:
    op.create_table(
        "sign_in_session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        *more,
        _of_user("sign_in_session"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in_session")),
    )


def _make_passkeys() -> None:
    op.create_table(
        "passkey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("transports", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        _of_user("passkey"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
    )
    op.create_index(op.f("ix_passkey_user_id"), "passkey", ["user_id"])


def _make_recovery_codes() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        _of_user("recovery_code"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("user_id", "code_hash", name=op.f("uq_recovery_code_user_id_code_hash")),
    )


def _make_kept_typing() -> None:
    op.create_table(
        "kept_typing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("sealed_fields", sa.LargeBinary(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_kept_typing_clinic_id_clinic")),
        _of_user("kept_typing"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_typing")),
    )
    op.create_index(op.f("ix_kept_typing_user_id"), "kept_typing", ["user_id"])


def _of_user(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["user_id"], ["user_account.id"], name=op.f(f"fk_{table}_user_id_user_account")
    )
