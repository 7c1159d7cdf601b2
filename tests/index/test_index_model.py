"""Whatever is added and forgotten in whatever order, the index holds what a plain dictionary would."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.document import Document
from provenance.index.store import Index
from provenance.index.value import Added
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from tests.index.texts import invented

PLACES = (None, "https://moss.example/a", "https://moss.example/b")
ITEMS = st.tuples(st.sampled_from(PLACES), st.integers(0, 2), st.booleans())
STEPS = st.one_of(
    st.tuples(st.just("add"), st.lists(ITEMS, max_size=6), st.booleans()),
    st.tuples(st.just("delete"), st.sampled_from(PLACES[1:])),
    st.tuples(st.just("expire"), st.integers(0, 12)),
)


def document(place, text):
    return Document(invented(text), location=place)


def item(place, text, known):
    one = document(place, text)
    return Known(Document("", location=place), Fingerprint.of(one)) if known else one


def model_add(model, clock, items, keep):
    added = Added()
    for place, text, known in items:
        if place is None and known:
            continue
        here = [key for key in model if key[0] == place]
        row = model.get((place, text))
        if row is None:
            is_version = bool(here) and place is not None
            added += Added(versions=1) if is_version else Added(added=1)
            model[place, text] = [clock, clock, keep and not known]
        else:
            added += Added(unchanged=1)
            row[1] = clock
            row[2] = row[2] or (keep and not known)
    return added


@settings(max_examples=60)
@given(st.lists(STEPS, max_size=12))
def test_an_index_is_a_dictionary_that_remembers(steps):
    model = {}
    with Index(":memory:") as index:
        for clock, (step, *rest) in enumerate(steps):
            now = datetime.fromtimestamp(clock, UTC)
            if step == "add":
                items, keep = rest
                given_ = [item(*one) for one in items if one[0] is not None or not one[2]]
                assert index.add(given_, text=keep, seen=now) == model_add(model, clock, items, keep)
            elif step == "delete":
                gone = [key for key in model if key[0] == rest[0]]
                assert index.delete(rest[0]) == len(gone)
                model = {key: row for key, row in model.items() if key not in gone}
            else:
                gone = [key for key, row in model.items() if row[1] < rest[0]]
                assert index.expire(datetime.fromtimestamp(rest[0], UTC)) == len(gone)
                model = {key: row for key, row in model.items() if key not in gone}
        found = {}
        for key in index:
            stored = index.get(key)
            text = next(i for i in range(3) if Fingerprint.of(document(None, i)).sketch == stored.fingerprint.sketch)
            seen = [int(stored.first_seen.timestamp()), int(stored.last_seen.timestamp())]
            found[stored.document.location, text] = [*seen, stored.has_text]
            assert stored.document.text == (invented(text) if stored.has_text else "")
        assert found == model
        assert len(index) == len(model)
