"""Sitemaps and feeds as bytes: what is read of them, and what hostile ones may cost."""

from __future__ import annotations

import gzip

import pytest

from provenance.discovery.feed import entries_of
from provenance.discovery.listing import is_article, slug_words
from provenance.discovery.sitemap import parse, unpacked

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_an_index_lists_files_and_a_sitemap_addresses_with_their_clocks():
    files, entries = parse(f"<sitemapindex {NS}><sitemap><loc>http://moss.example/a.xml</loc><lastmod>2031-05-02</lastmod></sitemap></sitemapindex>".encode())  # fmt: skip
    assert (files[0].url, files[0].lastmod, entries) == ("http://moss.example/a.xml", "2031-05-02", [])
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    _, entries = parse(
        f"<urlset {NS} {news}><url><loc>http://moss.example/ferry-runs</loc><image:image><image:loc>http://moss.example/p</image:loc>"
        "<image:title>Picture</image:title></image:image><news:news><news:publication_date>2031-05-02T10:00:00Z</news:publication_date>"
        "<news:title>Ferry runs</news:title></news:news></url><url><loc>http://moss.example/</loc></url></urlset>".encode()
    )
    assert [(entry.url, entry.title) for entry in entries] == [("http://moss.example/ferry-runs", "Ferry runs")]
    assert [(str(clock), clock.origin) for clock in entries[0].clocks] == [
        ("2031-05-02T10:00:00Z", "sitemap news publication")
    ]


def test_what_was_cut_off_is_read_as_far_as_it_goes():
    whole = f"<urlset {NS}>" + "".join(f"<url><loc>http://moss.example/a{n}</loc></url>" for n in range(50))
    assert len(parse(whole[:-20].encode())[1]) == 49


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><html><body>Not found</body></html>",
        b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><urlset><url><loc>&lol2;</loc></url></urlset>',
        b"",
        b"\x00\x01",
    ],
)
def test_what_is_no_sitemap_is_said_to_be_none(content):
    with pytest.raises(ValueError, match="no sitemap"):
        parse(content)


def test_no_more_than_fifty_thousand_addresses_are_read():
    body = "".join(f"<url><loc>http://moss.example/a{n}</loc></url>" for n in range(50_100))
    assert len(parse(f"<urlset {NS}>{body}</urlset>".encode())[1]) == 50_000


def test_a_bomb_is_left_packed():
    assert unpacked(gzip.compress(b"<urlset/>")) == b"<urlset/>"
    with pytest.raises(ValueError, match="unpacks to more than 50 MB"):
        unpacked(gzip.compress(bytes(60_000_000)))
    with pytest.raises(ValueError, match="broken"):
        unpacked(gzip.compress(b"moss")[:10] + b"\xff" * 50)


@pytest.mark.parametrize(
    "content",
    [
        b"<html><title>Gone</title><body>404</body></html>",
        b'{"version": "1", "items": []}',
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><rss><channel><item><title>&a;</title></item></channel></rss>',
        b"",
        b" " * 5_000_001,
        b"<rss version='2.0'>" + b"<a>" * 30_001,
    ],
)
def test_what_is_no_feed_is_said_to_be_none(content):
    with pytest.raises(ValueError, match=r"\w"):
        list(entries_of(content, "http://moss.example/feed", "feed"))


def test_entries_without_an_address_are_passed_over_and_relative_ones_completed():
    body = b"<rss version='2.0'><channel><title>x</title><item><title>No link</title></item><item><title>A &amp;lt;b&amp;gt; c</title><link>/a</link><pubDate>Wed, 14 May 2031 08:00:00 +0200</pubDate></item></channel></rss>"
    (entry,) = entries_of(body, "http://moss.example/feed", "feed")
    assert entry.url == "http://moss.example/a"
    assert str(entry.clocks[0]) == "2031-05-14T08:00:00+02:00"


def test_brackets_without_end_are_left_or_read_in_time():
    with pytest.raises(ValueError, match=r"\w"):
        parse(b"<" * 300_000)
    with pytest.raises(ValueError, match="tags"):
        entries_of(b"<rss version='2.0'>" + b"<" * 300_000, "http://moss.example/", "feed")
    assert list(entries_of(b"<rss version='2.0'>" + b"<a>" * 20_000, "http://moss.example/", "feed")) == []


@pytest.mark.parametrize(
    ("url", "is_one", "words"),
    [
        ("http://moss.example/2031/05/14/ferry-runs-again.html", True, "ferry-runs-again"),
        ("http://moss.example/?p=17", True, ""),
        ("http://moss.example/", False, ""),
        ("http://moss.example/category/boats/", False, "category"),
        ("http://moss.example/boat.jpg", False, "boat"),
        ("http://moss.example/news/2031-05-14-ferry-runs/4711", True, "-ferry-runs"),
    ],
)
def test_addresses_of_articles_are_told_from_others(url, is_one, words):
    assert is_article(url) is is_one
    assert slug_words(url) == words
