"""What the documentation promises is so: its examples run, its lists are complete, its links lead somewhere."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

from provenance.checker import check
from provenance.demo import demo_pair

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
WITH_PYTHON = [page for page in PAGES if "```python" in page.read_text("utf-8")]
README = (ROOT / "README.md").read_text("utf-8")
DEPENDENCIES = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {name: packages for name, packages in PROJECT["optional-dependencies"].items() if name not in {"all", "dev"}}


def bare(requirement):
    return re.match(r"[\w-]+", requirement)[0].lower()


def titled(pages):
    return {"argvalues": pages, "ids": [page.name for page in pages]}


@pytest.fixture
def report_at_hand(tmp_path, monkeypatch):
    """A folder with a report.json, as the documentation's examples expect it."""
    copy, source = demo_pair()
    report = check(copy, source=source, offline=True).to_dict()
    (tmp_path / "report.json").write_text(json.dumps(report), "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("report_at_hand")
@pytest.mark.parametrize("page", **titled(WITH_PYTHON))
def test_the_python_examples_run(page, capsys):
    examples = list(Sybil(parsers=[PythonCodeBlockParser()], path=str(page.parent)).parse(page).examples())
    assert len(examples) == page.read_text("utf-8").count("```python")
    for example in examples:
        example.evaluate()
    assert capsys.readouterr().err == ""


def test_the_readme_has_an_example_in_python():
    assert "README.md" in {page.name for page in WITH_PYTHON}


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_the_two_commands_of_the_readme_are_one_line_each_with_every_version_pinned(name):
    block = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", README, re.DOTALL)[1]
    assert block.count("\n") == 1
    assert "-c constraints.txt" in block
    assert {"demo": "provenance demo", "tests": "-m pytest"}[name] in block


def test_continuous_integration_runs_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    reader = re.search(r"test_command=\$\((sed .*?)\)\n", script, re.DOTALL)[1]
    shell = ["bash", "-c", reader]
    found = subprocess.run(shell, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert found.stdout.count("\n") == 1
    assert found.stdout in README
    assert "-m pytest" in found.stdout


def test_every_dependency_is_pinned_and_no_index_is_named():
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    names = {bare(line).replace("_", "-") for line in pinned.splitlines() if "==" in line}
    optional = [one for packages in PROJECT["optional-dependencies"].values() for one in packages]
    wanted = {bare(one) for one in [*PROJECT["dependencies"], *optional]}
    assert wanted - names == {"provenance-checker"}
    assert "://" not in pinned


def test_every_dependency_is_accounted_for():
    page = DEPENDENCIES
    core = {row.split("|")[1].strip() for row in page.split("## Extras")[0].splitlines() if row.startswith("| ")}
    assert core - {"package", "---"} == {bare(one) for one in PROJECT["dependencies"]}
    extras = page.split("## Extras")[1].split("## Only for")[0]
    told = {
        tuple(part.strip(" `") for part in row.split("|")[1:3]) for row in extras.splitlines() if row.startswith("| `")
    }
    assert told == {(name, bare(package)) for name, packages in EXTRAS.items() for package in packages}
    developers = page.split("## Only for")[1]
    assert [bare(one) for one in PROJECT["optional-dependencies"]["dev"] if bare(one) not in developers] == []


def test_every_package_that_is_imported_is_declared():
    imported = set()
    for path in (ROOT / "provenance").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.split(".")[0])
    optional = [one for packages in EXTRAS.values() for one in packages]
    declared = {bare(one).replace("-", "_") for one in [*PROJECT["dependencies"], *optional]}
    assert imported - sys.stdlib_module_names - {"provenance"} == declared - {"lxml_html_clean"}


def imported_when_run(path):
    """The packages that a module imports, those for its types alone left out."""
    waiting, found = [ast.parse(path.read_text("utf-8"))], set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module.split(".")[0])
        elif not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            waiting += ast.iter_child_nodes(node)
    return found


