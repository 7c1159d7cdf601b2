import io
import os
import socket
import sys
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from provenance import acquire
from provenance.acquisition.fetch import Limits, guarded_client
from provenance.acquisition.plain import guess_title
from provenance.errors import AcquisitionError, FetchError, NoArticleError, RefusedError

PAGES = Path(__file__).parent / "pages"
FERRY = (PAGES / "ferry.html").read_bytes()
PASTED = (PAGES / "pasted.txt").read_text("utf-8")
TEXT = "Anselm Okore runs the only shop on Ostrava Island, and for nine weeks he had no bread to sell.\n"


@pytest.fixture
def standard_input(monkeypatch):
    def give(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


def saved(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def archive():
    message = MIMEMultipart("related", type="text/html")
    message["Snapshot-Content-Location"] = "https://www.fenpost.example/news/ferry-runs-again"
    message["MIME-Version"] = "1.0"
    message.attach(MIMEText(FERRY.decode(), "html", "utf-8"))
    message.attach(MIMEImage(b"GIF89a", "gif"))
    return message.as_bytes()


@pytest.mark.parametrize("name", ["ferry.html", "ferry.htm", "ferry.xhtml", "ferry.unknown", "ferry"])
def test_a_saved_page_is_read(tmp_path, name):
    path = saved(tmp_path, name, FERRY)
    document = acquire(path)
    assert document.title == "Ferry to Ostrava Island runs again after nine weeks"
    assert document.location == str(path)
    assert acquire(str(path)) == document


@pytest.mark.parametrize("name", ["ferry.mhtml", "ferry.mht", "ferry"])
def test_a_page_saved_with_its_pictures_is_read_and_knows_its_address(tmp_path, name):
    document = acquire(saved(tmp_path, name, archive()))
    assert "carrying 214 passengers" in document.text
    assert document.canonical == "https://www.fenpost.example/news/ferry-runs-again"


@pytest.mark.parametrize(
    "part", [b"--a\nContent-Type: text/plain\n\nx\n", b"--a\nContent-Type: multipart/mixed; boundary=a\n\n"]
)
@pytest.mark.parametrize("times", [100, 10_000])
def test_an_archive_of_parts_without_end_is_refused(tmp_path, part, times):
    path = saved(tmp_path, "parts.mhtml", b"Content-Type: multipart/related; boundary=a\n\n" + part * times)
    with pytest.raises(NoArticleError, match="no web page in this archive"):
        acquire(path)


@pytest.mark.parametrize("name", ["note.txt", "note.md", "note.unknown", "note"])
def test_plain_text_is_kept_as_it_is(tmp_path, name):
    assert acquire(saved(tmp_path, name, TEXT)).text == TEXT


def test_line_ends_become_newlines_and_a_byte_order_mark_goes(tmp_path):
    assert acquire(saved(tmp_path, "note.txt", b"\xef\xbb\xbfone\r\ntwo\rthree\n")).text == "one\ntwo\nthree\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252"])
def test_plain_text_in_another_charset_is_decoded(tmp_path, charset):
    text = "Die Fähre fährt wieder, sagte das Hafenamt am Dienstag. Die Schäden waren größer als vermutet. " * 3
    assert acquire(saved(tmp_path, "note.txt", text.encode(charset))).text == text


def test_invalid_utf_8_is_a_text_with_marks_where_it_is_broken(tmp_path):
    text = "The café by the harbour – the one with the blue door – is open.\n".encode() * 3
    assert acquire(saved(tmp_path, "note.txt", text + b"\xf0\x9f")).text.endswith("\ufffd")


def test_standard_input_is_read_as_page_or_text(standard_input):
    standard_input(FERRY)
    page = acquire("-")
    assert (page.title, page.location) == ("Ferry to Ostrava Island runs again after nine weeks", "-")
    standard_input(TEXT.encode())
    assert acquire("-").text == TEXT


