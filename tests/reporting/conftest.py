"""Reports made by hand from marked texts: ``{v1 these words}`` places passage 1, verbatim, in both texts of a pair."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from provenance.assessment.evidence import Evidence
from provenance.assessment.headline import HeadlineComparison
from provenance.assessment.pair import Assessment
from provenance.assessment.share import Shares
from provenance.document import Credit, Document, Furniture, Passage
from provenance.reporting.report import Report, Skipped, tool_version
from provenance.reuse.alignment import SharedPassage
from provenance.reuse.block import Block
from provenance.reuse.change import Change
from provenance.reuse.similarity import Estimate
from provenance.settings import Settings

SOURCE = """Hydrogen ferry Aldis Morrow makes first crossing of Tolsey Sound

By Ines Harcourt

{e1 The hydrogen ferry Aldis Morrow carried {f1 412 passengers} across Tolsey Sound on Tuesday morning}, the first \
scheduled crossing anywhere by a vessel of its size without a diesel engine on board.

{r2 Its owner, Calder & Finch, spent four years and {f4 €31.5 million} on the ship. The yard at Port Ebbing twice put \
back her delivery, first over a leaking valve and then over a missing certificate.}

{v3 “We did not build her to be admired from the quay,”} {e4 {f2 Marit Oduya}, who runs the company, said on the \
car deck}. {r5 “{f3 We built her because the diesel bill was going to close this line by 2029.}”}

The six-mile crossing took 34 minutes, two longer than the timetable allows, because the master held back for a \
pilot boat off Gannet Point.

{r6 Three tanks above the bridge hold enough compressed gas for {f5 two days} of service. A tanker refills them at \
night, when the terminal is shut to the public, and the harbour board has forbidden smoking on the whole of the east \
quay.}

{v7 The harbour board will review the arrangement in March.} Nobody from the {f6 Seafarers’ Guild} was on board.

{r8 A second ferry, still without a name, is due to be laid down at Port Ebbing before the summer.} Calder & Finch has \
not said whether the older boats will be sold or scrapped, and the island council has asked for an answer by Easter.
"""

COPY = """{furn-site coastdigest24.example — all the coast, all day}
{furn-share Share   Tweet   Pin}

Groundbreaking Hydrogen Ferry Transforms Travel Across Tolsey Sound

In a landmark moment for green transport, a remarkable new vessel has begun serving an island community, promising a \
cleaner future for all who depend on the sea.

{e1 The hydrogen ferry Aldis Morrow transported {f1 421 passengers} across Tolsey Sound on Tuesday morning}, marking a \
significant milestone.

{r2 After an investment of {f4 31.5 million euros} and four years of work by operator Calder & Finch, the ship finally \
left the Port Ebbing yard, where delivery had been delayed by a faulty valve and by paperwork.}

{v3 “We did not build her to be admired from the quay,”} {e4 said {f2 Marit Oduye}, who leads the company, on the car \
deck}. {r5 She explained that {f3 rising fuel costs would have forced the route to end by 2029}.}

{r6 The vessel stores gas for {f5 two days} in three tanks located over the bridge, which are replenished overnight by \
a tanker while visitors are kept away; smoking is banned along the entire east quay.} \
{v7 The harbour board will review the arrangement in March.}

{r8 Work on a sister ship, as yet unnamed, should start at the same yard ahead of summer.} \
Experts predict that {f7 40 similar ships} will follow.

In summary, the crossing highlights how innovation can reshape coastal life.

{furn-credit {credit Original Source: www.tolseyherald.example}}

{furn-bio Dorian Vance
Dorian Vance is a seasoned maritime journalist with over 17 years of experience who has reported from harbours on \
four continents. His passion for truth and for the sea has earned him numerous honours, and his columns are read by \
thousands of decision makers every single week of the year.}

