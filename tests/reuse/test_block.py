import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage
from provenance.reuse.alignment import align
from provenance.reuse.block import find_blocks
from provenance.reuse.body import Body
from provenance.reuse.run import shared_runs

BRIDGE = (
    "The mayor of Alderwick said on Monday that the old bridge over the river Lenne would stay closed for nine months. "
    "Engineers had found cracks in 14 of its 30 beams during an inspection in March, and rust on most of the bearings. "
    "The repair is expected to cost five million crowns, which the town does not have. "
    "Traders on the east bank fear for the summer season, when day trippers from Korvitz usually fill the cafés."
)
FERRY = (
    "A ferry will carry pedestrians and bicycles across from the first of May, every twenty minutes until dusk. "
    "The boat belongs to a fishing club and holds forty people. "
    "Cars have to drive round by Ostermoor, a detour of eleven kilometres."
)
PLUMS = (
    "Farmers in the northern valleys expect the smallest plum harvest since records began. "
    "A late frost destroyed blossoms on most of the orchards, and hail did the rest. "
    "Distillers have bought fruit abroad, and their guild asks parliament for lower duties until next autumn."
)
CHESS = (
    "Twelve-year-old Ilka Brandauer won the regional chess title on Saturday without losing a single game. "
    "Her coach, a retired postman, taught her the moves on a board made of bottle tops. "
    "She now travels to the national finals, where the youngest rival is three years older than she."
)
REWORDED_BRIDGE = (
    "Alderwick's old bridge across the Lenne will remain shut for nine months, its mayor announced on Monday. "
    "During a March inspection, engineers discovered that 14 of the 30 beams were cracked and most bearings rusty. "
    "Repairing it will cost an expected five million crowns that the town lacks. "
    "On the east bank, traders are afraid for summer, the season in which cafés fill with day trippers from Korvitz."
)
SYLLABLES = "ba cro del fi gor hul jen ki lam mor nel ost pra qui ros sta tel ulm vin wes yor zan".split()
FRAMES = (
    "The {} of {} was {} to the {} by a {} {}.",
    "A {} {} in the {}, and with it the {} {} for {}.",
    "When {} had {} its {}, {} {} that {} would be {}.",
    "In {} they {} the {} at a {} which {} has.",
)


def invented(seed, sentences, names=()):
    """Sentences of made-up words; every third word is among *names*, if there are any."""
    draw = random.Random(seed)  # noqa: S311 - not a secret

    def word(_):
        if names and draw.random() < 1 / 3:
            return draw.choice(names)
        return "".join(draw.choices(SYLLABLES, k=3))

    return " ".join(re.sub("{}", word, draw.choice(FRAMES)) for _ in range(sentences))


def blocks(copy, source):
    return find_blocks(Body.of(copy), Body.of(source))


def marked(copy, source):
    """(wording in the copy, wording in the source) of every block."""
    return [(block.copy.of(copy), block.source.of(source)) for block in blocks(copy, source)]


def covered(text, passages):
    words = Body.of(text).words
    return sum(len(words.within(passage)) for passage in passages) / len(words)


def test_a_copied_paragraph_is_marked_in_both_texts_and_nothing_around_it(unmark):
    copy, (in_copy,) = unmark(f"{PLUMS}\n\n«{BRIDGE[:-1]}».\n\n{CHESS}")
    source, (in_source,) = unmark(f"«{BRIDGE[:-1]}». {FERRY}")
    [block] = blocks(copy, source)
    assert (block.copy, block.source) == (in_copy, in_source)


def test_a_reworded_paragraph_is_marked_by_whole_sentences(unmark):
    copy, (in_copy,) = unmark(f"{PLUMS} «{REWORDED_BRIDGE[:-1]}». {CHESS}")
    source, (in_source,) = unmark(f"{FERRY} «{BRIDGE[:-1]}».")
    [block] = blocks(copy, source)
    assert (block.copy, block.source) == (in_copy, in_source)