def test_a_pasted_page_has_its_headline_credit_and_furniture(tmp_path):
    document = acquire(saved(tmp_path, "pasted.txt", PASTED))
    assert document.title == "Ferry to Ostrava Island Sails Once More After Nine Long Weeks of Repairs"
    assert [(credit.target, credit.quotation) for credit in document.credits] == [
        ("tarnholm-herald.example", "Original Source: www.tarnholm-herald.example")
    ]
    furniture = [passage.of(document.text) for passage in document.furniture]
    assert any("Your email address will not be published" in wording for wording in furniture)
    assert any("seasoned journalist" in wording for wording in furniture)
    assert not any("Repairs to the rudder" in wording for wording in furniture)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ferry runs again today\n{TEXT}", "Ferry runs again today"),
        (f"## Ferry runs again today\n\n{TEXT}", "Ferry runs again today"),
        (f"Will the ferry run again?\n{TEXT}", "Will the ferry run again?"),
        (TEXT, None),
        (f"{TEXT}Ferry runs again today\n{TEXT}", None),
        (f"The ferry runs again today.\n{TEXT}", None),
        ("Ferry runs again today\nMore on this later\n", None),
        (f"Ferry\n{TEXT}", None),
        ("", None),
    ],
)
def test_a_headline_is_a_short_line_above_prose(text, title):
    assert guess_title(text) == title


def test_a_web_page_is_fetched_and_located_where_it_answered(httpserver, client):
    httpserver.expect_request("/old").respond_with_data(status=301, headers={"Location": "/new?a=1"})
    httpserver.expect_request("/new").respond_with_data(FERRY, content_type="text/html; charset=utf-8")
    document = acquire(httpserver.url_for("/old"), client=client)
    assert document.location == httpserver.url_for("/new?a=1")
    assert document.canonical == httpserver.url_for("/news/ferry-runs-again")
    assert "carrying 214 passengers" in document.text


def test_the_charset_that_the_server_declares_is_used(httpserver, client):
    text = "Żółta łódź płynie przez cieśninę, podało biuro portu we wtorek. " * 4
    httpserver.expect_request("/").respond_with_data(
        text.encode("iso-8859-2"), content_type="text/plain; charset=iso-8859-2"
    )
    assert acquire(httpserver.url_for("/"), client=client).text == text


@pytest.mark.parametrize(("content_type", "text"), [("text/plain", TEXT), ("application/octet-stream", TEXT)])
def test_plain_text_on_the_web_is_read(httpserver, client, content_type, text):
    httpserver.expect_request("/").respond_with_data(text, content_type=content_type)
    assert acquire(httpserver.url_for("/"), client=client).text == text


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_address_that_answers_with_an_error_is_told_with_its_status(httpserver, client, status):
    httpserver.expect_request("/").respond_with_data("sorry", status=status)
    with pytest.raises(FetchError, match=f"answered {status}") as failed:
        acquire(httpserver.url_for("/"), client=client)
    assert failed.value.status == status


def test_a_redirect_loop_is_refused(httpserver, client):
    httpserver.expect_request("/").respond_with_data(status=302, headers={"Location": "/"})
    with pytest.raises(RefusedError) as refused:
        acquire(httpserver.url_for("/"), client=client)
    assert refused.value.rule == "redirects"


def test_an_address_that_never_answers_is_left(hurried):
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        guarded_client(allow_private=True, limits=Limits(silence=0.2), manners=hurried) as hasty,
    ):
        with pytest.raises(RefusedError) as refused:
            acquire(f"http://127.0.0.1:{silent.getsockname()[1]}/", client=hasty)
        assert refused.value.rule == "time"


@pytest.mark.parametrize(
    ("content", "content_type", "name"),
    [
        (b"%PDF-1.7 ...", "text/html", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "text/html", "an image"),
        (b"<svg></svg>", "image/svg+xml", "an image"),
        (b'{"a": 1}', "application/json", "JSON data"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "application/rss+xml", "a feed"),
    ],
)
def test_what_is_no_page_on_the_web_is_refused_by_its_kind(httpserver, client, content, content_type, name):
    httpserver.expect_request("/").respond_with_data(content, content_type=content_type)
    with pytest.raises(RefusedError, match=name) as refused:
        acquire(httpserver.url_for("/"), client=client)
    assert refused.value.rule == "type"


