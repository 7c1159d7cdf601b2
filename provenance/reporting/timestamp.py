"""Since when, at the latest, has a file been as it is, by the word of a time-stamping authority (RFC 3161)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.errors import BundleError, ProvenanceError

if TYPE_CHECKING:
    import httpx

SUFFIX = ".tsr"
"""What the answer of the authority is called: as the file, and this."""
_KIND = "application/timestamp-query"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A verified time stamp: the *time* that the *authority*, as its certificate calls it, puts to the file."""

    time: datetime
    authority: str


def ask_for_stamp(path: Path, authority: str, client: httpx.Client) -> bytes:
    """The answer of the *authority* at that address to the SHA-256 of *path*, which is all it gets to see.

    Raises what ``fetch()`` raises, and BundleError where the answer is no time stamp for this file.
    """
    library = _library()
    from provenance.acquisition.fetch import fetch

    query = library.TimestampRequestBuilder(data=path.read_bytes(), hash_algorithm=library.HashAlgorithm.SHA256).build()
    answer = fetch(authority, client, interface=True, headers={"Content-Type": _KIND}, post=query.as_bytes())
    response = _decoded(path, answer.content)
    if response.tst_info.message_imprint.message != _digest(path) or response.tst_info.nonce != query.nonce:
        raise BundleError(str(path), "the authority answered with a time stamp for something else")
    return answer.content


def verified_stamp(path: Path, answer: bytes, roots: bytes) -> Stamp:
    """The time stamp in *answer*, held against the file *path* and the root certificates *roots* (PEM).

    Raises BundleError where it is not for this file, or not by anybody whom *roots* vouch for.
    """
    library = _library()
    from cryptography.x509 import load_pem_x509_certificates
    from cryptography.x509.oid import NameOID

    try:
        certificates = load_pem_x509_certificates(roots)
    except ValueError:
        raise BundleError(str(path), "the root certificates are not PEM") from None
    response = _decoded(path, answer)
    try:
        verifier = library.VerifierBuilder(roots=certificates).build()
        verifier.verify(response, _digest(path))
    except (library.VerificationError, ValueError) as error:
        raise BundleError(str(path), f"its time stamp does not hold: {error}") from None
    name = response.tst_info.name
    names = name.value.get_attributes_for_oid(NameOID.COMMON_NAME) if name is not None else []
    return Stamp(response.tst_info.gen_time, str(names[0].value) if names else "an authority without a name")


def _decoded(path: Path, answer: bytes) -> Any:
    library = _library()
    try:
        response = library.decode_timestamp_response(answer)
        granted = library.PKIStatus(response.status) == library.PKIStatus.GRANTED
    except ValueError:
        raise BundleError(str(path), "the answer of the authority is no time stamp") from None
    if not granted:
        raise BundleError(str(path), "the authority refused to give a time stamp")
    return response


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()


def _library() -> Any:
    try:
        import rfc3161_client
    except ImportError:
        raise ProvenanceError("time stamps need rfc3161-client: pip install 'provenance-checker[timestamp]'.") from None
    return rfc3161_client