def test_shuffled_words_are_found_as_the_passage_they_were():
    words = BRIDGE.split()
    random.Random(2).shuffle(words)  # noqa: S311 - not a secret
    copy = f"{PLUMS} {' '.join(words)} {CHESS}"
    [(wording, original)] = marked(copy, f"{FERRY} {BRIDGE}")
    assert len(set(wording.split()) & set(words)) > 0.9 * len(set(words))
    assert not set(wording.split()) & {"plum", "chess", "Brandauer"}
    assert "cracks in 14 of its 30 beams" in original
    assert "detour" not in original


def test_passages_far_apart_in_the_source_are_two_blocks_in_the_copys_order():
    source = f"{BRIDGE} {invented(1, 30)} {FERRY}"
    found = marked(f"{FERRY} {BRIDGE}", source)
    assert [original.split()[1] for _, original in found] == ["ferry", "mayor"]


def test_a_sentence_put_between_copied_ones_does_not_part_the_block():
    one, two = BRIDGE[: BRIDGE.index("The repair")], BRIDGE[BRIDGE.index("The repair") :]
    copy = f"{PLUMS} {one}Nobody in the town hall wished to comment on those figures yesterday. {two}"
    [(wording, original)] = marked(copy, f"{BRIDGE} {FERRY}")
    assert wording.startswith("The mayor")
    assert wording.endswith("fill the cafés")
    assert original == BRIDGE[:-1]


def test_a_summary_is_one_block_with_the_part_of_the_source_that_it_sums_up():
    picked = [
        "Wanda Krell sold the brewery in Ottersdorf to a consortium of pensioners.",
        "The consortium promised to keep all sixty brewers until Christmas.",
        "A beer named after Krell's late dachshund won gold in Dravno.",
        "Inspectors nevertheless closed the bottling hall over faulty valves.",
    ]
    fillers = [invented(seed, 6) for seed in range(5)]
    source = " ".join(text for pair in zip(fillers, [*picked, ""], strict=True) for text in pair)
    copy = (
        f"{PLUMS} Wanda Krell has sold her Ottersdorf brewery to a consortium of pensioners, who promised to keep all "
        "sixty brewers until Christmas. Faulty valves nevertheless made inspectors close the bottling hall, and a beer "
        f"named after Krell's late dachshund won gold in Dravno. {CHESS}"
    )
    [(wording, original)] = marked(copy, source)
    assert wording.startswith("Wanda Krell has sold")
    assert wording.endswith("gold in Dravno")
    assert all(sentence[:-1] in original for sentence in picked)


def test_a_short_quotation_that_both_texts_carry_is_no_block():
    quotation = "“We shall see in autumn what the river has left us,” said Marta Velk."
    assert blocks(f"{PLUMS} {quotation} {CHESS}", f"{BRIDGE} {quotation} {FERRY}") == ()


def test_an_independent_report_of_the_same_event_has_no_block_and_a_rewrite_has(rewrite, original, independent):
    assert blocks(independent.text, original.text) == ()
    assert covered(rewrite.text, [block.copy for block in blocks(rewrite.text, original.text)]) > 0.4


@pytest.mark.parametrize(("copy", "source"), [(PLUMS, BRIDGE), (CHESS, FERRY), ("", BRIDGE), (BRIDGE, ""), ("!", "?")])
def test_unrelated_and_empty_texts_have_no_block(copy, source):
    assert blocks(copy, source) == ()


def test_a_topic_in_common_is_no_block():
    names = ["Alderwick", "Lenne", "Korvitz", "ferry", "bridge", "mayor", "council", "repair"]
    assert blocks(invented(1, 60, names), invented(2, 60, names)) == ()


def test_other_scripts_are_no_obstacle():
    source = (
        "Мер міста Вільхове повідомив у понеділок, що старий міст через річку Лена закриють на дев'ять місяців. "
        "Інженери знайшли тріщини у чотирнадцяти балках під час березневого огляду. "
        "Ремонт коштуватиме п'ять мільйонів крон, яких місто не має, а торговці бояться за літній сезон."
    )
    copy = (
        "Урожай слив на півночі цього року буде найменшим за всю історію спостережень. "
        "Старий міст через річку Лена у Вільховому закриють на дев'ять місяців, повідомив у понеділок мер. "
        "Під час березневого огляду інженери знайшли тріщини у чотирнадцяти балках. "
        "Місто не має п'яти мільйонів крон на ремонт, і торговці бояться за літній сезон."
    )
    [(wording, original)] = marked(copy, source)
    assert wording.startswith("Старий міст")
    assert original.startswith("Мер міста")


