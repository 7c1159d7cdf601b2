from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Document, Passage
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.shingle import shingle_hashes, word_hashes
from provenance.reuse.similarity import containment, exact_containment, exact_resemblance, resemblance
from provenance.reuse.sketches.fingerprint_word import fingerprint_words
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


def test_the_sample_is_distinct_sorted_and_one_shingle_for_a_text_of_one():
    text = " ".join(WORDS * 2)
    sampled = Fingerprint.of(Document(text)).sampled
    assert (sampled[1:] > sampled[:-1]).all()
    assert np.isin(sampled, shingle_hashes(fingerprint_words(text), 5)).all()
    assert len(Fingerprint.of(Document("just as many words as needed"), Settings(shingle_length=6)).sampled) == 1


def test_what_an_assessment_needs_shapes_no_fingerprint():
    document = Document(" ".join(WORDS))
    assert Fingerprint.of(document, Settings(prior=0.1, shortest=9)) == Fingerprint.of(document)


@given(st.text(max_size=200), st.integers(1, 7), st.integers(1, 20), st.integers(0, (1 << 32) - 1))
def test_a_fingerprint_comes_back_from_its_bytes(text, length, permutations, seed):
    made = Fingerprint.of(Document(text), Settings(shingle_length=length, permutations=permutations, seed=seed))
    assert Fingerprint.from_bytes(made.to_bytes()) == made


@given(st.integers(0, 1295), st.integers(1, 255))
def test_one_changed_byte_is_noticed(place, change):
    content = bytearray(Fingerprint.of(Document(" ".join(WORDS))).to_bytes())
    content[place % len(content)] ^= change
    with pytest.raises(ValueError, match="fingerprint"):
        Fingerprint.from_bytes(bytes(content))


@given(st.one_of(st.binary(max_size=60), st.binary(max_size=60).map(lambda tail: b"PVFP\x01\x01" + tail)))
def test_foreign_bytes_are_no_fingerprint(content):
    with pytest.raises(ValueError, match="fingerprint"):
        Fingerprint.from_bytes(content)


def test_cut_or_longer_bytes_are_no_fingerprint():
    content = Fingerprint.of(Document(" ".join(WORDS))).to_bytes()
    for wrong in (b"", content[:4], content[:5], content[:40], content[:-1], content + b"x"):
        with pytest.raises(ValueError, match="fingerprint"):
            Fingerprint.from_bytes(wrong)


def test_bytes_with_a_right_checksum_and_an_impossible_content_are_refused():
    made = Fingerprint.of(Document(" ".join(WORDS)))
    backwards = replace(made, sample=made.sampled[::-1].tobytes())
    more_than_all = replace(made, size=3)
    for wrong in (backwards, more_than_all):
        with pytest.raises(ValueError, match="contradicts itself"):
            Fingerprint.from_bytes(wrong.to_bytes())
    with pytest.raises(ValueError, match="65,535"):
        Fingerprint(b"", 0, Settings(permutations=1 << 16)).to_bytes()


def test_a_sketch_that_datasketch_made_of_our_shingles_becomes_a_fingerprint():
    from datasketch import LeanMinHash, MinHash

    ours = Fingerprint.of(Document(" ".join(WORDS)), Settings(seed=7))
    theirs = MinHash(num_perm=128, seed=7, hashfunc=lambda value: value, scheme="affine32")
    theirs.update_batch([int(shingle) & 0xFFFFFFFF for shingle in shingle_hashes(WORDS, 5)])
    for sketch in (theirs, LeanMinHash(theirs)):
        made = Fingerprint.from_datasketch(sketch, size=396)
        assert (made.sketch, made.size, made.settings) == (ours.sketch, ours.size, ours.settings)
        assert resemblance(made, ours).value == 1.0
    assert 300 < Fingerprint.from_datasketch(theirs).size < 500
    assert Fingerprint.from_datasketch(MinHash(scheme="affine32")).size == 0
    assert Fingerprint.from_datasketch(ours.to_datasketch(), size=ours.size).sketch == ours.sketch


def test_other_sketches_are_refused_in_a_sentence():
    from datasketch import HyperLogLog, MinHash

    drawn = np.random.RandomState(3).randint(1, 99, (2, 128)).astype(np.uint32) | np.uint32(1)
    for sketch, reason in (
        (MinHash(scheme="legacy"), "scheme 'legacy'"),
        (MinHash(scheme="affine64"), "scheme 'affine64'"),
        (MinHash(scheme="affine32", permutations=drawn), "permutations of its own"),
        (HyperLogLog(), "not HyperLogLog"),
    ):
        with pytest.raises(ValueError, match=reason):
            Fingerprint.from_datasketch(sketch)


def test_the_mean_error_at_128_permutations_is_what_theory_says():
    generator, errors = np.random.default_rng(5), []
    for _ in range(400):
        shingles = generator.integers(0, 1 << 63, 1200, dtype=np.uint64)
        first, shared = int(generator.integers(100, 600)), int(generator.integers(0, 600))
        one, other = shingles[: first + shared], shingles[first:]
        estimate = resemblance(*(Fingerprint.of_shingles(side, Settings()) for side in (one, other)))
        errors.append(abs(estimate.value - shared / len(shingles)))
    assert np.mean(errors) <= 0.030  # at these resemblances, .028 over those of real pairs
