"""Which "Source: X" lines are about the text, and which about a figure, a table or a picture?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from provenance.acquisition.agencies import agency, is_picture_credit
from provenance.acquisition.line import Line, begins_statement
from provenance.acquisition.target import Stated, is_address, stated_source
from provenance.acquisition.wording import LabelKind, labels
from provenance.document import Credit, CreditKind, Passage

_KINDS: tuple[tuple[LabelKind, CreditKind], ...] = (
    ("strong_label", "plain"), ("pointer_label", "pointer"), ("label", "plain"), ("labels", "plain"), ("picture_label", "plain"),
)  # fmt: skip
_REACH = 2_000  # characters in which the value must end: the longest address that is read
_LONGEST_VALUE = 15  # words; "Source: the ministry said on Monday that ..." is a sentence
# What follows the words with capitals in the names of outlets, in languages that give adjectives none: "Fuente: El norte de Moss".
_REST = re.compile(r"(?P<words>(?:\s+[^\W\d_]+(?:[’'-][^\W\d_]+)?){1,4})[\s.)\]]*")
_ENGLISH = re.compile(
    r"(?:story|article|news|text|original|source|sources|via|found|h/t|hat|read|link|reference|credit|courtesy|by|in)\b"
)
_LONGEST_LIST = 4  # more than that many sources are a bibliography
_CAPTION = re.compile(
    r"(?:figures?|fig\.|charts?|tables?|graphs?|graphic|map|exhibit|infographic|photos?|images?|pictured|abb(?:ildung|\.)|grafik|tabelle|schaubild|karte|bild|foto|graphique|"
    r"tableau|carte|figura|gráfic[oa]|tabla|mapa|cuadro|tabela|grafico|tabella|grafiek|tabel|wykres|rysunek|tabela|şekil|tablo|график|таблица|рисунок|фото|графік|таблиця|"
    r"رسم|جدول|نمودار|चित्र|तालिका|gambar)\b|[图圖表図]\s?\d|그림|표\s?\d",
)
_FIGURES = re.compile(r"\d[\d.,]*")
_DATA = re.compile(
    r"\b(?:statista|compan(?:y|ies)|filings?|authors?|world bank|imf|eurostat|oecd|census|bureau|ministry|ministerium|ministerio|office|nielsen|factset|refinitiv|gallup|yougov|pew|"
    r"ipsos|moody[’']s|morningstar|tradingview|coinmarketcap|idc|gartner|statistics|statistical|data|database|survey|poll|calculations?|estimates?|research|department|"
    r"administration|commission|institute|federal reserve|central bank|destatis|insee|istat|ine|ibge|nasdaq|noaa|usgs|who|un|cdc|fda|esa|nasa|police|court)\b"
)
_BIBLIOGRAPHY = re.compile(
    r"\(\d{4}\)|\bet al\b|\bpp?\. ?\d|\bdoi\b|\bvol\.|\bjournal of\b|university press|^\[?\d+[\].]", re.IGNORECASE
)
_OUTLET = re.compile(
    r"\b(?:times|news|post|tribune|herald|journal|daily|gazette|chronicle|press|star|observer|ledger|courier|report|reporter|today|magazine|radio|tv|telegraph|mail|"
    r"standard|bulletin|dispatch|examiner|sentinel|mirror|guardian|globe|review|weekly|wire|agency|agencies|zeitung|journal|diario|giornale|gazeta|haber|газет[аыіи]|правд[аыи]|новост[иь]|новини|вест[иь]|вісті|известия|вестник|вісник|радио|радіо|телеканал)\b",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\s*(?:[,;/&]|\band\b|\bund\b|\by\b|\bet\b)\s*")
_RELEASE = re.compile(r"SOURCE:? (?=[^\W\d_a-z])")


def is_outlet(name: str) -> bool:
    """Whether *name* is an agency's, or has a word that outlets have in theirs: "The Moss Tribune"."""
    return agency(name) is not None or _OUTLET.search(name) is not None


