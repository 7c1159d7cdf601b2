import pytest

from provenance.document import Document
from quality.pairs import Pair
from quality.peers import PEERS

SOURCE = (
    "The mayor of Alderwick opened the new ferry pier on Monday. It cost nine million euros, two more than planned, and "
    "took three winters to build. Fishermen complained that nobody had asked them. The first boat leaves in April."
)
OTHER = (
    "Scientists in Quillton counted the lake's swans for the fortieth time. They found three hundred pairs. Cold springs "
    "had thinned the reeds. A warden blamed the boats, and will close the northern bay to them until summer comes."
)


def pair(copy: str) -> Pair:
    return Pair("one", Document(copy), Document(SOURCE), derived=True, role="copy", family="pier")


@pytest.mark.parametrize("name", PEERS)
def test_every_peer_scores_a_light_edit_above_another_text_of_as_many_words(name):
    edited = SOURCE.replace("opened", "inaugurated").replace("nobody", "no one")
    score, other = PEERS[name]([pair(edited), pair(OTHER)])
    assert score > other
