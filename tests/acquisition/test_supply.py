"""Documents out of files as people have them: tables, archives, folders, whole, torn and hostile."""

import csv
import gzip
import io
import json
import os
import sys
import threading

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from provenance.acquisition.fetch import guarded_client
from provenance.acquisition.manners import Manners
from provenance.acquisition.supply import supplies
from provenance.errors import AcquisitionError, NoArticleError
from tests.acquisition.reading import read_documents

TOWNS = ("Tolsey", "Vennick", "Harrow", "Marle", "Ostwick")


def story(town):
    return f"The council of {town} met on Monday — it voted for the bridge.\nWork “begins” in May, said the mayor."


ROWS = [
    {"url": f"https://fenpost.example/2026/03/0{n}/{town.lower()}", "title": f"Bridge for {town}", "text": story(town)}
    for n, town in enumerate(TOWNS, 1)
]
TEXTS = [row["text"] for row in ROWS]


def page(town):
    paragraphs = "".join(
        f"<p>{story(town)} The vote was {n} to {n - 1}, which nobody had expected there.</p>" for n in range(2, 7)
    )
    return f"<!doctype html><html lang='en'><head><title>{town}</title></head><body><article><h1>Bridge for {town}</h1>{paragraphs}</article></body></html>"


def as_csv(separator=",", encoding="utf-8"):
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(ROWS[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(ROWS)
    return file.getvalue().encode(encoding)


def as_lines():
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()


def as_parquet(rows=ROWS, **options):
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file, **options)
    return file.getvalue()


def as_warc(*, packed=True):
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for town in TOWNS:
        write(writer, response(writer, f"https://fenpost.example/{town}", page(town).encode()))
    return file.getvalue()


def write(writer, record):
    writer.write_record(record)
    record.raw_stream.close()  # a temporary file of warcio's


def response(writer, address, body, status="200 OK", headers=(("Content-Type", "text/html; charset=utf-8"),)):
    http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
    stated = {"WARC-Date": "2026-03-10T08:00:00Z"}
    return writer.create_warc_record(
        address, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=stated
    )


FILES = {
    "news.csv": as_csv(),
    "news.tsv": as_csv("\t"),
    "semicolons.csv": as_csv(";"),
    "utf16.csv": as_csv(encoding="utf-16"),
    "excel.csv": as_csv(encoding="utf-8-sig"),
    "western.csv": as_csv(encoding="cp1252"),
    "news.jsonl": as_lines(),
    "news.ndjson": as_lines(),
    "list.json": json.dumps(ROWS).encode(),
    "indented.json": json.dumps(ROWS, indent=2).encode(),
    "answer.json": json.dumps({"status": "ok", "totalResults": 5, "articles": ROWS}).encode(),
    "utf16.json": json.dumps(ROWS, ensure_ascii=False).encode("utf-16"),
    "one after the other.json": "\n".join(json.dumps(row, indent=1) for row in ROWS).encode(),
    "news.parquet": as_parquet(),
    "groups.parquet": as_parquet(row_group_size=2),
}
WARC, WARC_PACKED = as_warc(packed=False), as_warc()
PACKINGS = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}


def rows_of(tmp_path, name, content, **options):
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_documents(str(path), **options))


def texts(rows):
    return [row.document.text for row in rows if row.document]


def reasons(rows):
    return [row.skipped for row in rows if row.skipped]


# every kind of file


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", FILES)
def test_the_documents_of_a_table_are_read_packed_or_not(tmp_path, name, packing):
    rows = rows_of(tmp_path, name + packing, PACKINGS[packing](FILES[name]))
    assert texts(rows) == TEXTS
    assert [row.document.location for row in rows] == [row["url"] for row in ROWS]
    assert [row.document.title for row in rows] == [row["title"] for row in ROWS]
    assert str(rows[0].document.published) == "2026-03-01"


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_holds_is_seen_without_its_name(tmp_path, name):
    assert texts(rows_of(tmp_path, "unnamed", FILES[name])) == TEXTS


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", ["news.csv", "news.jsonl", "list.json", "news.parquet"])
def test_standard_input_may_be_any_of_them(standard_input, name, packing):
    standard_input(PACKINGS[packing](FILES[name]))
    assert texts(read_documents("-")) == TEXTS


