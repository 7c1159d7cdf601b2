import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Document, Passage
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.shingle import shingle_hashes, word_hashes
from provenance.reuse.similarity import containment, exact_containment, exact_resemblance, resemblance
from provenance.settings import Settings

WORDS = [f"w{i}" for i in range(400)]


def test_a_sketch_is_the_one_datasketch_would_make_of_the_same_shingles():
    from datasketch import MinHash

    shingles = np.unique(shingle_hashes(WORDS, 5))
    ours = Fingerprint.of_shingles(shingles, Settings(seed=7))
    theirs = MinHash(num_perm=128, seed=7, hashfunc=lambda value: value, scheme="affine32")
    theirs.update_batch([int(shingle) & 0xFFFFFFFF for shingle in shingles])
    assert (ours.values == theirs.hashvalues).all()
    assert ours.to_datasketch().jaccard(theirs) == 1.0
    assert ours.to_datasketch().seed == 7


def test_a_long_text_gives_the_same_sketch_sliced_or_whole():
    shingles = np.unique(shingle_hashes([f"w{i}" for i in range(10_000)], 5))
    whole = np.minimum.reduce(
        [Fingerprint.of_shingles(part, Settings()).values for part in np.array_split(shingles, 7)]
    )
    assert (Fingerprint.of_shingles(shingles, Settings()).values == whole).all()


def test_containment_names_its_direction():
    part, whole = (np.unique(shingle_hashes(words, 5)) for words in (WORDS[:100], WORDS))
    assert exact_containment(part, whole) == 1.0
    assert exact_containment(whole, part) == pytest.approx(96 / 396)
    assert exact_resemblance(part, whole) == pytest.approx(96 / 396)
    prints = [Fingerprint.of_shingles(side, Settings()) for side in (part, whole)]
    there, back = containment(*prints), containment(*reversed(prints))
    assert abs(there.value - 1.0) <= 3 * there.standard_error
    assert abs(back.value - 96 / 396) <= 3 * back.standard_error


def test_estimates_lie_within_their_stated_error():
    within = 0
    for trial in range(60):
        one = np.unique(shingle_hashes([f"{trial}a{i}" for i in range(300)], 5))
        other = np.unique(shingle_hashes([f"{trial}a{i}" for i in range(100, 400)], 5))
        estimate = resemblance(*(Fingerprint.of_shingles(side, Settings()) for side in (one, other)))
        within += abs(estimate.value - exact_resemblance(one, other)) <= 1.96 * estimate.standard_error
    assert 50 <= within <= 60


def test_fingerprints_of_different_settings_are_not_compared():
    document = Document(" ".join(WORDS))
    with pytest.raises(ValueError, match="different settings"):
        resemblance(Fingerprint.of(document), Fingerprint.of(document, Settings(seed=2)))


def test_furniture_leaves_no_trace_in_a_fingerprint():
    body = " ".join(WORDS)
    with_furniture = Document(f"{body}\nLeave a reply", furniture=(Passage(len(body), len(body) + 14),))
    assert Fingerprint.of(with_furniture) == Fingerprint.of(Document(body))


def test_an_empty_text_resembles_nothing_not_even_itself():
    empty = Fingerprint.of(Document(""))
    assert empty.size == 0
    assert resemblance(empty, empty).value == 0.0
    assert containment(empty, empty).value == 0.0


def test_word_hashes_are_the_same_on_every_machine():
    assert [hex(h) for h in word_hashes(["source", "копія"])] == ["0xa9d69c0db5c80d9f", "0x247802faf2d627dd"]


@given(st.lists(st.text(alphabet="abcж中", min_size=1, max_size=5), max_size=40), st.integers(1, 6))
def test_equal_runs_of_words_have_equal_hashes_wherever_they_stand(words, length):
    hashes = shingle_hashes(words, length)
    runs = [tuple(words[i : i + length]) for i in range(len(words) - length + 1)]
    assert len(hashes) == len(runs)
    assert len(set(hashes.tolist())) == len(set(runs))
