import pickle

import pytest

from provenance import ProvenanceError
from provenance.errors import AcquisitionError, FetchError, NoArticleError, RefusedError

MADE = [
    AcquisitionError("a.txt", "there is no such file"),
    FetchError("https://moss.example/", "the server answered 404 Not Found", status=404),
    FetchError("https://moss.example/", "the connection broke off"),
    RefusedError("http://127.0.0.1/", "127.0.0.1 is not on the public internet", rule="address"),
    NoArticleError("a.html", "no article was found on the page"),
]


@pytest.mark.parametrize("error", MADE)
def test_every_error_is_a_sentence_with_its_location_and_can_be_caught_as_one_kind(error):
    assert isinstance(error, AcquisitionError)
    assert isinstance(error, ProvenanceError)
    assert str(error) == f"{error.location}: {error.reason}"


def test_an_error_says_what_a_program_needs_to_decide():
    assert [getattr(error, "status", None) for error in MADE] == [None, 404, None, None, None]
    assert [getattr(error, "rule", None) for error in MADE] == [None, None, None, "address", None]


@pytest.mark.parametrize("error", MADE)
def test_an_error_survives_the_way_between_processes(error):
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(twin), str(twin), vars(twin)) == (type(error), str(error), vars(error))


def test_the_documented_tree_is_the_tree():
    import provenance.errors

    drawn = [word.split("(")[0] for word in provenance.errors.__doc__.split() if "Error" in word]
    assert drawn == [
        *("ProvenanceError", "AcquisitionError", "FetchError", "RefusedError", "NoArticleError"),
        *("BundleError", "IndexFileError", "DamagedDocumentError", "WrongVersionError", "WrongSettingsError"),
    ]
