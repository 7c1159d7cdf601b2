"""An index changed behind the program's back."""

import sqlite3
from contextlib import closing


def change(path, *statements):
    """Execute SQL in the closed index at *path*, as damage or as an older program left it."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
