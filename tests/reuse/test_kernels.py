"""Both kernels, and the batch around them, give bit for bit what the definition gives."""

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.document import Document, Passage
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.sketches import batch
from provenance.reuse.sketches.fingerprint_word import fingerprint_words
from provenance.reuse.sketches.letter_table import UNSURE, letter_table
from provenance.reuse.sketches.sketch import Sketches
from provenance.settings import Settings

KERNELS = [
    import_module(f"provenance.reuse.sketches.kernel_{name}")
    for name in ("numpy", "numba")
    if name == "numpy" or find_spec(name)
]
SETTINGS = Settings(shingle_length=2, permutations=7)  # not a multiple of the rows that either kernel works on at once
CURATED = [
    "",
    "a b",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "Straße STRASSE ßßß ẞ ǆ ŉ ﬁne",
    "soft\u00adhyphen \u00ad \u200bzero\u200bwidth\u200b end\u200b",
    "北京报道 2025年 abc北京def ９９ Ｆｕｌｌ 한국어 기사 カタカナ ＡＢ",
    "аое раypаl а here are more Latin letters",
    "И вот а у NATO есть пять слов и ещё",
    "а а а b b b",
    "κ ο ν Αθήνα ΑΘΗΝΑ ᾳ ΐ ς Σ",
    "İstanbul Iğdır i̇ ı",
    "cafe\u0301 café \u0301x e\u0301\u0301",
    "😀 fun👍 a\U0001f468\u200d\U0001f469b 🄀 🇺🇦 𝐛𝐨𝐥𝐝 𐐀",
    "\ud83d\ude00 \ud83d x \ude00y \ud800z",
    "½ cup 5² m² ª º µm ÷ × Ⅷ ① ㎏",
    "كتاب مـحمد ﷺ می‌روم हिन्दी में לוֹ",
    "x" * 255 + " " + "x" * 256 + " " + "x" * 257 + " end of it",
    "é" * 300 + " ß" + "ö" * 300,
    "same " * 400,
    "ʼtis ʼn a_b __c",
    "\x00\x1f\x7f\x80\xa0 \u2028a\u2029b\ufeff",
]
SOME = st.sampled_from(
    [*"ab cZ9\n.,-'_éßİжаеОκΣσ”’–\u00ad\u200b\u0301ـي北กé👍\ud83d", "раy", " а ", "\U0001f130", "ǆ", "ﬁ"]
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(SOME, max_size=40).map("".join))


def by_definition(texts, settings=SETTINGS):
    return Sketches.joined((Sketches.of_words(fingerprint_words(text), settings) for text in texts), settings)


def same(one, other):
    return all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("minima", "sizes", "offsets", "samples")
    )


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("length", [1, 3, 5])
def test_curated_texts_are_read_as_defined_alone_and_together(kernel, length):
    chosen = Settings(shingle_length=length, permutations=9)
    for texts in (CURATED, *([text] for text in CURATED)):
        assert same(batch.sketch_chunk(texts, kernel=kernel, settings=chosen), by_definition(texts, chosen))


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_any_texts_are_read_as_defined(texts):
    expected = by_definition(texts)
    for kernel in KERNELS:
        assert same(batch.sketch_chunk(texts, kernel=kernel, settings=SETTINGS), expected)


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_character_that_the_table_is_sure_of_is_read_as_defined(kernel):
    entries = letter_table(ascii_only=False).entries
    sure = [chr(unit) for unit in range(1 << 16) if not entries[unit] & UNSURE and not 0xD800 <= unit < 0xE000]
    assert len(sure) > 60_000
    texts = [" ".join(f"1{c}2 {c} {c}{c}" for c in sure[i : i + 100]) for i in range(0, len(sure), 100)]
    chosen = Settings(shingle_length=1, permutations=4)
    assert same(batch.sketch_chunk(texts, kernel=kernel, settings=chosen), by_definition(texts, chosen))


def test_most_texts_need_no_definition():
    """Else the kernels would be right and slow, and no other test would notice."""
    read = [
        "Zoë’s “café” – naïve façade, señor; Straße im Grünen… Łódź, İzmir, Kraków, Đà Nẵng",
        "Київ, «Укрінформ»: за словами NATO, а також у Вінниці",
        "Σύρος’ Αθήνα. 北京 カタカナ 한국어 👍 עברית",
    ]
    for kernel in KERNELS:
        for text in read:
            units, offsets = batch.encoded([text], ascii_only=False)
            _, unread = kernel.sketch_units(units, offsets, letter_table(ascii_only=False), SETTINGS)
            assert not unread.any()


@pytest.mark.parametrize("count", [3, 100])
def test_a_batch_gives_what_each_document_gives(count):
    body = "Kyiv’s mayor said on Monday that the bridge would open again in spring, whatever the weather"
    documents = [
        Document(f"{body} {i}.\nLeave a reply", furniture=(Passage(len(body), len(body) + 17),))
        if i % 3
        else f"{body} {i}"
        for i in range(count)
    ]
    alone = [Fingerprint.of(item if isinstance(item, Document) else Document(item)) for item in documents]
    assert Fingerprint.many(iter(documents)) == alone


def test_a_batch_longer_than_a_chunk_keeps_its_order(monkeypatch):
    monkeypatch.setattr("provenance.reuse.sketches.kernel_numpy.CHUNK", 300)
    texts = [
        f"the text number {i} says that {'é' * (i % 3)} {i * i} is a square " + "x " * (i % 50) for i in range(200)
    ]
    assert same(batch.sketch_many(texts, SETTINGS), by_definition(texts))


LARGE = """
import sys
{before}
from provenance import Fingerprint
texts = [f"the text number {{i}} says that the pier of Tolsey is shut since Monday " * 100 for i in range(200)]
print(Fingerprint.many(texts)[7].to_bytes().hex())
print("provenance.reuse.sketches.kernel_numba" in sys.modules)
"""


@pytest.mark.skipif(not find_spec("numba"), reason="numba is not installed")
def test_numba_is_used_by_itself_for_a_large_batch_and_done_without_where_it_cannot_be_loaded():
    outcomes = [
        subprocess.run(  # noqa: S603 - this interpreter, and a program of our own
            [sys.executable, "-c", LARGE.format(before=before)], capture_output=True, text=True, check=True
        ).stdout.split()
        for before in ("", "sys.modules['numba'] = None  # as if it were not installed")
    ]
    (with_numba, used), (without, unused) = outcomes
    assert with_numba == without
    assert (used, unused) == ("True", "False")
