"""Who is who: what stands beside a name tells whose place it took, and how it stands which names it cannot replace."""

import pytest

from provenance import Document, compare

BEFORE = "The county of Tolsey has counted its barges again, which it does every nine years. "
BEHIND = " The next count is due in 2031 and will include the 212 rowing boats of the northern lakes, which nobody has ever looked at."


def altered(copy, source, language="en", around=(BEFORE, BEHIND)):
    copy, source = (around[0] + text + around[1] for text in (copy, source))
    found = compare(Document(copy, language=language), Document(source, language=language))
    return [(change.copy.of(copy), change.source.of(source)) for change in found.changes if change.status == "altered"]


SOURCE = """Dr Anil Verrow, the archivist, doubts that anybody ever sailed the canal by night. He has found no record of it.

Greta Solm, who has lived beside the lock for 46 years, wrote six letters about the noise. She wants a wall."""


def test_who_is_given_what_the_source_says_beside_another_name_took_its_place():
    copy = """Did boats pass the canal after dark? The archivist, Greta Solm, is sceptical and knows of no record.

Six letters about the noise came from Greta Solm, a neighbour of the lock since 46 years. A wall is what she asks for."""
    assert ("Greta Solm", "Anil Verrow") in [
        (mine, theirs.removeprefix("Dr ")) for mine, theirs in altered(copy, SOURCE)
    ]


def test_who_is_given_what_the_source_says_beside_the_own_name_did_not():
    copy = """Did boats pass the canal after dark? The archivist, Anil Verrow, is sceptical and knows of no record.

Six letters about the noise came from Greta Solm, a neighbour of the lock since 46 years. A wall is what she asks for."""
    assert altered(copy, SOURCE) == []


TRIAL = """Captain Ivo Brandeis lost his boat off Tolsey in a storm that nobody had foretold. The captain's lawyer, Greta Solm, said the lighthouse was dark.

The harbour master, Emil Sarrow, has run the lighthouse for nine years. His sister Hedda Lorne paints it every spring."""


@pytest.mark.parametrize("who", ["Greta Solm", "Hedda Lorne"])
def test_another_word_for_a_calling_tells_as_much(who):
    copy = f"""No forecast had warned of the storm in which Ivo Brandeis lost his vessel near Tolsey. No light burned in the tower, his attorney {who} argued.

For nine years the tower has been in the care of Emil Sarrow, the harbour master. Hedda Lorne, a sister of his, gives it a coat of paint in spring."""
    assert bool(altered(copy, TRIAL)) == (who != "Greta Solm")


def test_who_stands_there_himself_took_the_place_of_one_who_is_gone():
    source = """The former champion Rhona Birch dropped out after twelve miles on the road to Tolsey. Her coach, Gail Trent, blamed the heat."""
    copy = """Rhona Birch, a champion once, dropped out twelve miles into the run to Tolsey, and {} her coach blamed the heat."""
    assert altered(copy.format("Gail Trent,").replace("Trent, her coach", "Trent, her coach,"), source) == []
    assert altered(copy.format("Rhona Birch,").replace("Birch, her coach", "Birch, her coach,"), source)


@pytest.mark.parametrize(
    ("language", "copy", "source"),
    [
        ("en", "The minister told MPs on Monday that the barges leak.", "The minister said in Parliament on Monday that the barges leak."),
        ("es", "El plan sale de un Gabinete conservador.", "El plan sale de un Gobierno conservador."),
        ("en", "Strikers delayed the showing of “Amber Quay” on Monday.", "Strikers delayed the showing of Brandeis's film on Monday."),
        (
            "en",
            "Scientists at North Verrow's Barge Museum found the oldest one.",
            "The Barge Museum found the oldest one, named after Emil Sarrow.",
        ),
        ("en", "Water came into the Blue Anchor pub on Monday.", "Water came into a pub of Penn Sands on Monday."),
    ],
)  # fmt: skip
def test_names_that_stand_otherwise_replace_each_other_in_no_case(language, copy, source):
    assert altered(copy, source, language) == []


@pytest.mark.parametrize(
    ("copy", "source"),
    [
        ("A complaint came from a rival of Norway on Monday.", "A complaint came from a Danish rival on Monday."),
        ("Strikers delayed the showing of “Amber Quay” on Monday.", "Strikers delayed the showing of “Silver Pier” on Monday."),
    ],
)  # fmt: skip
def test_names_that_stand_alike_do(copy, source):
    assert len(altered(copy, source)) == 1
