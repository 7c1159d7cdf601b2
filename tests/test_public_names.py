"""What other programs may import, and what importing it costs."""

import ast
import subprocess
import sys
from importlib import import_module
from inspect import signature

import pytest

import provenance

HEAVY = {
    "numpy", "httpx", "httpcore", "trafilatura", "lxml", "jinja2", "rich", "datasketch", "rapidfuzz", "sentencex", "htmldate",
    "sqlite3", "ssl", "asyncio",
}  # fmt: skip
NAMES = [
    "Document", "Fingerprint", "Index", "ProvenanceError", "Settings", "acquire", "check", "compare", "guarded_client",
]  # fmt: skip


def modules_after(program, *arguments):
    """The top-level modules that a fresh interpreter has loaded when it comes to its end."""
    ending = "import atexit, sys; atexit.register(lambda: sys.stderr.write('\\n' + ' '.join(sys.modules)))\n"
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", ending + program, *arguments], capture_output=True, text=True, check=False
    )
    return {name.split(".")[0] for name in done.stderr.split("\n")[-1].split()}


def test_the_public_names_are_these():
    assert provenance.__all__ == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_can_be_imported_and_is_documented(name):
    thing = getattr(provenance, name)
    assert thing.__name__ == name
    assert thing is getattr(import_module(thing.__module__), name)
    assert thing.__doc__


def test_no_other_name_is_public():
    with pytest.raises(AttributeError, match="no attribute 'assess'"):
        provenance.assess  # noqa: B018 - looking it up is the case
    with pytest.raises(ImportError):
        exec("from provenance import Credit", {})  # noqa: S102 - an import statement as a user would write it


def test_a_star_import_brings_the_public_names():
    space = {}
    exec("from provenance import *", space)  # noqa: S102 - as a user would write it
    assert set(space) - {"__builtins__"} == set(NAMES)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("acquire", "location, *, client"),
        ("compare", "copy, source, *, settings"),
        ("check", "document, *, index, source, client, offline, settings, places"),
        ("guarded_client", "*, allow_private, limits, manners, cache, record, resolver, network"),
        ("Index", "path, *, settings, read_only, patience"),
        ("Document", "text, location, title, publisher, authors, published, language, canonical, links, credits, furniture, clocks, media"),
    ],
)  # fmt: skip
def test_the_signatures_are_those_that_programs_are_written_against(name, parameters):
    found = signature(getattr(provenance, name)).parameters.values()
    starred = next((i for i, parameter in enumerate(found) if parameter.kind is parameter.KEYWORD_ONLY), len(found))
    names = [parameter.name for parameter in found]
    assert ", ".join([*names[:starred], *["*"][: starred < len(names)], *names[starred:]]) == parameters


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("import provenance", ()),
        ("from provenance.__main__ import main; main()", ("--help",)),
        ("from provenance.__main__ import main; main()", ("check", "--help")),
        ("from provenance.__main__ import main; main()", ("--version",)),
        ("from provenance.__main__ import main; main()", ("no-such-command",)),
    ],
)
def test_starting_up_loads_nothing_heavy(program, arguments):
    loaded = modules_after(program, *arguments)
    assert "provenance" in loaded
    assert loaded & HEAVY == set()


def test_comparing_loads_no_network_no_templates_and_no_datasketch():
    loaded = modules_after(
        "from provenance import Document, compare; compare(Document('a ' * 50), Document('a ' * 50))"
    )
    assert "numpy" in loaded
    assert loaded & {"httpx", "httpcore", "trafilatura", "lxml", "jinja2", "rich", "click", "datasketch"} == set()


def test_reading_a_plain_text_loads_no_network_and_no_html_parser(tmp_path):
    (tmp_path / "a.txt").write_text("The pier of Tolsey is shut.", "utf-8")
    loaded = modules_after("import sys; from provenance import acquire; acquire(sys.argv[1])", str(tmp_path / "a.txt"))
    assert loaded & {"httpx", "trafilatura", "lxml", "jinja2"} == set()


def test_the_package_says_that_it_is_typed(pytestconfig):
    assert (pytestconfig.rootpath / "provenance" / "py.typed").is_file()


def test_every_module_asks_its_question_in_its_first_line(pytestconfig):
    package = pytestconfig.rootpath / "provenance"
    first_lines = {
        str(path.relative_to(package)): (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0]
        for path in package.rglob("*.py")
    }
    assert [path for path, line in first_lines.items() if "?" not in line] == []
