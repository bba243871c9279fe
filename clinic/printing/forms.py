"""The form of one paper: is it printed with the others, and in which language."""

from clinic.web.fields import Choice, Option, needed
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
