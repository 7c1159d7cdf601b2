"""What does a statement name as the source: an address, a domain or an outlet? And is it the document itself?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from provenance.acquisition.agencies import agency, agency_pattern, bare_agency, is_news_agency

_URL = re.compile(r"https?://[^\s<>\"“”‘’'()\[\]{}|\\^`]{1,2000}", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w@.\-/])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,18}(?![\w@-])(?:/[^\s<>\"“”()\[\]]{0,500})?",
    re.IGNORECASE,
)
_STATEMENT_END = re.compile(r"[.!?][\"”’»')\]]*\s+(?=\W*[^\W\d_a-z])|[。！？]")
_FILE = frozenset(
    {"jpg", "jpeg", "png", "gif", "pdf", "html", "htm", "php", "doc", "docx", "mp", "txt", "xls", "js", "css"}
)
_OPENING = " \t\u00a0\"“”„«»‘’'「『《【(<[*_"
_CLOSING = " \t\u00a0\"“”„«»‘’'」』》】)>]*_.,;:!?。，、；："
_QUOTED = re.compile(r"[«„“\"]([^«»„“”\"\n]{2,80})[»“”\"]")
# "Харлонская", "Економічна": an adjective in capitals whose noun has none follows, as in the names of Slavic newspapers.
_ADJECTIVE = re.compile("[А-ЯЁЄІЇҐ][а-яёєіїґ'’-]*(?:[ая]я|[оеиы]е|[ыио]й|ій|[оеї]ї|[ыи]х|[сцз]ьк[аеіу]|н[аеі]|в[аеі])")
_NOUN = re.compile("\\s+[а-яёєіїґ][а-яёєіїґ'’-]+")
_UNSPACED_NAME = re.compile("[《「『【]?([^\\s，。、；：！？《》「」『』（）()【】|,.]{2,24})")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NEAR = 160  # characters in which a name begins
_REACH = 2_200  # characters in which it ends, the longest address among them
_LONGEST_NAME = 9
_LONGEST_ADDRESS = 2000
_CONNECTORS = frozenset(
    "of the and & de la le les des du der die das und del della delle dei di da do dos das e y et van het den for en og och i al el na w и та il az και του της των το τα و".split()
)
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+|(?:St|Dr|Mt|No|Inc|Co|Ltd|Corp)\.")
_NO_NAMES = frozenset(
    """i we you he she it they this that these those here there click today yesterday monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec et est edt pst pdt gmt utc
    a an our your his her their its facebook twitter youtube instagram whatsapp telegram zoom skype email e-mail mail google tiktok linkedin rss""".split()
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A source as a statement names it; *start* and *end* are the wording's place in the text."""

    target: str
    start: int
    end: int
    quoted: bool = False
    """Whether it stands in quotation marks, as the names of outlets do in many languages."""


def stated_source(text: str, start: int, stop: int) -> Stated | None:
    """What *text* names from *start* on, within the same sentence and before *stop*; None where that is no name.

    An address comes before a domain, a domain before a name: "the Hill Herald (https://hillherald.example/a)" is the
    address. Looks at most 2200 characters ahead.
    """
    stop = min(stop, start + _REACH)
    ending = _STATEMENT_END.search(text, start, stop)
    limit = ending.start() if ending else stop
    return _address(text, start, limit) or _name(text, start, limit)


def _address(text: str, start: int, limit: int) -> Stated | None:
    url = _URL.search(text, start, limit)
    if url and url.start() - start <= _NEAR:
        wording = url.group().rstrip(".,;:!?")
        return Stated(_as_target(wording), url.start(), url.start() + len(wording))
    domain = _DOMAIN.search(text, start, limit)
    if domain and domain.start() - start <= _NEAR:
        wording = domain.group().rstrip(".,;:!?")
        host = wording.split("/", 1)[0]
        if host.rsplit(".", 1)[1].lower() not in _FILE and not host[0].isupper():
            return Stated(_as_target("https://" + wording), domain.start(), domain.start() + len(wording))
    return None


def _as_target(url: str) -> str:
    """A bare domain for an address without a path ("https://www.moss.example/" → "moss.example"), else the address."""
    try:
        parts = urlsplit(url)
        host = host_of(url)
    except ValueError:
        return url
    return url if parts.path.strip("/") or parts.query or not host else host


def _name(text: str, start: int, limit: int) -> Stated | None:
    while start < limit and text[start] in _OPENING:
        quoted = _QUOTED.match(text, start, limit)
        name = quoted and quoted.group(1).strip()
        if quoted and name and name[0].isupper() and len(name.split()) <= _LONGEST_NAME:
            return Stated(agency(name) or name, quoted.start(1), quoted.end(1), quoted=True)
        start += 1
    if _UNSPACED.match(text, start):
        unspaced = _UNSPACED_NAME.match(text, start, limit)
        return (
            Stated(agency(unspaced.group(1)) or unspaced.group(1), unspaced.start(1), unspaced.end(1))
            if unspaced
            else None
        )
    end = _end_of_name(text, start, limit)
    if end == start:
        small = _agencies().match(text, start, limit)  # "dpa" is a name without capitals
        return Stated(agency(small.group()) or small.group(), start, small.end()) if small else None
    name = text[start:end].strip(_CLOSING)
    if len(name) == 1 or name.lower() in _NO_NAMES or not any(letter.isalpha() for letter in name):
        return None
    end = start + text[start:end].index(name) + len(name)
    return Stated(agency(name) or name.removeprefix("the "), start, end)