{furn-comments Leave a Reply
Your email address will not be published. Required fields are marked *}
"""

KINDS = {"v": "verbatim", "e": "edited", "r": "reworded"}
_MARK = re.compile(r"\{([a-z]+\d*(?:-[a-z]+)?) |\}")


def placed(marked: str) -> tuple[str, dict[str, Passage]]:
    """Read marks: ``{v1 words}`` gives the text without them and the passage of each name."""
    plain, passages, opened, at = "", {}, [], 0
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], len(plain)))
        elif not opened:
            plain += "}"
        else:
            name, start = opened.pop()
            passages[name] = Passage(start, len(plain))
    return plain + marked[at:], passages


def documents(copy: str = COPY, source: str = SOURCE) -> tuple[Document, Document]:
    text, marks = placed(copy)
    furniture = [Furniture(at.start, at.end, name[5:]) for name, at in marks.items() if name.startswith("furn-")]
    credits_ = (
        [Credit("plain", "www.tolseyherald.example", marks["credit"].of(text), marks["credit"])]
        if "credit" in marks
        else []
    )
    return Document(
        text,
        location="https://coastdigest24.example/2031/05/ferry?p=118",
        title="Groundbreaking Hydrogen Ferry Transforms Travel Across Tolsey Sound",
        publisher="coastdigest24.example",
        authors=("Dorian Vance",),
        published="2031-05-14T21:07:00+02:00",
        language="en",
        canonical="https://coastdigest24.example/ferry",
        credits=tuple(credits_),
        furniture=tuple(sorted(furniture)),
    ), Document(
        placed(source)[0],
        location="https://www.tolseyherald.example/aldis-morrow",
        title="Hydrogen ferry Aldis Morrow makes first crossing of Tolsey Sound",
        publisher="The Tolsey Herald",
        authors=("Ines Harcourt",),
        published="2031-05-15",
        language="en",
    )


CHANGES = [
    ("figure", "kept", "converted", "f4"),
    ("figure", "altered", None, "f1"),
    ("name", "altered", None, "f2"),
    ("quotation", "altered", "indirect", "f3"),
    ("figure", "kept", None, "f5"),
    ("name", "dropped", None, "f6"),
    ("figure", "added", "invented", "f7"),
]


def assessed(copy: str = COPY, source: str = SOURCE, **other) -> Assessment:
    """Make an assessment whose passages and changes stand where the texts are marked."""
    ours, theirs = placed(copy)[1], placed(source)[1]
    document, origin = documents(copy, source)
    shared = [
        SharedPassage(ours[name], theirs[name], KINDS[name[0]]) for name in ours if name[0] in KINDS and name in theirs
    ]
    shared.sort(key=lambda passage: passage.copy)
    changes = [Change(*what, ours.get(name), theirs.get(name)) for *what, name in CHANGES if name in {*ours, *theirs}]
    values = {
        "copy": document,
        "source": origin,
        "derivation": "rewritten",
        "reason": "8 shared passages stand in the same order in both texts",
        "probability": None,
        "log_likelihood_ratio": None,
        "shares": Shares(0.0873, 0.1345, 0.5018, 0.2764),
        "narrative_shares": Shares(0.0537, 0.1402, 0.5201, 0.286),
        "source_used": 0.6214,
        "resemblance": Estimate(0.0547, 0.0201, 0.0512),
        "containment_of_copy": Estimate(0.1016, 0.0267, 0.0971),
        "containment_of_source": Estimate(0.1062, 0.0272),
        "order": 0.9286,
        "passages": tuple(shared),
        "blocks": (Block(_around(shared, "copy"), _around(shared, "source")),) if shared else (),
        "changes": tuple(changes),
        "headline": HeadlineComparison(document.title, origin.title, "reworded", 0.3571),
        "evidence": tuple(
            Evidence(kind, weight, statement, tuple(ours[name] for name in names if name in ours))
            for kind, weight, statement, names in (
                ("order", 2.31, "8 shared passages stand in the same order in both texts", ("e1", "r2", "v3")),
                ("names", 1.4, "all 6 names of the copy stand in the source", ("f2",)),
                ("unsupported_figures", -0.62, "1 figure of the copy is not in the source", ("f7",)),
            )
        ),
        "words_of_copy": 262,
        "words_of_source": 251,
    }
    return Assessment(**(values | other))


def _around(shared: list[SharedPassage], side: str) -> Passage:
    passages = [getattr(passage, side) for passage in shared]
    return Passage(min(passage.start for passage in passages), max(passage.end for passage in passages))


def reported(*assessments: Assessment, **other) -> Report:
    """Make a report of *assessments*, credited as the copy credits."""
    document = assessments[0].copy if assessments else documents()[0]
    values = {
        "document": document,
        "settings": Settings(),
        "assessments": assessments,
        "credits": document.credits,
        "credit_finding": "true",
        "credit_reason": "the text credits www.tolseyherald.example, and corresponds to it.",
        "warnings": (
            "The dates contradict the roles: the copy says it was published on 2031-05-14, the source on 2031-05-15.",
        ),
    }
    return Report(**(values | other))


HOSTILE = (
    "<script>alert(1)</script> \x1b[31mred\x1b[0m \u202eesrever\u202c \x00 \x9b1m 🧑‍🚀 "
    "{v1 </span><img src=x onerror=alert(2)>} {r2 " + "W" * 4_000 + "} \ud800 {{7*7}} {% raw %} \"' javascript:alert(3)"
)
ARABIC = """{e1 أبحرت العبّارة «ألديس مورو» يوم الثلاثاء وعلى متنها {f1 ٤٢١ راكبًا} عبر مضيق تولسي.}