@pytest.mark.parametrize("name", [*FILES, "news.warc", "news.warc.gz"])
def test_reading_goes_on_in_the_middle(tmp_path, name):
    content = {"news.warc": as_warc(packed=False), "news.warc.gz": as_warc()}.get(name) or FILES[name]
    whole = rows_of(tmp_path, name, content)
    for row in whole:
        assert list(read_documents(tmp_path / name, start=row.position)) == whole[whole.index(row) + 1 :]


def test_pages_and_texts_are_one_row(tmp_path):
    [row] = rows_of(tmp_path, "marle.html", page("Marle").encode())
    assert "The council of Marle" in row.document.text
    [row] = rows_of(tmp_path, "marle.html.gz", gzip.compress(page("Marle").encode()))
    assert "The council of Marle" in row.document.text
    [row] = rows_of(tmp_path, "marle.txt", story("Marle").encode())
    assert (row.position, row.document.text, row.document.location) == (1, story("Marle"), str(tmp_path / "marle.txt"))


def test_a_text_with_commas_in_its_first_line_is_no_table(standard_input):
    text = "Text, title, date and address: what a table of news has.\n\nThe council of Marle met on Monday, twice."
    standard_input(text)
    assert texts(read_documents("-")) == [text]


def test_an_address_may_lead_to_a_page_or_a_table(httpserver):
    httpserver.expect_request("/page").respond_with_data(page("Marle"), content_type="text/html; charset=utf-8")
    httpserver.expect_request("/news.jsonl.gz").respond_with_data(gzip.compress(as_lines()))
    httpserver.expect_request("/answer").respond_with_data(FILES["answer.json"], content_type="application/json")
    httpserver.expect_request("/gone").respond_with_data("", status=404)
    with guarded_client(allow_private=True, manners=Manners(pause=0)) as client:
        [row] = read_documents(httpserver.url_for("/page"), client=client)
        assert "The council of Marle" in row.document.text
        assert texts(read_documents(httpserver.url_for("/news.jsonl.gz"), client=client)) == TEXTS
        assert texts(read_documents(httpserver.url_for("/answer"), client=client)) == TEXTS
        with pytest.raises(AcquisitionError, match="404"):
            list(read_documents(httpserver.url_for("/gone"), client=client))


