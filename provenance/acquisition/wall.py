"""Does a wall stand before the article: a test for robots, a question about cookies, a subscription, a page of regret?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.acquisition.fetch import Fetched

WallKind = Literal["challenge", "consent", "login", "paywall", "missing"]

_HEAD = 262_144  # characters looked at: marks of walls stand in heads and in pages that have little else
_LITTLE_TEXT = 1500  # characters of visible text, below which a page is not an article
_REFUSALS = frozenset({202, 401, 403, 405, 429, 503})

_HEADERS = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "", "AWS WAF"),
    ("x-vercel-mitigated", "", "Vercel"),
    ("x-datadome", "protected", "DataDome"),
)
_CHALLENGES = (  # what the page of a wall itself must contain, whatever its status
    ("_cf_chl_opt", "Cloudflare"),
    ("<title>just a moment...</title>", "Cloudflare"),
    ("<title>attention required! | cloudflare</title>", "Cloudflare"),
    ("geo.captcha-delivery.com", "DataDome"),
    ("px-captcha", "HUMAN"),
    ("_incapsula_resource?swudnsai", "Imperva"),
    ("incapsula incident id", "Imperva"),
    ("sec-if-cpt-container", "Akamai"),
    ("sucuri_cloudproxy_js", "Sucuri"),
    ("sucuri website firewall - access denied", "Sucuri"),
    ('id="anubis_challenge"', "Anubis"),
    ("vercel security checkpoint", "Vercel"),
    ("gokuprops", "AWS WAF"),
    ("<title>ddos-guard</title>", "DDoS-Guard"),
    ("/_fs-ch-", "Fastly"),
    ("<title>pardon our interruption", "Imperva"),
)
_REFUSED = (  # marks that ordinary pages may bear too, and that count only on a refusal or where there is little text
    "/cdn-cgi/challenge-platform/", "captcha-delivery.com", "_incapsula_resource", "errors.edgesuite.net",
    "hcaptcha.com/1/api.js", "google.com/recaptcha/", "challenges.cloudflare.com/turnstile", "awswaf.com",
    "verify you are human", "verify that you are human", "are you a robot", "unusual traffic", "checking your browser",
    "making sure you're not a bot", "making sure you&#39;re not a bot", "confirm you are human", "bot detection",
    "enable javascript and cookies to continue",
)  # fmt: skip
_CONSENT_HOST = re.compile(r"(?:consent|cmp|zustimmung)\.")
_CONSENT_PATH = re.compile(
    r"/(?:cookie-?wall|cookie-?consent|consent|zustimmung|privacy-?wall)(?:/|$|\.)", re.IGNORECASE
)
_LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|sso|anmelden|connexion|subscribe|abo|register)(?:/|$|\.)", re.IGNORECASE
)
_NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s{0,20}:\s{0,20}[\"']?false\b", re.IGNORECASE)
_LOCKED = re.compile(
    r"<meta\s[^<>]{0,200}(?:article:content_tier|content_tier)[\"'][^<>]{0,200}[\"']locked[\"']", re.IGNORECASE
)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,300})<", re.IGNORECASE)
_PARTS = re.compile(r"\s[|–—·»-]\s")
_MISSING = re.compile(
    r"(?:error )?404(?: error)?(?:[ .:-]{1,3}(?:(?:page|file) )?not found)?|(?:the )?(?:page|article|story|content) (?:was |is |could )?not (?:be )?found"
    r"|not found|page (?:does not|doesn't|no longer) exists?|nothing (?:was )?found|oops.{0,40}"
    r"|(?:seite|artikel) (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|article introuvable"
    r"|página no encontrada|pagina non trovata|página não encontrada|pagina niet gevonden|sayfa bulunamadı"
    r"|страница не найдена|сторінку не знайдено|nie znaleziono strony|sidan (?:kunde inte hittas|hittades inte)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands before an article, in a word and in a sentence. We say so and do not go round it."""

    kind: WallKind
    reason: str


