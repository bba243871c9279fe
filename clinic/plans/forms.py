"""Forms of the plan room: make the plan, answer a stop."""

from clinic.web.fields import Hidden, Line, Words, needed
from clinic.web.forms import BaseForm

CORRECTION = "What is different from the plan before? (You may leave this empty.)"


class MakeForm(BaseForm):
    """`seen`: the hash of the draft that stood on the page: nobody freezes what they have not read."""

    seen = Hidden()
    correction = Words(CORRECTION, hint="For you and your team. It is not printed.", rows=2, longest=500)


class AcceptForm(BaseForm):
    """`key`: which stop or gap is answered."""

    key = Hidden()
    reason = Line("How do you know?", (needed("Write in a few words how you know."),))
