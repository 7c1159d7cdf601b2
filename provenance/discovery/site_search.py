"""What does the search that a site declares for its readers find?"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote_plus, urljoin

from provenance.acquisition.charset import decode
from provenance.acquisition.target import host_of
from provenance.discovery.feed import entries_of
from provenance.discovery.front import Front, links_of, tree_of
from provenance.discovery.listing import is_article, promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.visit import Visit
from provenance.discovery.wording import resembling
from provenance.errors import AcquisitionError

_MOST_QUERIES = 3
_LEAST_WORDS = 3  # a link of fewer words is a section, not a headline


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The articles that the front page of *site* links to."""

    site: str
    name = "front page"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks the front page, which also tells what else can be asked."""
        front = visit.front(self.site)
        headlines = _headlines(front.links, self.site, visit, self.name)
        best = promising(ranked(headlines, question))
        if best:
            return Answer("found", resembling(len(best), len(headlines), "headline", "headlines"), best)
        return Answer(
            "unmeasured", f"{resembling(0, len(headlines), 'headline', 'headlines')}; it shows new articles alone"
        )


@dataclass(frozen=True, slots=True)
class SiteSearch:
    """The search of *site* as declared: an OpenSearch description, or a schema.org SearchAction."""

    site: str
    name = "site search"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks for two or three terms at a time, at most three times."""
        front = visit.front(self.site)
        template = _template(front, visit)
        if template is None:
            return Answer("unmeasured", "the site declares no search")
        if not question.queries:
            return Answer("unmeasured", "the copy has no names or figures to search for")
        seen = 0
        for query in question.queries[:_MOST_QUERIES]:
            answer = visit.get(urljoin(front.address, template.replace("{}", quote_plus(" ".join(query)))))
            found = self._results(answer.content, answer.final_url, front, visit)
            seen += len(found)
            best = promising(ranked(found, question, terms=len(query)))
            if best:
                return Answer("found", resembling(len(best), len(found), "result", "results"), best)
        return Answer("none", resembling(0, seen, "result", "results"))

    def _results(self, content: bytes, address: str, front: Front, visit: Visit) -> list[Candidate]:
        if content.lstrip()[:5] == b"<?xml":
            try:
                return list(entries_of(content, address, self.name))
            except ValueError:
                return []
        tree = tree_of(decode(content, None, markup=True))
        links = links_of(tree, address) if tree is not None else ()
        everywhere = {url for url, _ in front.links}  # menus and teasers stand on every page
        return _headlines(tuple(link for link in links if link[0] not in everywhere), self.site, visit, self.name)


def _headlines(links: tuple[tuple[str, str], ...], site: str, visit: Visit, place: str) -> list[Candidate]:
    home = visit.aliases.home(host_of(visit.address(site)) or site)
    return [
        Candidate(url, place, wording)
        for url, wording in links
        if is_article(url) and visit.aliases.home(host_of(url) or url) == home and len(wording.split()) >= _LEAST_WORDS
    ]


def _template(front: Front, visit: Visit) -> str | None:
    """An address with ``{}`` for the words; what a SearchAction says costs no request, so it comes first."""
    if front.searches:
        return front.searches[0].replace("{search_term_string}", "{}")
    for url in front.descriptions[:1]:
        try:
            tree = tree_of(visit.get(url).content.decode("utf-8", "replace"))
        except AcquisitionError:
            return None
        for element in tree.iter("url") if tree is not None else ():
            template = element.get("template") or ""
            if "{searchterms" in template.lower() and element.get("type") in {"text/html", "application/rss+xml"}:
                return _filled(template)
    return None


def _filled(template: str) -> str | None:
    """The template with ``{}`` for the search terms and nothing for what is optional; None where more is required."""
    parts = template.replace("{searchTerms?}", "{}").replace("{searchTerms}", "{}").split("{")
    text = parts[0]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        if name and not name.endswith("?"):
            return None
        text += ("{}" if not name else "") + rest
    return text
