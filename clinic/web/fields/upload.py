"""A file to choose. What was chosen can't be shown again on a page that failed: browsers don't allow it."""

from collections.abc import Sequence
from typing import Any

from flask import request
from markupsafe import Markup

from clinic.web.fields.drawing import draw, frame, label_of
from clinic.web.fields.single import DrawnField


class Upload(DrawnField):
    """One file. `accept`: kinds that the browser offers. Data: its bytes, b"" for none.

    The form that holds it needs enctype="multipart/form-data".
    """

    def __init__(
        self, label: str = "", validators: Sequence[Any] = (), *, accept: str = "", **more: Any
    ) -> None:
        super().__init__(label, validators, **more)
        self.accept = accept

    def process_data(self, value: bytes | None) -> None:
        """Nothing is stored in a form."""
        self.data = b""

    def process_formdata(self, values: Sequence[str]) -> None:
        """Whatever stands under this name among the files of the request."""
        sent = request.files.get(self.name)
        self.data = sent.read() if sent else b""

    def draw(self, **look: Any) -> Markup:
        """Label, hint, error, input."""
        own = {"label": label_of(self), "attributes": {"accept": self.accept}}
        return draw("file-upload", "govukFileUpload", frame(self) | own | look)