# archives


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_pages_and_nothing_else(tmp_path, packed):
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    html = [("Content-Type", "text/html")]
    chunked = (
        b"".join(
            b"%x\r\n%s\r\n" % (len(part), part)
            for part in (page("Tolsey").encode()[:300], page("Tolsey").encode()[300:])
        )
        + b"0\r\n\r\n"
    )
    write(writer, writer.create_warcinfo_record("x.warc", {"software": "test"}))
    write(
        writer,
        response(writer, "https://fenpost.example/a.jpg", b"\xff\xd8\xff", headers=[("Content-Type", "image/jpeg")]),
    )
    write(writer, response(writer, "https://fenpost.example/gone", page("Gone").encode(), status="404 Not Found"))
    write(
        writer,
        response(writer, "https://fenpost.example/chunked", chunked, headers=[*html, ("Transfer-Encoding", "chunked")]),
    )
    write(
        writer,
        response(
            writer,
            "https://fenpost.example/packed",
            gzip.compress(page("Vennick").encode()),
            headers=[*html, ("Content-Encoding", "gzip"), ("Last-Modified", "Mon, 09 Mar 2026 10:00:00 GMT")],
        ),
    )
    write(writer, response(writer, "https://fenpost.example/empty", b"<html><body></body></html>"))
    write(
        writer,
        writer.create_warc_record(
            "https://fenpost.example/saved",
            "resource",
            payload=io.BytesIO(page("Harrow").encode()),
            warc_content_type="text/html",
        ),
    )
    write(
        writer,
        writer.create_warc_record(
            "https://fenpost.example/wet",
            "conversion",
            payload=io.BytesIO(story("Marle").encode()),
            warc_content_type="text/plain",
        ),
    )
    rows = rows_of(tmp_path, "x.warc", file.getvalue())
    found = [(row.position, row.document.location.rpartition("/")[2]) for row in rows if row.document]
    assert found == [(4, "chunked"), (5, "packed"), (7, "saved"), (8, "wet")]
    assert [(row.place, row.skipped) for row in rows if row.skipped] == [
        ("record 6 (https://fenpost.example/empty)", "no article was found on the page")
    ]
    assert {"capture", "last-modified"} <= {clock.origin for clock in rows[1].document.clocks}
    assert all(
        town in row.document.text for town, row in zip(TOWNS, (row for row in rows if row.document), strict=False)
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("cut", [10, 700, 1500])
def test_a_torn_archive_gives_what_is_there_and_says_that_it_is_torn(tmp_path, packed, cut):
    rows = rows_of(tmp_path, "torn.warc", as_warc(packed=packed)[: -cut if packed is False else -cut // 3])
    assert 2 < len(texts(rows)) < 5 + (packed and cut < 30)  # of the last one only the checksum is gone
    assert reasons(rows)


def test_wherever_an_archive_is_cut_its_last_record_is_named(tmp_path):
    whole = as_warc(packed=False)
    last = whole.rindex(b"WARC/1.0")
    for cut in (1, 8, 26, *range(40, len(whole) - last - 4, 53)):
        rows = rows_of(tmp_path, "cut.warc", whole[: last + cut])
        assert (cut, len(texts(rows)), len(reasons(rows))) == (cut, 4, 1)
    for end in (b"", b"\r\n\r\n", b"\n" * 40):
        assert not reasons(rows_of(tmp_path, "whole.warc", whole.rstrip(b"\r\n") + end))


def test_after_a_damaged_record_the_next_one_is_found(tmp_path, capfd):
    content = as_warc(packed=False)
    second = content.index(b"WARC/1.0", 10)
    broken = content[:second] + b"Spam\xff/9\r\n" * 30 + content[second + 8 :]
    rows = rows_of(tmp_path, "broken.warc", broken)
    assert len(texts(rows)) == 4
    assert reasons(rows) == ["a damaged record"]
    assert capfd.readouterr() == ("", "")


def test_a_header_without_end_does_not_fill_the_memory(tmp_path):
    rows = rows_of(tmp_path, "long.warc", as_warc(packed=False) + b"WARC/1.0\r\nX: " + b"y" * 5_000_000)
    assert len(texts(rows)) == 5
    assert reasons(rows) == ["a damaged record"]


# folders


def test_a_folder_is_read_in_the_order_of_its_names_with_all_that_is_in_it(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/tolsey.txt", "a.txt", ".secret.txt", ".hidden/x.txt"):
        (tmp_path / name).write_text(story(name), "utf-8")
    (tmp_path / "b" / "news.jsonl.gz").write_bytes(gzip.compress(as_lines()))
    (tmp_path / "b" / "page").write_text(page("Ostwick"), "utf-8")  # as wget leaves them
    (tmp_path / "b" / "style.css").write_text("p { color: red }", "utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    rows = list(read_documents(tmp_path))
    assert texts(rows)[0] == story("a.txt")
    assert "Ostwick" in texts(rows)[1]
    assert texts(rows)[2:] == [story("b/tolsey.txt"), *TEXTS]
    assert [(row.place.removeprefix(f"{tmp_path}/"), row.skipped) for row in rows if row.skipped] == [
        ("b/style.css", "a kind of file that is not known to hold a text"),
        ("photo.jpg", "an image"),
    ]
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))


def test_what_is_skipped_changes_no_identity(tmp_path):
    (tmp_path / "tolsey.txt").write_text(story("Tolsey"), "utf-8")
    before = next(supplies(tmp_path)).identity
    (tmp_path / "news.index").write_bytes(b"SQLite format 3\x00" + bytes(99))
    assert next(supplies(tmp_path)).identity == before
    (tmp_path / "marle.txt").write_text(story("Marle"), "utf-8")
    assert next(supplies(tmp_path)).identity != before


def test_a_pipe_with_a_name_is_read_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(gzip.compress(as_lines()),))
    writer.start()
    assert texts(read_documents(tmp_path / "pipe")) == TEXTS
    writer.join()


def test_links_in_a_circle_end(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "tolsey.txt").write_text(story("Tolsey"), "utf-8")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "itself").symlink_to(tmp_path / "a" / "itself")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    rows = list(read_documents(tmp_path))
    assert texts(rows) == [story("Tolsey")]
    assert len(reasons(rows)) == 2
    assert all(reason.startswith("it cannot be read: ") for reason in reasons(rows))


def test_a_file_in_a_folder_that_holds_nothing_is_skipped_and_no_more(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(story("Marle"), "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    rows = list(read_documents(tmp_path))
    assert texts(rows) == [story("Marle")]
    assert reasons(rows) == ["it is empty"]


def test_a_name_of_any_bytes_can_be_shown(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name that is no text
        file.write(story("Marle"))
    [row] = read_documents(tmp_path)
    assert row.document.location == f"{tmp_path}/caf\ufffd.txt"


def test_an_identity_lasts_as_long_as_the_content(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(as_lines())
    before = next(supplies(str(path))).identity
    assert next(supplies(str(path))).identity == before
    assert next(supplies(str(path), columns={"text": "title"})).identity != before
    path.write_bytes(as_lines() * 2)
    assert next(supplies(str(path))).identity != before


# rows that are broken


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{broken", "not valid JSON"),
        (b'{"text": "cut off', "not valid JSON"),
        (b"\x00" * 500, "not valid JSON"),
        (b"[" * 100_000, "JSON nested too deep"),
        (b'{"text":' * 50_000, "JSON nested too deep"),
        (b"17", "JSON that is no object"),
        (b'["a"]', "JSON that is no object"),
        (b'{"url": "https://fenpost.example/x"}', "an address without a text"),
        (b'{"title": "x"}', "no text"),
        (b'{"text": "   "}', "no text"),
        (b'{"text": ["a"]}', "no text"),
        (b'{"text": "The council of Marle met on [+2113 chars]"}', "only the beginning of the text is there"),
        ('{"text": "' + "\u0444\u0435\u0440\u0438 " * 9 + '"}', "characters in another encoding than UTF-8"),
        (b'{"text": "' + b"long " * 500_000 + b'"}', "its text is larger than 2 MB"),
        (b'{"text": "' + b"long " * 4_100_000 + b'"}', "a row of more than 20 MB"),
        (b'{"text": ' + b"9" * 5000 + b"}", "not valid JSON"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_a_broken_line_is_counted_and_costs_no_other(tmp_path, line, reason):
    line = line if isinstance(line, bytes) else line.encode("cp1251")
    first, rest = as_lines().split(b"\n", 1)
    rows = rows_of(tmp_path, "news.jsonl", first + b"\n" + line + b"\n" + rest)
    assert texts(rows) == TEXTS
    assert [(row.position, row.place, row.skipped) for row in rows if row.skipped] == [(2, "line 2", reason)]


def test_a_broken_item_of_a_list_costs_no_other(tmp_path):
    items = [json.dumps(row) for row in ROWS]
    items[2:2] = ['{"text": "a" "b"}', '{"text": nothing}']
    rows = rows_of(tmp_path, "news.json", f"[{', '.join(items)}]".encode())
    assert texts(rows) == TEXTS
    assert reasons(rows) == ["not valid JSON"] * 2


def test_a_torn_list_gives_what_is_there(tmp_path):
    rows = rows_of(tmp_path, "news.json", FILES["indented.json"][:-150])
    assert texts(rows) == TEXTS[:4]
    assert reasons(rows) == ["not valid JSON"]


def test_a_list_larger_than_what_is_held_at_once_is_read_whole(tmp_path):
    many = [{"url": f"https://fenpost.example/{n}", "text": story("Marle") * 20} for n in range(1500)]
    rows = rows_of(tmp_path, "news.json", json.dumps(many).encode())
    assert [row.document.location for row in rows] == [row["url"] for row in many]


@pytest.mark.parametrize("quoted", ['"Bridge for "Vennick" opens"', '"Bridge for Vennick', 'Bridge",for,"Vennick'])
def test_a_broken_quotation_mark_costs_one_row(tmp_path, quoted):
    lines = ["title,url,text"] + [
        f'Bridge for {town},https://fenpost.example/{town},"It ""begins"", in {town}."' for town in TOWNS
    ]
    lines[2] = f"{quoted},https://fenpost.example/Vennick,A text"
    rows = rows_of(tmp_path, "news.csv", "\r\n".join(lines).encode())
    assert texts(rows) == [f'It "begins", in {town}.' for town in TOWNS if town != "Vennick"]
    assert len(reasons(rows)) == 1


def test_a_quotation_mark_that_nothing_closes_costs_one_row(tmp_path):
    lines = ["title,text", 'a,"never closed', *(f"b,story {n} of Marle" for n in range(3000))]
    rows = rows_of(tmp_path, "news.csv", "\n".join(lines).encode())
    assert len(texts(rows)) == 3000
    assert reasons(rows) == ["its quotation marks do not match"]


def test_quotation_marks_escaped_by_backslashes_are_read(tmp_path):
    content = 'title,text\na,"It \\"begins\\", they say"\nb,"It \\"ends\\", they say"\n'
    assert texts(rows_of(tmp_path, "news.csv", content.encode())) == ['It "begins", they say', 'It "ends", they say']


def test_a_row_of_another_width_is_counted(tmp_path):
    rows = rows_of(tmp_path, "news.csv", b"title,text\na,one,two\nb,The text\nc\nd,The other text,,\n\n")
    assert texts(rows) == ["The text", "The other text"]
    assert reasons(rows) == ["it has another number of cells than the heading"] * 2


def test_a_table_without_a_column_for_the_text_says_which_it_has(tmp_path):
    with pytest.raises(
        AcquisitionError, match=r"which column holds the text\? Say --columns text=NAME; its columns are 'a', 'b'"
    ):
        rows_of(tmp_path, "news.csv", b"a,b\n1,2\n")
    with pytest.raises(AcquisitionError, match=r"it has no column 'body'; its columns are 'a', 'b'"):
        rows_of(tmp_path, "news.csv", b"a,b\n1,2\n", columns={"text": "body"})
    assert texts(rows_of(tmp_path, "news.csv", b"a,b\n1,The text\n", columns={"text": "b"})) == ["The text"]


def test_a_table_of_addresses_alone_has_no_texts(tmp_path):
    rows = rows_of(tmp_path, "gdelt.csv", b"URL,MobileURL,Date,Title\nhttps://fenpost.example/x,,2026-03-09,Bridge\n")
    assert reasons(rows) == ["an address without a text"]


def test_too_many_columns_are_refused(tmp_path):
    with pytest.raises(AcquisitionError, match="more than 2000 columns"):
        rows_of(tmp_path, "news.csv", (",".join(f"c{n}" for n in range(3000)) + "\n").encode())


@pytest.mark.parametrize(
    "name", ["x.csv", "x.jsonl", "x.json", "x.parquet", "x.warc", "x.txt", "x.html", "x.csv.gz", "x"]
)
def test_an_empty_file_is_said_to_be_empty(tmp_path, name):
    with pytest.raises(NoArticleError, match="it is empty"):
        rows_of(tmp_path, name, b"")
    with pytest.raises(NoArticleError, match="it is empty"):
        rows_of(tmp_path, name, gzip.compress(b""))


def test_a_torn_packed_table_gives_what_is_there_and_says_so(tmp_path):
    many = "".join(json.dumps({"text": f"{os.urandom(40).hex()} {n}"}) + "\n" for n in range(5000)).encode()
    rows = rows_of(tmp_path, "news.jsonl.gz", gzip.compress(many)[:-5000])
    assert len(texts(rows)) > 4000
    assert reasons(rows)[-1] == "the compressed file ends early"


# Parquet


def test_fields_inside_columns_and_times_are_read_from_parquet(tmp_path):
    from datetime import UTC, datetime

    when = datetime(2026, 3, 9, 10, tzinfo=UTC)
    rows = [
        {
            "source": {"name": "Fen Post", "id": 1},
            "article": {"maintext": text},
            "published": when,
            "authors": ["Mara Lind"],
        }
        for text in TEXTS
    ]
    found = rows_of(tmp_path, "news.parquet", as_parquet(rows))
    assert texts(found) == TEXTS
    document = found[0].document
    assert (document.publisher, document.authors, str(document.published)) == (
        "Fen Post",
        ("Mara Lind",),
        "2026-03-09T10:00:00+00:00",
    )
    table = pa.table({"text": TEXTS, "date": pa.array([1773050400_000_000_001] * 5, pa.timestamp("ns"))})
    pq.write_table(table, tmp_path / "ns.parquet")
    assert str(next(read_documents(tmp_path / "ns.parquet")).document.published) == "2026-03-09T10:00:00"


def test_of_a_damaged_parquet_file_the_sound_parts_are_read(tmp_path):
    content = bytearray(as_parquet(ROWS * 40, row_group_size=50, compression="gzip", use_dictionary=False))
    content[4:400] = bytes(396)
    rows = rows_of(tmp_path, "news.parquet", bytes(content))
    assert texts(rows) == (TEXTS * 40)[50:]
    assert reasons(rows) == ["a damaged part of the file"]
    assert list(read_documents(tmp_path / "news.parquet", start=60)) == rows[11:]


def test_a_torn_parquet_file_says_what_is_missing(tmp_path):
    with pytest.raises(AcquisitionError, match="it ends early, and what describes a Parquet file is its end"):
        rows_of(tmp_path, "news.parquet", FILES["news.parquet"][:-30])
    with pytest.raises(AcquisitionError, match="this is no Parquet file"):
        rows_of(tmp_path, "news.parquet", as_csv())


def test_without_its_package_parquet_is_refused_with_the_command_that_installs_it(tmp_path, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "pyarrow"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AcquisitionError, match=r"pip install 'provenance-checker\[parquet\]'"):
        rows_of(tmp_path, "news.parquet", FILES["news.parquet"])


# whatever it is


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.sampled_from(["x.csv", "x.jsonl", "x.json", "x.parquet", "x.warc", "x.warc.gz", "x"]), data=st.data())
def test_no_damage_ends_in_anything_but_rows_and_sentences(tmp_path, name, data):
    good = {"x.csv": FILES["news.csv"], "x.json": FILES["list.json"], "x.parquet": FILES["news.parquet"],
            "x.warc": WARC, "x.warc.gz": WARC_PACKED}.get(name, FILES["news.jsonl"])  # fmt: skip
    at = data.draw(st.integers(0, len(good)))
    spoilt = good[:at] + data.draw(st.binary(max_size=40)) + good[at + data.draw(st.integers(0, 60)) :]
    try:
        rows = rows_of(tmp_path, name, spoilt)
    except AcquisitionError as error:
        rows, sentence = [], str(error)
    else:
        sentence = ""
    assert "\n" not in sentence
    assert all((row.document is None) != (row.skipped is None) for row in rows)
    assert [row.position for row in rows] == sorted({row.position for row in rows})


def test_a_packed_page_in_a_folder_that_ends_early_is_read_so_far_and_named(tmp_path):
    packed = gzip.compress(page("Marle").encode() + os.urandom(3000).hex().encode())
    (tmp_path / "marle.html.gz").write_bytes(packed[:-2000])
    (tmp_path / "tolsey.html").write_text(page("Tolsey"), "utf-8")
    rows = list(read_documents(str(tmp_path)))
    assert [(row.position, row.skipped, row.document is not None) for row in rows] == [
        (1, None, True),
        (1, "the compressed file ends early", False),
        (2, None, True),
    ]
    assert rows[1].place == str(tmp_path / "marle.html.gz")


@pytest.mark.parametrize(
    "rest", [b"WARC/1.0", b"WARC/1.0\r\n" * 9, b"WARC/1.0\r\n\r\n" * 50, b"x" * 40_000, b"\r\n" * 40_000]
)
def test_reading_ends_whatever_stands_after_the_last_record(tmp_path, rest):
    rows = rows_of(tmp_path, "rest.warc", as_warc(packed=False) + rest)
    assert len(texts(rows)) == 5
    assert len(rows) < 120
