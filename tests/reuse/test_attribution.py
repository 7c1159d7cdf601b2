"""Names and days that the copy tells of something else than the source does, though no word around them was kept in place."""

import pytest

from provenance import Document, compare

SOURCE = """The harbour museum at Tolsey reopened on Friday after two years of repairs that cost 4.1 million euros.

Its director, Marta Quillon, cut a ribbon of tarred rope. The glass roof was designed by the architect Ivo Brandeis, who grew up
two streets away and once sold ice cream on the quay.

The exhibition about lighthouse keepers was put together by the curator Ansel Drury. It shows 212 lamps, among them one that
burned whale oil. A sound archive recorded by Hedda Lorne lets visitors hear foghorns from nine countries.

Schools from the county will be admitted without charge in March. The town council has promised to review the opening hours
in October, when the first figures on attendance are due.

The old steam tug in the yard stays closed, since asbestos was found behind its boiler."""

FAITHFUL = """After repairs lasting two years, Tolsey's museum by the harbour welcomed guests again on Friday; the bill came to 4.1 million.

A tarred rope served as ribbon for Marta Quillon, who runs the house. Overhead there is glass now, drawn by Ivo Brandeis, once
a seller of ice cream on that very quay.

Ansel Drury assembled 212 lamps for a show on those who kept lighthouses, whale oil burner included. Foghorns out of nine
countries can be heard thanks to recordings made by Hedda Lorne.

County schools pay nothing in March. Opening hours are to be looked at again by the council in October, on the strength of the
first attendance figures."""


def altered(copy):
    found = compare(Document(copy, language="en"), Document(SOURCE, language="en"))
    return {(change.copy.of(copy), change.source.of(SOURCE)) for change in found.changes if change.status == "altered"}


def test_what_is_told_of_everybody_as_the_source_does_is_not_altered():
    assert altered(FAITHFUL) == set()


@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ("Ansel Drury", "Ivo Brandeis"),
        ("Ansel Drury", "Marta Quillon"),
        ("Marta Quillon", "Ansel Drury"),
        ("Marta Quillon", "Hedda Lorne"),
    ],
)
def test_a_name_put_in_the_place_of_one_left_out(told, instead):
    kept = FAITHFUL.replace(instead, "somebody else").replace(told, instead)
    assert any(instead in copy and told in source for copy, source in altered(kept))


def test_two_names_exchanged():
    kept = FAITHFUL.replace("Ansel Drury", "@").replace("Ivo Brandeis", "Ansel Drury").replace("@", "Ivo Brandeis")
    found = altered(kept)
    assert any("Ansel" in copy and "Ivo" in source for copy, source in found)
    assert any("Ivo" in copy and "Ansel" in source for copy, source in found)


def test_another_month_of_the_same_promise():
    found = altered(FAITHFUL.replace("October", "September"))
    assert any("September" in copy and "October" in source for copy, source in found)


def paragraphs(text):
    """*text* with each paragraph on one line."""
    return "\n\n".join(part.replace("\n", " ") for part in text.split("\n\n"))


COOPERATIVE = paragraphs("""The saffron growers of Almedra were brought together by Teo Barrico. In 2014 he gave up a post in Rotterhaven to plant
a field of his father-in-law.

A fungus destroyed the first crop. The third was sold whole to a wholesaler in Vilmona within two weeks, at 4,900 crowns a kilo.

"I carried nothing out of the cellar. Bruno Sarrat wants revenge for his dismissal," the treasurer, Lidia Monforte, told
reporters in the corridor.

The mayor, Carla Ventosa, promised a drying house by June. She had opposed it for years, as the site floods.""")

GROWERS = paragraphs("""It was Teo Barrico who united the saffron growers of Almedra. He had a job in Rotterhaven until 2014, when he gave it up and
planted his father-in-law's field.

Fungus took the first crop, but a wholesaler from Vilmona bought all of the third in two weeks, paying 4,900 crowns for each kilo.

"I carried nothing out of the cellar," said Lidia Monforte in the corridor, adding that a man she dismissed wants revenge.

By June there will be a drying house, according to the promise of Carla Ventosa. For years Ventosa had opposed it since the
site is flooded.""")


def told_otherwise(copy):
    found = compare(Document(copy, language="en"), Document(COOPERATIVE, language="en"))
    return {
        (change.copy.of(copy), change.source.of(COOPERATIVE)) for change in found.changes if change.status == "altered"
    }


def test_who_is_meant_by_a_pronoun_or_only_spoken_of_in_a_quotation_stands_in_nobody_else_s_place():
    assert told_otherwise(GROWERS) == set()


COURT = """The hearing at Norvik opened on Monday before Judge Berta Callow, who had 340 pages to read.

The trawler owner, Piers Haldane, pleaded guilty to selling nets that were not his.

The judge accepted that Haldane was sorry, although late. She cut the fine by a third, to 2,400 crowns.

Haldane's cousin Greta and her partner, who live in his cottage at Vilmona, will look after the boat."""

RULED = """Before Judge Callow, with 340 pages to go through, the Norvik hearing began on Monday.

Piers Haldane, an owner of trawlers, said that he was guilty: the nets that he sold belonged to others.

Judge Callow accepted that there was sorrow, although late. A third came off the fine, which is now 2,400 crowns.

The cousin and her partner, who live in the cottage of Piers at Vilmona, will look after the boat."""


def test_whom_the_source_calls_by_an_office_or_a_first_name_stands_in_nobody_else_s_place():
    found = compare(Document(RULED, language="en"), Document(COURT, language="en")).changes
    assert [change for change in found if change.fact == "name" and change.status == "altered"] == []


def test_another_name_put_in_the_place_of_one_so_called_is_told():
    told = RULED.replace("Piers Haldane, an owner", "Berta Callow, an owner")
    found = compare(Document(told, language="en"), Document(COURT, language="en")).changes
    assert any(change.fact == "name" and change.status == "altered" for change in found)


@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ("Rotterhaven", "Vilmona"),
        ("said Lidia Monforte", "said Teo Barrico"),
        ("promise of Carla Ventosa", "promise of Lidia Monforte"),
    ],
)
def test_a_place_or_person_that_the_copy_has_elsewhere_too(told, instead):
    found = told_otherwise(GROWERS.replace(told, instead))
    assert any(instead.split()[-1] in copy and told.split()[-1] in source for copy, source in found)
