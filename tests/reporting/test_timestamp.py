"""Against an authority of our own: openssl's, behind a real server on loopback."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug import Response

from provenance.cli.group import cli
from provenance.errors import BundleError, FetchError
from provenance.reporting.bundle import Bundle
from provenance.reporting.manifest import Command
from provenance.reporting.timestamp import ask_for_stamp, verified_stamp

CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {0}/serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


@dataclass
class Authority:
    """A root certificate, and what answers queries with a certificate below it."""

    folder: Path

    @property
    def roots(self):
        return (self.folder / "root.pem").read_bytes()

    def openssl(self, *arguments):
        subprocess.run(["openssl", *map(str, arguments)], cwd=self.folder, check=True, capture_output=True)  # noqa: S603, S607 - our own words

    def answer(self, query):
        (self.folder / "query").write_bytes(query)
        self.openssl(
            *"ts -reply -config tsa.cnf -section here -queryfile query -signer tsa.pem -inkey tsa.key -out answer".split()
        )
        return (self.folder / "answer").read_bytes()


def authority(folder):
    folder.mkdir()
    (folder / "tsa.cnf").write_text(CONFIG.format(folder))
    (folder / "serial").write_text("01")
    made = Authority(folder)
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    made.openssl(*f"req -x509 {key} -days 2 -subj /CN=Root.example -keyout root.key -out root.pem".split(),
                 "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    made.openssl(*f"req {key} -subj /CN=Clock.example -keyout tsa.key -out tsa.csr".split())
    made.openssl(
        *"x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 2 -out tsa.pem -extfile tsa.cnf -extensions stamping".split()
    )
    return made


@pytest.fixture(scope="module")
def clock(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("openssl plays the authority")
    return authority(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "b.zip"
    path.write_bytes(b"any bytes at all")
    return path


@pytest.fixture
def address(clock, httpserver):
    httpserver.expect_request("/tsa", method="POST").respond_with_handler(
        lambda request: Response(clock.answer(request.data), content_type="application/timestamp-reply")
    )
    return httpserver.url_for("/tsa")


def test_a_stamp_says_since_when_the_file_is_as_it_is(clock, address, bundle, client, httpserver):
    answer = ask_for_stamp(bundle, address, client)
    stamp = verified_stamp(bundle, answer, clock.roots)
    assert abs(stamp.time - datetime.now(UTC)) < timedelta(minutes=1)
    assert stamp.authority == "Clock.example"
    assert b"any bytes" not in httpserver.log[-1][0].data


def test_a_stamp_holds_for_no_other_file(clock, address, bundle, client):
    answer = ask_for_stamp(bundle, address, client)
    bundle.write_bytes(b"any bytes at alL")
    with pytest.raises(BundleError, match="does not hold"):
        verified_stamp(bundle, answer, clock.roots)


def test_a_stamp_of_an_authority_that_nobody_vouches_for_does_not_hold(clock, address, bundle, client, tmp_path):
    answer = ask_for_stamp(bundle, address, client)
    other = authority(tmp_path / "other")
    with pytest.raises(BundleError, match="does not hold"):
        verified_stamp(bundle, answer, other.roots)
    with pytest.raises(BundleError, match="not PEM"):
        verified_stamp(bundle, answer, b"no certificate")
    flipped = bytearray(answer)
    flipped[-5] ^= 1
    with pytest.raises(BundleError):
        verified_stamp(bundle, bytes(flipped), clock.roots)


def test_an_old_stamp_for_something_else_is_not_taken(clock, bundle, client, httpserver):
    (clock.folder / "else").write_bytes(b"else")
    clock.openssl(*"ts -query -data else -sha256 -cert -out old".split())
    old = clock.answer((clock.folder / "old").read_bytes())
    httpserver.expect_request("/tsa", method="POST").respond_with_data(old)
    with pytest.raises(BundleError, match="for something else"):
        ask_for_stamp(bundle, httpserver.url_for("/tsa"), client)


@pytest.mark.parametrize("content", [b"", b"no stamp", b"\x30\x82"])
def test_an_answer_that_is_none_is_told_in_a_sentence(content, bundle, client, httpserver):
    httpserver.expect_request("/tsa").respond_with_data(content)
    with pytest.raises(BundleError, match="no time stamp"):
        ask_for_stamp(bundle, httpserver.url_for("/tsa"), client)


def test_an_authority_that_fails_is_told_with_its_status(bundle, client, httpserver):
    httpserver.expect_request("/tsa").respond_with_data("sorry", status=500)
    with pytest.raises(FetchError, match="500"):
        ask_for_stamp(bundle, httpserver.url_for("/tsa"), client)


def test_a_bundle_is_stamped_and_its_stamp_verified_on_the_command_line(clock, address, tmp_path):
    path, roots = tmp_path / "story.zip", tmp_path / "roots.pem"
    roots.write_bytes(clock.roots)
    with Bundle.recording(path, Command("check", {})) as made:
        made.finish([])

    def run(*arguments):
        return CliRunner().invoke(cli, [str(argument) for argument in arguments])

    assert run("stamp", path, "--authority", address, "--allow-private").exit_code == 0
    assert isinstance(run("stamp", path, "--authority", address, "--allow-private").exception, BundleError)
    assert "not looked at without --roots" in run("verify", path).output
    assert "UTC at the latest, says Clock.example" in run("verify", path, "--roots", roots).output
    path.with_name("story.zip.tsr").unlink()
    assert isinstance(run("verify", path, "--roots", roots).exception, BundleError)
