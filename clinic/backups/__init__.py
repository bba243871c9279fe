"""Backups and restoring them, keys that turn, and the look at a database before it is used."""
