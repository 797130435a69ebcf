"""The event library's settings by which it finds our recorder and this database."""

from journeys.store.database import Database


def environment_of(database: Database) -> dict[str, str]:
    """The settings by which the library finds our recorder and this database."""
    url = database.url
    if database.is_sqlite:
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "APPLICATION_RECORDER_TOPIC": "journeys.store.sqlite_recorder:JoinedSQLiteRecorder",
            "SQLITE_DBNAME": url.database or "",
            "CREATE_TABLE": "n",
        }
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "APPLICATION_RECORDER_TOPIC": "journeys.store.postgres_recorder:JoinedPostgresRecorder",
        "POSTGRES_DBNAME": url.database or "",
        "POSTGRES_HOST": url.host or str(url.query.get("host", "")),
        "POSTGRES_PORT": str(url.port or 5432),
        "POSTGRES_USER": url.username or "",
        "POSTGRES_PASSWORD": str(url.password or ""),
        "POSTGRES_SCHEMA": database.schema,
        "POSTGRES_POOL_SIZE": "1",
        "CREATE_TABLE": "n",
    }
