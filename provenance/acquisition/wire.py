"""Which agency or press-release wire does the text say it comes from?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from provenance.acquisition.agencies import agencies_in, agency, agency_pattern, is_picture_credit
from provenance.acquisition.line import Line
from provenance.document import Credit, Passage

_DASH = r"(?:--|[-–—―:]|\.-)"
_TITLES = r"(?:[ \u00a0](?:[A-Z][\w.-]+|in|and|of|at)){0,7}"
_DATELINE_WORDS = 12
_BYLINE_WORDS = 14
_BYLINE_LENGTH = 160
_BELOW = 2
_CAPTION_WORDS = 8


def wire_credits(text: str, lines: tuple[Line, ...], top: int, tail: int) -> Iterator[Credit]:
    """Every credit to an agency in *lines*, the lines of *text*, in no order.

    *top* is the number of the article's fourth paragraph among the lines and *tail* that of its last; agency bylines
    stand before the first or just after the last, signatures such as "(AFP)" at the end of the last or after it.
    """
    small = "\n".join(line.small for line in lines)
    named, staffed = [name for name in agencies_in(small) if name in text], any(work in small for work in _WORK)
    for number, line in enumerate(lines):
        if staffed:
            yield from _staff(line)
        held = any(name in line.text for name in named)
        if held:
            yield from _dateline(line)
            yield from _press_release(line)
            yield from _owner(line)
            yield from _contribution(line)
            if number >= tail:
                yield from _signature(line)
        if number <= top or tail <= number <= tail + _BELOW:
            yield from _byline(lines, number, held=held, below=number > tail)


def _credit(line: Line, start: int, end: int, name: str) -> Credit:
    end = start + len(line.text[start:end].rstrip())
    quotation = line.text[start:end]
    return Credit("wire", agency(name) or name, quotation, Passage(line.start + start, line.start + end))


# Datelines: "(Reuters) -", "QUILLTON, Nov. 20 (Reuters) –", "[ロンドン 20日 ロイター]", "Berlin (dpa/tmn) -", "МОСКВА, 20 ноября. /ТАСС/."


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    news, every = agency_pattern("news"), agency_pattern("news", "syndicate")
    closing = r"(?:/[^()\[\]/\n]{1,30}|[ ,][^()\[\]\n]{0,30})?"
    return (
        re.compile(
            rf"(?P<lead>[^()\n]{{0,90}}?)(?P<mark>[(（]{closing}(?P<name>{every}){closing}[)）])[ \u00a0]*(?:{_DASH}|$)"
        ),
        re.compile(rf"(?P<lead>)(?P<mark>[(（](?P<name>{every})[)）])"),
        re.compile(
            rf"(?P<lead>[^()\n]{{1,60}}?\d{{1,2}}(?:, \d{{4}})? ?|[A-Z][A-Z, .]{{2,50}} )(?P<mark>\((?P<name>{news})\))(?= [^\W\d_a-z])"
        ),
        re.compile(
            rf"(?P<lead>)(?=[^)）\]】]{{0,40}}[=＝\u3040-\u9fff\uac00-\ud7af])(?P<mark>[(（\[【][^()（）\[\]【】\n]{{1,30}}?[ =＝/](?P<name>{news})[)）\]】])"
        ),
        re.compile(rf"(?P<lead>[^()/\n]{{0,60}}?)(?P<mark>/(?P<name>{news})/)[ .]*(?:{_DASH})?"),
        re.compile(
            rf"(?P<lead>[A-ZÀ-Þ][^()\n]{{1,50}}?[,/][ \u00a0]?)?(?P<mark>(?P<name>{news}))[ \u00a0]*(?:--|[–—―]|\.-|-(?=[ ]))[ \u00a0]*(?=\W*[^\W\d_a-z])"
        ),
        re.compile(rf"(?P<lead>)(?P<mark>(?P<name>{news})[^\n。，,]{{0,20}}?\d日[电電])"),
        re.compile(rf"(?P<lead>)(?P<mark>[(（](?P<name>{news})[^()（）\n]{{1,30}}[)）])(?=[ \u3000]*[\u3040-\u9fff])"),
    )


def _dateline(line: Line) -> Iterator[Credit]:
    opening = line.text[:160]
    for pattern in _datelines():
        found = pattern.match(opening)
        if found and _is_dateline(found["lead"] or "") and not is_picture_credit(found["mark"]):
            yield _credit(line, found.start("mark"), found.end("mark"), found["name"])
            return


def _is_dateline(lead: str) -> bool:
    """Whether the words before the agency are a place and a date, not a sentence about the agency."""
    words = lead.split()
    if len(words) > _DATELINE_WORDS:
        return False
    small = [word for word in words if word[0].islower() and word.strip(".,") not in _SMALL_DATELINE_WORDS]
    return not small and not lead.rstrip().endswith(("?", "!"))


_SMALL_DATELINE_WORDS = frozenset(
    """of the de la del le les di da do dos das der von am und and et y e i nov nov. dic ene feb mar abr may jun jul ago sep sept oct dez janv févr avr juil août
    noviembre diciembre enero febrero marzo abril mayo junio julio agosto septiembre octubre novembre décembre janvier février mars avril mai juin juillet septembre octobre
    novembro dezembro janeiro fevereiro março maio junho julho setembro outubro dicembre gennaio febbraio aprile maggio giugno luglio settembre ottobre
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    via aan den sur near""".split()
)


@cache
def _press_releases() -> re.Pattern[str]:
    return re.compile(
        rf"(?:/(?P<slashed>{agency_pattern('press_release')})/|\((?P<bracketed>{agency_pattern('press_release')})\)|\b(?P<plain>{agency_pattern('press_release')}) ?/)[ ]*(?=[-–—/]|$)"
    )


def _press_release(line: Line) -> Iterator[Credit]:
    found = _press_releases().search(line.text, 0, 240)
    if found:
        yield _credit(line, found.start(), found.end(), found["slashed"] or found["bracketed"] or found["plain"])


# "Reporting by Jane Roe; Editing by John Doe": the manner of one agency, but it is the people who are named.
_WORK = ("reporting", "writing", "editing", "compiled")
_ROLE = re.compile(
    r"\b(?:(?<!dditional )reporting|writing|editing|compiled)(?: and (?:writing|editing|reporting))? by ", re.IGNORECASE
)
_ROLE_END = re.compile(r"[;.]?[)\]]|[.;](?=\s|$)|$")


def _staff(line: Line) -> Iterator[Credit]:
    roles = list(_ROLE.finditer(line.text, max(0, len(line.text) - _STAFF_REACH)))
    if not roles or not roles[0].group()[0].isupper():
        return
    start, last = roles[0].start(), roles[-1].end()
    bracketed = line.text[:start].endswith(("(", "["))
    if len(roles) == 1 and not bracketed and start > 0:
        return  # "Reporting by Jane Roe showed" may be prose; a line of its own or brackets are not
    ending = _ROLE_END.search(line.text, last)
    end = min(ending.start() if ending else len(line.text), last + 2 * _STAFF_REACH)
    people = line.text[roles[0].end() : roles[1].start() if len(roles) > 1 else end]
    if people[:1].isupper() and len(people) <= _STAFF_REACH:
        yield _credit(line, start, end, _first_person(people))


_STAFF_REACH = 600


def _first_person(people: str) -> str:
    """The agency that is named ("Jane Roe of Reuters"), else the first of the *people*."""
    named = re.search(rf"\b(?:for|of) ({agency_pattern('news')})", people)
    return named.group(1) if named else re.split(r",| and | in | at |[.;]", people, maxsplit=1)[0].strip()


@cache
def _owners() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:©|\([cC]\)|@)[ ]*(?:19|20)\d\d|(?:Copyright|COPYRIGHT)[ ,]*(?:©|\([cC]\)|@)?[ ]*(?:(?:19|20)\d\d)?)[ ,.]*(?:by )?(?:[Tt]he )?(?P<name>{agency_pattern('news', 'syndicate')})"
        rf"(?![\w'’]| ?/| & Company| (?:Photo|Images))|\b(?P<before>{agency_pattern('news')})[ ]*©[ ]*(?:(?:19|20)\d\d)?"
    )


def _owner(line: Line) -> Iterator[Credit]:
    found = _owners().search(line.text[:400])
    if found and not is_picture_credit(found.group()):
        yield _credit(line, found.start(), found.end(), found["name"] or found["before"])


@cache
def _contributions() -> re.Pattern[str]:
    news = agency_pattern("news", "syndicate")
    return re.compile(
        rf"(?P<name>{news})(?:[’']s?)?(?P<people>[^\n]{{0,400}}?) (?:also )?contributed(?: (?:\w+ ){{0,3}}to (?:this|the) (?:report|story|article|piece)|(?=\.?$))"
        rf"|(?:[Ii]nformation|[Mm]aterial|[Rr]eports?|[Rr]eporting) (?:from|by) (?:the )?(?P<material>{news})(?: (?:was|were) (?:used|included)| contributed)"
        rf"|(?:contributed by|\bContributing:[^\n]{{0,200}}?|\b(?:report|story|article) (?:includes|contains|uses) (?:\w+ ){{1,3}}from) (?:[Tt]he )?(?P<last>{news})(?=\W*$|[.;,])"
    )


def _contribution(line: Line) -> Iterator[Credit]:
    for found in _contributions().finditer(line.text, max(0, len(line.text) - _STAFF_REACH)):
        yield _credit(line, found.start(), found.end(), found["name"] or found["material"] or found["last"])


# "By The Associated Press", "By Jane Roe, AP Auto Writer", "Jane Roe | Reuters", "PTI, Quillton", "Staff and agencies"


@cache
def _bylines() -> tuple[re.Pattern[str], ...]:
    news, every = agency_pattern("news"), agency_pattern("news", "syndicate")
    by = r"(?:(?:By|BY|by|Von|Par|Por|Di|Da|Door|Oleh|Autor:|Текст:|Автор:|Source)[ :]\s*)"
    after = r"(?=$|[,|•·/–—-]| ?\d| (?:in|on|at|via|Published|Updated|Posted|Staff)\b|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    return (
        re.compile(
            rf"(?P<mark>{by}?(?P<name>{news}))(?: (?:[Ss]taff|[Nn]ews|[Ff]oreign [Ss]taff|[Rr]eporters?|Editorial|(?:[A-Z][a-z]+ ){{0,3}}(?:Writer|Reporter|Correspondent|Editor)s?))?{after}"
        ),
        re.compile(rf"(?P<mark>{by}(?:[Tt]he )?(?P<name>{every})(?: [Ss]taff| [Ww]riters?)?)$"),
        re.compile(
            rf"(?P<mark>{by}[^\W\d_a-z][^|\n]{{1,60}}?(?:,| of| for| [-–—|•·]| /|/|\()\s?(?:[Tt]he )?(?P<name>{every}){_TITLES}\)?){after}"
        ),
        re.compile(
            rf"(?P<mark>(?:[^\W\d_a-z][\w.'’-]+[ ]){{1,3}}[^\W\d_a-z][\w'’-]+(?:,| of| [-–—|•·]| /|/| \(|(?= [A-Z][\w ]+$))\s?(?:[Tt]he )?(?P<name>{news}){_TITLES}\)?){after}"
        ),
        re.compile(rf"(?P<mark>{by}[^\W\d_a-z]\S+(?: [^\W\d_a-z]\S+){{1,3}} (?P<name>{news}){_TITLES})$"),
        re.compile(rf"(?P<mark>(?P<name>{news})/[^\W\d_a-z]\S+(?: [^\W\d_a-z]\S+){{0,3}})$"),
        re.compile(
            r"(?P<mark>(?:By |by )?(?:[A-Z][\w'’]+ ){0,4}(?:(?P<staff>[Ss]taff and|[Ff]rom) )?(?P<name>(?:[Nn]ews |[Ww]ire )?(?:agencies|Agencies|services|reports))(?: in [A-Z]\w+)?)$"
        ),
        re.compile(
            r"(?P<mark>With (?:[A-Z]\w+ ){0,3}(?P<name>(?:[Nn]ews |[Ww]ire )?(?:wires|[Ww]ire [Ss]ervices|[Nn]ews [Ss]ervices|[Ww]ire [Rr]eports)))\.?$"
        ),
    )


_PLAIN_GROUPS = re.compile(
    r"(?:[Nn]ews|[Ww]ire) (?:agencies|[Ss]ervices|[Rr]eports)|[Ss]taff and agencies|^(?:By |by )?[Aa]gencies$|^With .{0,40}wires"
)


def _byline(lines: tuple[Line, ...], number: int, *, held: bool, below: bool) -> Iterator[Credit]:
    """The agency that a line names as an author does; *held* says whether the line has the name of any."""
    line, before = lines[number], lines[number - 1] if number else None
    if line.words > _BYLINE_WORDS or len(line.text) > _BYLINE_LENGTH:
        return
    if line.finished and not _TIME_END.search(line.text):
        return
    if before is not None and before.finished and before.words >= _CAPTION_WORDS and not below:
        return  # "Jane Roe, Associated Press" below a whole sentence is a photographer below a caption
    after = lines[number + 1].text if number + 1 < len(lines) else ""
    for pattern in _bylines() if held else _bylines()[_UNNAMED:]:
        found = pattern.match(line.text)
        if (
            not found
            or is_picture_credit(line.text)
            or not (agency(found["name"]) or _PLAIN_GROUPS.search(found["mark"]))
        ):
            continue
        dated = 0 < number <= _BELOW or _DATED.search(after) or _DATED.search(line.text)
        unparted = (
            "," not in found["mark"] and " " in found["name"]
        )  # "Jane Roe Associated Press", as no picture has it
        if pattern is _bylines()[_BARE] and not (dated or unparted):
            continue
        yield _credit(line, found.start("mark"), found.end("mark"), found["name"])
        return


_TIME_END = re.compile(r"[ap]\.m\.$|\b[A-Z]\.[A-Z]\.$")
_UNNAMED = 6  # the patterns from here on are those of agencies without a name: "Staff and agencies"
_BARE = 3  # the pattern of "Jane Roe, Associated Press", which also stands under pictures
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b(?:minutes?|hours?|days?) ago\b")


@cache
def _signatures() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[(（\[［—–-] ?(?P<name>{agency_pattern('news')})(?:/[^()\n]{{1,40}})?[)）\]］]?|(?<=[.!?”\"] )(?P<last>{agency_pattern('news')})|(?<=[ /])(?P<code>dpa|afp)/[a-z]{{2,3}}(?:/[a-z]{{2,3}})?)$"
    )


def _signature(line: Line) -> Iterator[Credit]:
    found = _signatures().search(line.text, max(0, len(line.text) - 60))
    if found and not is_picture_credit(line.text[-60:]):
        yield _credit(
            line, found.start(), found.end(), found["name"] or found["last"] or found["code"].replace("afp", "AFP")
        )
