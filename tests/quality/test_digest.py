"""Does a run notice that the labelled files are others than those its floors were set on?"""

from quality.digest import changed


def test_a_file_with_other_content_is_named(tmp_path):
    (tmp_path / "f3").mkdir()
    (tmp_path / "f3" / "pairs.jsonl").write_text("{}\n", "utf-8")
    assert changed(tmp_path, ["f3"]) == ["f3/pairs.jsonl"]


def test_a_missing_file_and_one_that_nobody_knew_are_named(tmp_path):
    (tmp_path / "f3").mkdir()
    (tmp_path / "f3" / "more.jsonl").write_text("{}\n", "utf-8")
    assert changed(tmp_path, ["f3"]) == ["f3/more.jsonl", "f3/pairs.jsonl"]
    assert changed(tmp_path, ["new"]) == []