def source_before(text: str, end: int) -> Stated | None:
    """What *text* names just before *end*: "the Hill Herald" in "and the Hill Herald was first to report"; None for no name."""
    words = list(re.finditer(r"\S+", text[max(0, end - _NEAR) : end]))[-_LONGEST_NAME:]
    offset = max(0, end - _NEAR)
    start = None
    for word in reversed(words):
        bare = word.group().lstrip(_OPENING)
        ended = (
            word is not words[-1]
            and word.group().endswith((",", ".", ";", ":", "!", "?"))
            and not _ABBREVIATION.fullmatch(bare)
        )
        if ended or not bare or (bare[0].islower() and bare not in _CONNECTORS and not _DOMAIN.fullmatch(bare)):
            break
        if bare not in _CONNECTORS:
            start = offset + word.start()
    return stated_source(text, start, end) if start is not None else None


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(agency_pattern("news", "syndicate", "press_release"))


def _end_of_name(text: str, start: int, limit: int) -> int:
    """Where the run of capitalised words, with small words between them, ends; *start* where there is none."""
    end = start
    pending = False  # a connector counts only when another name word follows: "Times of" is "Times"
    for count, word in enumerate(re.finditer(r"\S+", text[start:limit])):
        bare = word.group().lstrip(_OPENING)
        if count == _LONGEST_NAME or not bare or bare[0] in "–—|-/·•©":
            break
        connector = bare in _CONNECTORS
        core = bare.rstrip(_CLOSING)
        if not connector and (not core or core[0].islower() or core.lower() in _NO_NAMES):
            break
        if core.isdigit() and (count == 0 or len(core) == len("2026")):
            break
        pending = connector
        if not pending:
            end = start + word.end()
            if bare != core and not _ABBREVIATION.fullmatch(bare):
                break
    noun = _NOUN.match(text, end, limit) if _ADJECTIVE.fullmatch(text, start, end) else None
    return noun.end() if noun else end


def is_address(text: str) -> bool:
    """Whether *text* is nothing but an address or a domain."""
    bare = text.strip(_OPENING + _CLOSING)
    return len(bare) <= _LONGEST_ADDRESS and (_URL.fullmatch(bare) or _DOMAIN.fullmatch(bare)) is not None


def host_of(url: str) -> str | None:
    """The host of *url* without "www.", "m." and the like, or None; of an archived page, the host that was archived."""
    inner = max(url.rfind("http://"), url.rfind("https://"))
    if inner < 0 and "://" not in url:
        return None
    try:
        host = urlsplit(url[max(inner, 0) :]).hostname
    except ValueError:
        return None
    if not host or host.endswith("ampproject.org"):
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile|edition)\.(?=[^.]+\.)", "", host.lower())


_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob"})


def site_of(host: str) -> str:
    """The name an organisation registered: "news.moss.co.uk" and "moss.co.uk" are both "moss.co.uk"."""
    labels = host.split(".")
    if labels[-2:-1] == ["gov"] and len(labels) > 3 and len(labels[-3]) == 2:  # noqa: PLR2004 -- "fen.sc.gov.br", of a state
        return ".".join(labels[-4:])
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004 -- two-letter country codes
    return ".".join(labels[-size:])


def same_site(one: str, other: str) -> bool:
    """Whether two hosts belong to one organisation, as far as their names tell: "moss.co.uk" and "moss.com" do."""
    return site_of(one) == site_of(other) or site_of(one).split(".")[0] == site_of(other).split(".")[0]


@dataclass(frozen=True, slots=True)
class Self:
    """Who publishes the document at hand, so that it is not taken for its own source; all of it may be unknown."""

    host: str | None = None
    names: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, location: str | None, *publishers: str | None) -> Self:
        """Of the address it was got from, and the names or domains its publisher goes by."""
        host = host_of(location) if location else None
        if host and host.startswith("hosted."):
            host = None  # an agency's server, but the page is the customer's: "hosted.ap.org/mossherald/..."
        domains = [name.lower() for name in publishers if name and _DOMAIN.fullmatch(name)] + ([host] if host else [])
        names = {bare_agency(name) for name in publishers if name} | {
            bare_agency(label) for domain in domains for label in _labels(domain)
        }
        return cls(host, frozenset(name for name in names if len(name) > 1))

    @property
    def is_agency(self) -> bool:
        """Whether it is an agency, whose own staff are named below its texts."""
        return any(is_news_agency(name) for name in self.names)

    def is_named(self, target: str) -> bool:
        """Whether *target*, an address, a domain or a name, is the document's own publisher."""
        host = host_of(target) or (host_of("https://" + target) if _DOMAIN.fullmatch(target) else None)
        if host:
            own = self.host is not None and same_site(host, self.host)
            return own or bare_agency(site_of(host).split(".")[0]) in self.names
        return any(form in self.names for form in _forms(target)) or any(
            len(name) >= _TELLING and bare_agency(target).startswith(name) for name in self.names
        )


def _labels(domain: str) -> tuple[str, ...]:
    """What a domain calls its site: "thehill.com" is "thehill" and "hill"."""
    label = site_of(domain).split(".")[0]
    return (label, label.removeprefix("the")) if len(label) > _TELLING else (label,)


_TELLING = 5


def _forms(name: str) -> set[str]:
    """The bare forms of a name, its first words shortened too: "Los Angeles Times" is "losangelestimes" and "latimes"."""
    words = [word for word in re.findall(r"\w+", name) if word.lower() not in {"the", "of", "and"}][:_LONGEST_NAME]
    short = (
        {"".join(word[0] for word in words[:cut]) + "".join(words[cut:]) for cut in range(1, len(words) + 1)}
        if len(words) > 1
        else set()
    )
    return {bare_agency(name), *(form.lower() for form in short if len(form) > 2)}  # noqa: PLR2004 -- two letters are too many outlets
