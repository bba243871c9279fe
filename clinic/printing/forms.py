"""The forms of papers: which of them, in which language, and what stands at their head."""

from wtforms import ValidationError

from clinic.foundation.limits import LIMITS
from clinic.printing.logo import BadPicture, Picture, picture_of
from clinic.web.fields import Choice, Line, Option, Upload, needed
from clinic.web.forms import BaseForm

BY_ITSELF = "by_itself"


class PaperForm(BaseForm):
    """`wanted`: yes, no. `languages`: as stored, or BY_ITSELF; its options follow from the paper."""

    wanted = Choice(
        "Is it printed with the others?",
        (needed("Choose yes or no."),),
        options=(Option("yes", "Yes"), Option("no", "No, leave it out")),
    )
    languages = Choice("In which language are its fixed words?", (needed("Choose a language."),))

    def offer(self, languages: tuple[tuple[str, str], ...], by_itself: str) -> None:
        """The languages of this paper; without any the question isn't asked."""
        if not languages:
            del self.languages
            return
        follows = Option(BY_ITSELF, f"What follows from the record: {by_itself}")
        self.languages.options = (follows, *(Option(key, words) for key, words in languages))


class LogoForm(BaseForm):
    """A picture, and what it says. `taken`: the picture as we keep it, after `validate`."""

    taken: Picture | None = None
    has_logo = False

    picture = Upload(
        "The picture",
        hint="A PNG or a JPEG file of 1 MB at most, and 2,000 pixels on each side at most.",
        accept="image/png,image/jpeg",
    )
    words = Line(
        "What does it say?",
        (needed("Write what the logo says, in a few words."),),
        hint="For whoever can’t see it. Usually the name on it: “Juniper Street Clinic”.",
        longest=LIMITS.lengths.line,
    )

    def validate_picture(self, field: Upload) -> None:
        """One that can be read; with a logo in use, none at all leaves that one."""
        if not field.data and self.has_logo:
            return
        try:
            self.taken = picture_of(field.data)
        except BadPicture as error:
            raise ValidationError(str(error)) from error
