"""How are a table's columns named on the command line?"""

from __future__ import annotations

from typing import Any

import click


class _Columns(click.ParamType[dict[str, str]]):
    """Columns by role: ``text=body,url=link``."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        from provenance.acquisition.column import roles_of

        if isinstance(value, dict):
            return value
        try:
            return roles_of(value)
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)


columns_option = click.option(
    "--columns",
    type=_Columns(),
    default={},
    show_default=False,
    metavar="ROLE=COLUMN,...",
    help="Which column of a table is what, where that cannot be guessed: text=body,url=link,title=head.",
)
