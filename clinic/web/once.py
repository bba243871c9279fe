"""One form, one record: the random key in a form is kept with what was sent and where its answer led.

Back and another wording under the same key is a new answer, not a repeat: only the same words are.
"""

import hashlib
import json
from datetime import timedelta
from typing import Any

from flask import Response, request
from sqlalchemy import CursorResult, delete, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from clinic.foundation.database import now
from clinic.web.models import FormOnce

KEY_LENGTH = 64
REMEMBERED = timedelta(days=7)
NOT_WORDS = frozenset({"csrf_token", "form_key"})


def _form_key() -> str:
    key = request.form.get("form_key", "")
    return key if 0 < len(key) <= KEY_LENGTH and key.isascii() and key.isprintable() else ""


def _sent() -> str:
    """The hash of what was sent, in its order."""
    pairs = [[name, value] for name, value in request.form.items(multi=True) if name not in NOT_WORDS]
    pairs += [[name, _file_hash(file)] for name, file in request.files.items(multi=True)]
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()


def _file_hash(file: FileStorage) -> str:
    """Of what a file holds, whoever read it before; it can be read again afterwards."""
    file.seek(0)
    held = file.read()
    file.seek(0)
    return hashlib.sha256(held).hexdigest()


def earlier_answer(session: Session, viewer: Any) -> str | None:
    """Where this very form led when this viewer sent it before, or None."""
    key = _form_key()
    if not key or viewer is None:
        return None
    return session.scalar(
        select(FormOnce.location).where(
            FormOnce.form_key == key, FormOnce.viewer_id == viewer.id, FormOnce.sent == _sent()
        )
    )


def remember_answer(session: Session, viewer: Any, response: Response) -> None:
    """Keep the key of a form that was saved; its UNIQUE key refuses the second of two at once."""
    key = _form_key()
    if key and viewer is not None and response.location:
        session.add(
            FormOnce(
                form_key=key,
                viewer_id=viewer.id,
                sent=_sent(),
                location=response.location,
                saved_at=now(session),
            )
        )


def was_answered(session: Session, viewer: Any, form_key: str) -> bool:
    """Whether this viewer's form with this key was saved, whatever its words were."""
    found = select(FormOnce.form_key).where(FormOnce.form_key == form_key, FormOnce.viewer_id == viewer.id)
    return bool(form_key) and session.scalar(found.limit(1)) is not None


def forget_old_answers(session: Session) -> int:
    """Keys of forms that no browser can still send: nobody is signed in for so long. How many went."""
    too_old = FormOnce.saved_at < now(session) - REMEMBERED
    gone: CursorResult[Any] = session.execute(delete(FormOnce).where(too_old))  # type: ignore[assignment]
    return gone.rowcount
