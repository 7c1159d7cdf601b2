from dataclasses import FrozenInstanceError, asdict

import pytest

from provenance.settings import Settings


def test_the_defaults_are_those_that_the_documentation_names():
    assert asdict(Settings()) == {
        "shingle_length": 5, "permutations": 128, "seed": 1, "scheme": "affine32", "shortest": 40, "prior": 0.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"shingle_length": 0},
        {"permutations": 0},
        {"shortest": 0},
        {"shingle_length": -1},
        {"prior": 0},
        {"prior": 1},
        {"prior": -0.5},
        {"prior": float("nan")},
        {"scheme": "legacy"},
        {"scheme": ""},
        {"seed": -1},
        {"seed": 1 << 32},
    ],
)
def test_settings_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match=r"must|not supported"):
        Settings(**wrong)


def test_settings_are_values():
    assert Settings(seed=2) == Settings(seed=2) != Settings()
    assert hash(Settings(seed=2)) == hash(Settings(seed=2))
    with pytest.raises(FrozenInstanceError):
        Settings().seed = 3
