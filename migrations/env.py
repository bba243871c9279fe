"""Alembic's environment: one metadata, batch mode on SQLite, the connection handed in by clinic.migration."""

from alembic import context

from clinic.schema import metadata


def run() -> None:
    """Run the migrations on the connection that `clinic.migration` put into the configuration."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