def wall_of(answer: Fetched) -> Wall | None:
    """The wall that *answer* shows instead of an article, or None.

    ``challenge``: a test for robots; ``consent``: a question about cookies that comes first; ``login``: an account is
    asked for; ``paywall``: the page declares that it is not free to read; ``missing``: a page that says, with the status
    of success, that there is no such page. Only pages are looked at: a feed or a sitemap is never walled.
    """
    if wall := challenge_of(answer.status, answer.headers, answer.content):
        return wall
    if not _is_page(answer.headers, answer.content):
        return None
    text = _head(answer.content)
    return _redirected(answer) or _paywall(text) or _missing(answer, text)


def challenge_of(status: int, headers: Mapping[str, str], content: bytes) -> Wall | None:
    """The test for robots that an answer of any *status* is, or None; *headers* are looked up in lower case."""
    for name, value, system in _HEADERS:
        if name in headers and value in headers[name].lower() and (name != "x-datadome" or status in _REFUSALS):
            return _challenge(system)
    if not _is_page(headers, content):
        return None
    text = _head(content).lower()
    for mark, system in _CHALLENGES:
        if mark in text and _says_little(text):
            return _challenge(system)
    if any(mark in text for mark in _REFUSED) and status in _REFUSALS and _says_little(text):
        return _challenge(None)
    return None


def _challenge(system: str | None) -> Wall:
    named = f" of {system}" if system else ""
    return Wall("challenge", f"a test for robots{named} stands before it, which is not gone round")


def _redirected(answer: Fetched) -> Wall | None:
    asked, given = urlsplit(answer.url), urlsplit(answer.final_url)
    if (asked.netloc, asked.path) == (given.netloc, given.path):
        return None
    if _CONSENT_HOST.match(given.netloc) or (_CONSENT_PATH.search(given.path) and not _CONSENT_PATH.search(asked.path)):
        return Wall("consent", "it asks for consent to cookies before it shows the article, which is not given")
    if _LOGIN_PATH.search(given.path) and not _LOGIN_PATH.search(asked.path):
        return Wall("login", "it asks for an account before it shows the article")
    same_site = asked.netloc.removeprefix("www.") == given.netloc.removeprefix("www.")
    if same_site and given.path in {"", "/"} and not given.query and len(asked.path) > 1:
        return Wall("missing", "it leads to the front page of the site instead of an article")
    return None


def _paywall(text: str) -> Wall | None:
    if _NOT_FREE.search(text) or _LOCKED.search(text):
        reason = "the page declares that it is not free to read; save it where you may read it, and give the file"
        return Wall("paywall", reason)
    return None


def _missing(answer: Fetched, text: str) -> Wall | None:
    title = _TITLE.search(text)
    if answer.status not in {200, 203} or title is None:
        return None
    parts = _PARTS.split(" ".join(title[1].split()))
    if any(_MISSING.fullmatch(part.strip(" .!")) for part in parts):
        return Wall("missing", "the page says that there is no such page, though with the status of success")
    return None


def _is_page(headers: Mapping[str, str], content: bytes) -> bool:
    media_type = headers.get("content-type", "").lower()
    return "html" in media_type or (not media_type and content[:200].lstrip()[:1] == b"<")


def _head(content: bytes) -> str:
    return content[:_HEAD].decode("utf-8", "replace")


def _says_little(text: str) -> bool:
    visible = 0
    for piece in _visible(text):
        visible += len(piece)
        if visible > _LITTLE_TEXT:
            return False
    return True


def _visible(text: str) -> list[str]:
    """The stretches of *text* outside tags, scripts and styles; found by searching forwards only, so in linear time."""
    pieces, place = [], 0
    while (start := text.find("<", place)) >= 0:
        pieces.append(text[place:start].strip())
        place = _past_tag(text, start)
    pieces.append(text[place:].strip())
    return pieces


def _past_tag(text: str, start: int) -> int:
    end = text.find(">", start) + 1 or len(text)
    for name in ("script", "style", "noscript", "template"):
        if text.startswith(name, start + 1):
            closing = text.find(f"</{name}", end)
            return text.find(">", closing) + 1 or len(text) if closing >= 0 else len(text)
    return end
