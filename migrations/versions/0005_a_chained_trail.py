"""a chained trail, emergency access, shared screens

Events from before are numbered in their order and linked with a plain hash: there is no key at hand here. The
first event written afterwards stands on top of them with a keyed link, and fixes them.

Revision ID: 0005
Revises: 0004
"""

import hashlib
import json
from datetime import UTC
from uuid import UUID, uuid4

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NEW = (
    ("basis", sa.String()),
    ("late", sa.Boolean()),
    ("entry_id", sa.Uuid()),
    ("chain_id", sa.Uuid()),
    ("seq", sa.Integer()),
    ("segment", sa.String()),
    ("mac", sa.LargeBinary()),
)
LINKED = (
    "chain_id seq segment at event clinic_id actor_id actor_name client_id transition_id subject reader "
    "outcome detail basis late entry_id"
).split()
MAY_GO = (
    "EXISTS (SELECT 1 FROM audit_dropped WHERE audit_dropped.chain_id = OLD.chain_id"
    " AND audit_dropped.segment = OLD.segment)"
)
WORDS = "the trail is append-only"
GUARDED = ("audit_event", "audit_segment", "audit_dropped")


def upgrade() -> None:
    _make_tables()
    with op.batch_alter_table("audit_event", schema=None) as batch:
        for name, kind in NEW:
            batch.add_column(sa.Column(name, kind, nullable=True))
        batch.drop_index(op.f("ix_audit_event_client_id_id"))
        batch.drop_index(op.f("ix_audit_event_clinic_id_id"))
    _number_old_events(op.get_bind())
    with op.batch_alter_table("audit_event", schema=None) as batch:
        for name, kind in NEW:
            batch.alter_column(name, existing_type=kind, nullable=False)
        batch.create_unique_constraint(op.f("uq_audit_event_chain_id_seq"), ["chain_id", "seq"])
        batch.create_unique_constraint(op.f("uq_audit_event_entry_id"), ["entry_id"])
        batch.create_index(op.f("ix_audit_event_chain_id_client_id_seq"), ["chain_id", "client_id", "seq"])
        batch.create_index(op.f("ix_audit_event_chain_id_segment"), ["chain_id", "segment"])
    _guard()


def downgrade() -> None:
    _unguard()
    with op.batch_alter_table("audit_event", schema=None) as batch:
        batch.drop_index(op.f("ix_audit_event_chain_id_segment"))
        batch.drop_index(op.f("ix_audit_event_chain_id_client_id_seq"))
        batch.drop_constraint(op.f("uq_audit_event_entry_id"), type_="unique")
        batch.drop_constraint(op.f("uq_audit_event_chain_id_seq"), type_="unique")
        for name, _kind in reversed(NEW):
            batch.drop_column(name)
        batch.create_index(op.f("ix_audit_event_clinic_id_id"), ["clinic_id", "id"], unique=False)
        batch.create_index(op.f("ix_audit_event_client_id_id"), ["client_id", "id"], unique=False)
    for table in ("shared_screen", "emergency_access", "audit_dropped", "audit_segment"):
        op.drop_table(table)


def _make_tables() -> None:
    op.create_table(
        "audit_segment",
        sa.Column("chain_id", sa.Uuid(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("last_mac", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "segment", name=op.f("pk_audit_segment")),
    )
    op.create_table(
        "audit_dropped",
        sa.Column("chain_id", sa.Uuid(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "segment", name=op.f("pk_audit_dropped")),
    )
    op.create_table(
        "emergency_access",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_reason", sa.LargeBinary(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_by", sa.Uuid(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(seen_at IS NULL) = (seen_by IS NULL)", name=op.f("ck_emergency_access_seen_pair")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_emergency_access_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_emergency_access_user_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["seen_by"], ["user_account.id"], name=op.f("fk_emergency_access_seen_by_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_access")),
    )
    for column in ("client_id", "user_id"):
        op.create_index(op.f(f"ix_emergency_access_{column}"), "emergency_access", [column], unique=False)
    op.create_table(
        "shared_screen",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_shared_screen_client_id_client")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_shared_screen")),
    )


def _number_old_events(connection: sa.Connection) -> None:
    rows = sa.Table("audit_event", sa.MetaData(), autoload_with=connection)
    for name in ("clinic_id", "actor_id", "client_id", "transition_id", "entry_id", "chain_id"):
        rows.c[name].type = sa.Uuid()
    heads: dict[UUID, tuple[int, bytes]] = {}
    for found in connection.execute(sa.select(rows).order_by(rows.c.id)).mappings().all():
        chain_id = found["clinic_id"] or UUID(int=0)
        seq, previous = heads.get(chain_id, (0, bytes(32)))
        at = found["at"] if found["at"].tzinfo else found["at"].replace(tzinfo=UTC)
        new = {"basis": "", "late": False, "entry_id": uuid4(), "chain_id": chain_id, "seq": seq + 1}
        new["segment"] = f"{at.astimezone(UTC):%Y-%m}"
        new["mac"] = _link(previous, dict(found) | new | {"at": at})
        heads[chain_id] = (seq + 1, new["mac"])
        connection.execute(sa.update(rows).where(rows.c.id == found["id"]).values(**new))


def _link(previous: bytes, row: dict) -> bytes:
    row["at"] = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    values = [str(row[name]) if isinstance(row[name], UUID) else row[name] for name in LINKED]
    line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return hashlib.sha256(b"event" + previous + line).digest()


def _guard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        return _guard_postgresql()
    for table in GUARDED:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        when = f"WHEN NOT {MAY_GO} " if table == "audit_event" else ""
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {when}{refuse}")
    return None


def _guard_postgresql() -> None:
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_event' THEN
                IF {MAY_GO} THEN RETURN OLD; END IF;
            END IF;
            RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
        END $$
        """
    )
    refuse = "EXECUTE FUNCTION audit_append_only()"
    for table in GUARDED:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"
        )


def _unguard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_append_only() CASCADE")
        return
    for table in GUARDED:
        op.execute(f"DROP TRIGGER {table}_no_update")
        op.execute(f"DROP TRIGGER {table}_no_delete")
