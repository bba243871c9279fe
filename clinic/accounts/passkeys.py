"""Passkeys (WebAuthn): what the browser is asked, and whether its answer is right. Plain values, no web.

The device checks its own lock (PIN, finger, face) where it has one; the password was given before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import webauthn
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

NAME = "Warm Handoff"
KNOWN_TRANSPORTS = frozenset(transport.value for transport in AuthenticatorTransport)


class BadPasskey(Exception):
    """The browser's answer is not the right one."""


@dataclass(frozen=True)
class Site:
    """Whom a passkey is for: the host name that people type, and where the page came from."""

    host: str
    origin: str


@dataclass(frozen=True)
class KnownPasskey:
    """A passkey as it is stored. `transports`: with commas between."""

    id: UUID
    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: str = ""


@dataclass(frozen=True)
class NewPasskey:
    """What is stored of one that was just made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: str


def creation_options(
    site: Site, *, user_id: UUID, email: str, name: str, known: Sequence[KnownPasskey], challenge: bytes
) -> str:
    """JSON for `navigator.credentials.create`."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=NAME,
        user_id=user_id.bytes,
        user_name=email,
        user_display_name=name,
        challenge=challenge,
        exclude_credentials=_descriptors(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
    )
    return webauthn.options_to_json(options)


def check_creation(site: Site, answer: str, *, challenge: bytes) -> NewPasskey:
    """A passkey that was just made. Raises BadPasskey."""
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
        transports = _transports(answer)
    except (WebAuthnException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadPasskey from error
    return NewPasskey(made.credential_id, made.credential_public_key, made.sign_count, transports)


def request_options(site: Site, *, known: Sequence[KnownPasskey], challenge: bytes) -> str:
    """JSON for `navigator.credentials.get`."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        allow_credentials=_descriptors(known),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return webauthn.options_to_json(options)


def check_answer(
    site: Site, answer: str, *, known: Sequence[KnownPasskey], challenge: bytes
) -> tuple[KnownPasskey, int]:
    """Which of the known passkeys answered, and its new count. Raises BadPasskey."""
    try:
        parsed = webauthn.helpers.parse_authentication_credential_json(answer)
        used = next(one for one in known if one.credential_id == parsed.raw_id)
        checked = webauthn.verify_authentication_response(
            credential=parsed,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=used.public_key,
            credential_current_sign_count=used.sign_count,
        )
    except (WebAuthnException, StopIteration, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadPasskey from error
    return used, checked.new_sign_count


def _descriptors(known: Sequence[KnownPasskey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=one.credential_id,
            transports=[AuthenticatorTransport(word) for word in one.transports.split(",") if word] or None,
        )
        for one in known
    ]


def _transports(answer: str) -> str:
    parsed = webauthn.helpers.parse_registration_credential_json(answer)
    named = [transport.value for transport in parsed.response.transports or ()]
    return ",".join(word for word in named if word in KNOWN_TRANSPORTS)