def test_without_a_client_an_address_goes_through_the_guard(httpserver):
    with pytest.raises(RefusedError) as refused:
        acquire(httpserver.url_for("/"))
    assert refused.value.rule == "address"
    assert httpserver.log == []


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("http://127.0.0.1", "address"),
        ("http://localhost/", "address"),
        ("http://[::1]/", "address"),
        ("HTTP://127.0.0.1/", "address"),
        ("file:///etc/passwd", "scheme"),
        ("FILE:///etc/passwd", "scheme"),
        ("file:/etc/passwd", "scheme"),
        ("ftp://harbour.example/x", "scheme"),
        ("gopher://harbour.example/x", "scheme"),
        ("data:text/html,<p>x", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("http://", "scheme"),
    ],
)
def test_an_address_that_is_not_fetched_is_refused_by_rule(url, rule):
    with pytest.raises(RefusedError) as refused:
        acquire(url)
    assert refused.value.rule == rule
    assert str(refused.value).startswith(url)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "kind", "reason"),
    [
        ("a.txt", "", NoArticleError, "it is empty"),
        ("a.html", " \n", NoArticleError, "it is empty"),
        ("a.txt", b"\xef\xbb\xbf\n", NoArticleError, "it is empty"),
        ("a.html", "<html><body></body></html>", NoArticleError, "no article"),
        ("a.mhtml", "Subject: nothing\n\nnothing", NoArticleError, "no web page in this archive"),
        ("a.txt", bytes(range(256)) * 20, RefusedError, "a binary file"),
        ("a.bin", b"\x7fELF\x02\x01\x01\x00\x00", RefusedError, "a binary file"),
        ("a.pdf", "%PDF-1.7", RefusedError, "a PDF"),
        ("a.txt", "%PDF-1.7", RefusedError, "a PDF"),
        ("a.html", b"\xff\xd8\xff\xe0", RefusedError, "an image"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", RefusedError, "an image"),
        ("a.jpg", "not an image at all", RefusedError, "an image"),
        ("a.docx", b"PK\x03\x04", RefusedError, "office document"),
        ("a.csv", "a,b\n1,2\n", RefusedError, "a table"),
        ("feed", "<?xml version='1.0'?>\n<feed></feed>", RefusedError, "a feed"),
    ],
)
def test_a_file_without_an_article_is_told_what_it_is(tmp_path, name, content, kind, reason):
    path = saved(tmp_path, name, content)
    with pytest.raises(kind, match=reason) as refused:
        acquire(path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("name", "megabytes"), [("a.txt", 3), ("a.html", 21), ("a", 3)])
def test_what_is_too_large_is_refused(tmp_path, name, megabytes):
    path = saved(tmp_path, name, b"")
    with path.open("wb") as file:
        file.write(b"word " * 200_000 * megabytes)
    with pytest.raises(RefusedError, match="larger than") as refused:
        acquire(path)
    assert refused.value.rule == "size"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("no/such/file.txt", "there is no such file"),
        ("www.fenpost.example/news", "for a web page write https://www.fenpost.example/news"),
        ("a\x00b", "cannot be the name of a file"),
        ("x" * 5000, "it cannot be read"),
        ("", "there is no such file|directory"),
    ],
)
def test_a_file_that_is_not_there_is_told_so(location, reason):
    with pytest.raises(AcquisitionError, match=reason):
        acquire(location)


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="a directory"):
        acquire(tmp_path)


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedError, match="a pipe"):
        acquire(tmp_path / "pipe")


def test_a_device_is_refused_instead_of_read_without_end():
    with pytest.raises(RefusedError, match="a device"):
        acquire("/dev/zero")


def test_a_file_whose_name_looks_like_an_address_is_a_file_when_it_is_a_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    saved(tmp_path, "mailto:note", TEXT)
    assert acquire(Path("mailto:note")).text == TEXT