def test_dependencies_are_imported_where_their_page_says():
    package = ROOT / "provenance"
    using = {
        name: {str(path.relative_to(package)) for path in package.rglob("*.py") if name in imported_when_run(path)}
        for name in ("httpx", "datasketch")
    }
    assert {Path(module).parts[0] for module in using["httpx"]} == {"acquisition"}
    assert using["datasketch"] == {"reuse/sketches/datasketch_minhash.py"}
    named = re.findall(r"[(,]\s?((?:\w+/)+\w+\.py)", DEPENDENCIES)
    assert named
    assert [module for module in named if not (package / module).exists()] == []


def test_help_pays_for_none_of_the_packages_that_its_page_names():
    paragraph = re.search(r"^`datasketch` is imported.*?\n\n", DEPENDENCIES, re.DOTALL | re.MULTILINE)[0]
    named = {"datasketch", "trafilatura", "httpx", "jinja2", "numpy"}
    assert named <= set(re.findall(r"`(\w+)`", paragraph))
    command = [sys.executable, "-X", "importtime", "-m", "provenance", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert named.isdisjoint(re.findall(r"\| +(\w+)$", done.stderr, re.MULTILINE))


def installed_size(package):
    """Megabytes of an installed package's files without bytecode; None where it is not installed."""
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return None
    places = [Path(file.locate()) for file in files if "__pycache__" not in str(file)]
    return sum(place.stat().st_size for place in places if place.is_file()) / 1e6


@pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info[:2] != (3, 11), reason="sizes are those of one platform's wheels"
)
def test_the_sizes_of_dependencies_are_those_installed():
    stated = {}
    for row in DEPENDENCIES.splitlines():
        cells = [cell.strip(" `") for cell in row.split("|")]
        sized = next((cell for cell in cells if re.match(r"[\d.]+ MB", cell)), None)
        if sized:
            package = cells[2] if len(cells) > 8 else cells[1]  # extras have a column more
            stated[package] = float(sized.split()[0])
            stated |= {other: float(size) for other, size in re.findall(r"and (\w+) with ([\d.]+) MB", sized)}
    found = {package: size for package in stated if (size := installed_size(package)) is not None}
    assert found
    assert {p: round(found[p], 1) for p in found if abs(found[p] - stated[p]) > 0.1 + 0.05 * stated[p]} == {}


def test_the_architecture_names_every_module_and_no_other():
    package = ROOT / "provenance"
    tree = ARCHITECTURE.split("provenance/\n")[1].split("```")[0]
    drawn, folders = set(), []
    for line in tree.splitlines():
        entry = re.match(r"(?P<indent>(?:[│ ]   )*)[├└]── (?P<name>[\w./]+)", line)
        depth = len(entry["indent"]) // 4 if entry else 0
        if entry and entry["name"].endswith("/"):
            folders = [*folders[:depth], entry["name"]]
        elif entry:
            drawn.add("".join(folders[:depth]) + entry["name"])
    modules = {str(path.relative_to(package)) for path in package.rglob("*.py")}
    assert drawn - modules == set()
    assert {module for module in modules - drawn if not module.endswith("/__init__.py")} == set()


@pytest.mark.parametrize("page", **titled(PAGES))
def test_links_within_the_project_lead_somewhere(page):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    assert [link for link in links if link and "://" not in link and not (page.parent / link).exists()] == []


def test_the_readme_shows_what_the_demo_prints():
    shown = re.search(r"prints, among more:\n\n```text\n(.*?)```", README, re.DOTALL)[1]
    command = [sys.executable, "-m", "provenance", "demo"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    printed = {line.rstrip() for line in done.stdout.splitlines()}
    assert [
        line for line in shown.splitlines() if line.strip() not in {"", "…", "..."} and line.rstrip() not in printed
    ] == []


def test_the_changelog_has_a_place_for_what_is_new():
    assert re.search(
        rf"^## \[(Unreleased|{re.escape(PROJECT['version'])})\]",
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        re.MULTILINE,
    )