{v7 سيراجع مجلس المرفأ هذا الترتيب في مارس.}

وقالت الشركة إن السفينة ستغيّر حياة السكان.
"""
ARABIC_SOURCE = """{e1 عبرت العبّارة «ألديس مورو» يوم الثلاثاء مضيق تولسي وعلى متنها {f1 ٤١٢ راكبًا}.}

{v7 سيراجع مجلس المرفأ هذا الترتيب في مارس.}
"""


def ordinary() -> Report:
    return reported(assessed())


def hostile() -> Report:
    found = assessed(HOSTILE, HOSTILE)
    bad = {
        "title": "<b>bold</b> \x1b]0;title\x07 =cmd|' /C calc'!A0",
        "location": "javascript:alert(4)",
        "publisher": "\u202eelif \x1b[2J",
        "authors": ("<i>x</i>", "@SUM(1+1)"),
        "language": 'en" onload="alert(5)',
        "credits": (Credit("plain", "<u>a.example</u>", "\x1b[5mvia <u>a.example</u>", None, "head"),),
    }
    found = replace(
        found,
        copy=replace(found.copy, **bad),
        evidence=(Evidence("<kind>", 1.0, "<em>statement</em> \x1b[1m", (Passage(0, 40),)),),
        headline=HeadlineComparison("<h1>", None, "missing", 0.0),
    )
    return reported(
        found,
        credit_reason="<s>reason</s> \x1b[0m",
        skipped=(Skipped("-http://x.example/<svg onload=alert(6)>", "\x1b[31mrefused"),),
        warnings=("<blink>warning</blink> \x07",),
    )


def arabic() -> Report:
    found = assessed(ARABIC, ARABIC_SOURCE)
    return reported(
        replace(found, copy=replace(found.copy, language="ar"), source=replace(found.source, language="ar-EG")),
        credit_finding="uncredited",
        credit_reason="",
        warnings=(),
    )


def unmeasured() -> Report:
    return reported(
        credit_finding="unmeasured",
        credit_reason="the text credits www.tolseyherald.example, but no source was compared.",
        skipped=(Skipped("https://www.tolseyherald.example/", "the server answered 503"),),
        warnings=(),
    )


def several() -> Report:
    """Two sources that were compared, the second of them another report of the event."""
    other = assessed(
        source="{v7 The harbour board will review the arrangement in March.} {f6 A crowd cheered.}\n",
        derivation="independent",
        shares=Shares(0.0382, 0.0, 0.0, 0.9618),
        source_used=0.004,
        order=None,
        words_of_source=14,
    )
    return reported(assessed(), other, ambiguous=True, margin=0.4321)


def undetermined() -> Report:
    return reported(
        assessed(
            "Ferry sails.",
            "Ferry sails today.",
            derivation="undetermined",
            reason="the copy has 2 words and 40 are needed",
            shares=Shares(1.0, 0.0, 0.0, 0.0),
            order=None,
            words_of_copy=2,
            words_of_source=3,
        ),
        credit_finding="unmeasured",
        credit_reason="whether the text derives from the source could not be told: the copy has 2 words and 40 are needed.",
    )


MAKERS = {maker.__name__: maker for maker in (ordinary, hostile, arabic, unmeasured, several, undetermined)}


@pytest.fixture
def report() -> Report:
    return ordinary()


@pytest.fixture(params=MAKERS)
def any_report(request) -> Report:
    """Each kind of report in turn."""
    return MAKERS[request.param]()


@pytest.fixture
def make():
    """Make a report of a kind by its name."""
    return lambda kind: MAKERS[kind]()


@pytest.fixture
def assess():
    """Make an assessment from marked texts."""
    return assessed


@pytest.fixture
def report_on():
    """Make a report of assessments."""
    return reported


@pytest.fixture
def same_at_every_version():
    """Give an output without the version of this package, which every release changes."""
    return lambda text: text.replace(tool_version(), "VERSION")