def labelled_credits(text: str, lines: tuple[Line, ...], number: int, *, near: bool) -> Iterator[Credit]:
    """Credits of the form "label: X" in the line *number* of *lines*, the lines of *text*.

    *near* says whether the line is close to the article's beginning or end, where a bare "Source: X" is about the text.
    """
    line = lines[number]
    small = line.small
    for label, kind in _KINDS:
        for match in labels(label).finditer(small):
            if begins_statement(line.text, match.start()) and not (match.start() and small[match.start() - 1] == "/"):
                yield from _values(text, lines, number, match, label, kind, near=near)
    released = _RELEASE.match(line.text)
    if released and near and line.words <= _LONGEST_VALUE:
        named = stated_source(line.text, released.end(), len(line.text))
        if named and named.end == len(line.text):
            yield _credit(text, "plain", line.start, line.start + named.end, named.target)


def _values(
    text: str,
    lines: tuple[Line, ...],
    number: int,
    match: re.Match[str],
    label: LabelKind,
    kind: CreditKind,
    *,
    near: bool,
) -> Iterator[Credit]:
    line = lines[number]
    start, at, stop = line.start + match.start(), line.start + match.end(), line.end
    if match.end() == len(line.text) and number + 1 < len(lines) and is_address(lines[number + 1].text):
        at, stop = (
            lines[number + 1].start,
            lines[number + 1].end,
        )  # the label stands alone, its address on the next line
    value = text[at : min(stop, at + _REACH)]
    if len(value.split()) > _LONGEST_VALUE:
        return
    named = stated_source(text, at, stop)
    if named is None or not _is_about_text(lines, number, match.start(), label, named, value, near=near):
        return
    rest = _REST.fullmatch(text, named.end, stop)
    if rest and rest["words"].lstrip()[0].islower() and label != "labels" and not _ENGLISH.match(match.group()):
        named = replace(named, target=text[named.start : rest.end("words")], end=rest.end("words"))
    yield _credit(text, kind, start, named.end, named.target)
    for _ in range(_LONGEST_LIST - 1):
        parted = _PARTING.match(text, named.end, stop)
        named = stated_source(text, parted.end(), stop) if parted and label == "labels" else None
        if named is None:
            return
        yield _credit(text, kind, named.start, named.end, named.target)


def _credit(text: str, kind: CreditKind, start: int, end: int, target: str) -> Credit:
    return Credit(kind, target, text[start:end], Passage(start, end))


def _is_about_text(
    lines: tuple[Line, ...], number: int, column: int, label: LabelKind, named: Stated, value: str, *, near: bool
) -> bool:
    line, before = lines[number], lines[number - 1] if number else None
    if is_picture_credit(value) or _is_list(value, label, lines, number):
        return False
    if label in {"strong_label", "pointer_label"}:
        return True
    address = "." in named.target and is_address(named.target)
    known = is_outlet(named.target)
    if before is not None and column <= 1 and _is_figure(before, number, sure=address):
        return False
    if label == "picture_label":
        return near and column <= 1 and (address or known) and before is not None and before.prose
    if column > 1:  # within a paragraph: "... on Monday. Source: moss.example", "(Source: X)" at its end
        bracketed = line.text[column - 1] in "([（" and line.text.endswith((")", "]", "）"))
        return near and (address or known or (bracketed and not _DATA.search(value.lower())))
    return address or (near and (known or not _DATA.search(value.lower())))


def _is_figure(before: Line, number: int, *, sure: bool) -> bool:
    """Whether the line before belongs to a figure, a table or a picture: "Table 2: Harvests", "Quillton | 12 | 14"."""
    small = before.small
    if _CAPTION.match(small) and not before.prose:
        return True
    tabular = (
        "\t" in before.text or "|" in before.text or (len(_FIGURES.findall(before.text)) > 1 and not before.finished)
    )
    headline = number == 1
    return (tabular and not headline) or (not sure and not headline and not before.finished and not before.prose)


def _is_list(value: str, label: LabelKind, lines: tuple[Line, ...], number: int) -> bool:
    """Whether the sources are those of a bibliography."""
    if _BIBLIOGRAPHY.search(value) or (label == "labels" and value.count(",") + value.count(";") >= _LONGEST_LIST):
        return True
    after = lines[number + 1].text if number + 1 < len(lines) else ""
    return label == "labels" and _BIBLIOGRAPHY.search(after) is not None