def test_a_long_copy_is_one_block_though_its_parts_are_fitted_one_by_one():
    text = invented(5, 200)
    edited = " ".join(word for i, word in enumerate(text.split()) if i % 7)
    [block] = blocks(edited, text)
    assert covered(edited, [block.copy]) > 0.97
    assert covered(text, [block.source]) > 0.97


def test_a_passage_is_found_in_a_long_text():
    copy = f"{invented(6, 300)} {REWORDED_BRIDGE} {invented(7, 300)}"
    [(wording, original)] = marked(copy, f"{invented(8, 300)} {BRIDGE} {invented(9, 300)}")
    assert wording == REWORDED_BRIDGE[:-1]
    assert original == BRIDGE[:-1]


def test_a_block_may_run_over_what_was_left_out():
    middle = BRIDGE.index("The repair")
    copy = f"{BRIDGE[:middle]}\nADVERTISEMENT: buy kettles\n{BRIDGE[middle:]}"
    gap = Passage(copy.index("ADV"), copy.index("\nThe repair"))
    [block] = find_blocks(Body.of(copy, leaving_out=[gap]), Body.of(BRIDGE))
    assert (block.copy, block.source) == (Passage(0, len(copy) - 1), Passage(0, len(BRIDGE) - 1))


@pytest.mark.parametrize("text", ["la la la la. " * 2000, "a. b. " * 9000, "北京市" * 9000, "no full stop " * 3000])
def test_a_text_of_nothing_but_repetition_is_one_block_with_itself(text):
    [block] = blocks(text, text)
    assert covered(text, [block.copy]) == covered(text, [block.source]) == 1


def assert_disjoint(copy, found):
    """Blocks come in the copy's order and none overlap there."""
    passages = [block.copy for block in found]
    assert all(one.end <= other.start for one, other in pairwise(passages))
    assert all(0 <= passage.start < passage.end <= len(copy) for passage in passages)


def test_an_alignment_carries_the_blocks():
    copy, source = Body.of(f"{PLUMS} {BRIDGE}"), Body.of(BRIDGE)
    assert align(copy, source).blocks == find_blocks(copy, source) != ()


stems = st.sampled_from(
    "the of bridge mayor river crack beam repair town $5 25,000 cost. March, “quoted” said: Новий міст 北京".split()
)
texts = st.lists(stems, max_size=90).map(" ".join)
pieces = st.sampled_from([BRIDGE, FERRY, PLUMS, CHESS, REWORDED_BRIDGE, *BRIDGE.split(". "), *FERRY.split(". ")])
collages = st.lists(pieces, max_size=7).map(" ".join)


@given(st.one_of(texts, collages), st.one_of(texts, collages))
def test_blocks_begin_and_end_with_words_and_never_overlap_in_the_copy(copy, source):
    bodies = Body.of(copy), Body.of(source)
    found = find_blocks(*bodies)
    assert_disjoint(copy, found)
    for block in found:
        for passage, body in zip((block.copy, block.source), bodies, strict=True):
            assert passage.start in body.words.starts
            assert passage.end in body.words.ends


@given(st.one_of(st.lists(stems, min_size=20, max_size=120).map(" ".join), collages.filter(bool)))
def test_any_text_of_twenty_words_is_one_block_with_itself(text):
    [block] = blocks(text, text)
    assert covered(text, [block.copy]) == covered(text, [block.source]) == 1


@given(collages, collages)
def test_runs_at_hand_only_save_time(copy, source):
    bodies = Body.of(copy), Body.of(source)
    runs = shared_runs(bodies[0].words.words, bodies[1].words.words, 8)
    assert find_blocks(*bodies, runs) == find_blocks(*bodies)
