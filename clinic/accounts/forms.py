"""Forms of signing in and of accounts."""

from typing import Any

from wtforms import ValidationError

from clinic.access.permissions import Role
from clinic.accounts.passwords import SHORTEST, problem_with
from clinic.accounts.role_words import ROLE_WORDS
from clinic.foundation.limits import LIMITS
from clinic.web.fields import Email, Hidden, Line, Option, Password, Phone, Ticks, needed
from clinic.web.forms import BaseForm


class SignInForm(BaseForm):
    """The front door. `next`: where to go afterwards."""

    email = Line(
        "Work e-mail",
        [needed("Write your work e-mail address.")],
        longest=LIMITS.lengths.email,
        autocomplete="username",
    )
    password = Password("Password", [needed("Write your password.")])
    next = Hidden(longest=LIMITS.lengths.words)


class ProveAgainForm(BaseForm):
    """Asked before a sensitive act: the password, and the second step of whoever has one."""

    password = Password("Your password", [needed("Write your password.")])
    code = Line(
        "Code from the app on your phone",
        hint="Six digits. You can paste them.",
        width=10,
        autocomplete="one-time-code",
    )
    credential = Hidden(longest=LIMITS.lengths.story)
    next = Hidden(longest=LIMITS.lengths.words)

    def fit_to(self, *, has_app: bool) -> None:
        """Ask for a code of whoever has an app for codes."""
        if not has_app:
            del self.code

    def validate_code(self, field: Line) -> None:
        """A passkey's answer does as well."""
        if not field.data and not field.errors and not self.credential.data:
            raise ValidationError("Write the six digits that the app shows.")


class CodeForm(BaseForm):
    """A code from the app on a phone."""

    code = Line(
        "Code",
        [needed("Write the six digits that the app shows.")],
        hint="Six digits. You can paste them.",
        width=10,
        autocomplete="one-time-code",
    )
    next = Hidden(longest=LIMITS.lengths.words)


class RecoveryForm(BaseForm):
    """A recovery code."""

    recovery_code = Line(
        "Recovery code",
        [needed("Write one of your recovery codes.")],
        hint="Like ABCD-EFGH-JKLM-NPQR.",
        width=20,
    )
    next = Hidden(longest=LIMITS.lengths.words)


class PasskeyForm(BaseForm):
    """What a passkey answered. `js/passkey.js` fills it in and sends it."""

    credential = Hidden(longest=LIMITS.lengths.story)
    next = Hidden(longest=LIMITS.lengths.words)


class NewPasskeyForm(PasskeyForm):
    """A passkey that was just made, and how its owner calls it."""

    name = Line(
        "What do you call it?",
        [needed("Write a name, so that you know it again.")],
        hint="Like my phone, or the blue key.",
        width=20,
        longest=LIMITS.lengths.name,
    )


class NewPasswordForm(BaseForm):
    """Choosing a password, typed once: it can be shown on the screen."""

    about: tuple[str, ...] = ()
    shortest: int = SHORTEST
    new_password = Password("New password", [needed("Choose a password.")], new=True)

    def fit_to(self, *about: str, shortest: int) -> None:
        """`about`: words that it may not hold; `shortest`: characters that it needs at least."""
        self.about, self.shortest = about, shortest
        self.new_password.hint = (
            f"At least {shortest} characters. Three or four words that don’t belong together work well."
        )

    def validate_new_password(self, field: Password) -> None:
        """Length, the block list, and nothing about the person."""
        problem = problem_with(field.data, about=self.about, shortest=self.shortest) if field.data else ""
        if problem:
            raise ValidationError(problem)


class ChangePasswordForm(NewPasswordForm):
    """The old password, and a new one."""

    password = Password("The password you have now", [needed("Write the password you have now.")])


class PersonForm(BaseForm):
    """An account. Teams are given to the bound form: `form.set_teams(...)`."""

    name = Line("Name", [needed("Write the person’s name.")], longest=LIMITS.lengths.name, width=30)
    email = Email("Work e-mail", [needed("Write the person’s work e-mail address.")], width=30)
    job = Line("Job", hint="As clients know it, like case manager or ward nurse.", width=30)
    phone = Phone("Work phone", hint="Printed in plans while this person works with a client.")
    roles = Ticks(
        "What may this person do?",
        [needed("Tick at least one.")],
        options=[Option(role.value, words.title, words.what) for role, words in ROLE_WORDS.items()],
    )
    teams = Ticks("Which teams does this person work in?")
    supervises = Ticks(
        "Which teams does this person supervise?", hint="A supervisor sees every client of the team."
    )

    def set_teams(self, teams: tuple[tuple[Any, str], ...]) -> None:
        """Offer the teams of the clinic."""
        options = tuple(Option(str(team_id), name) for team_id, name in teams)
        self.teams.options = self.supervises.options = options

    def validate_supervises(self, field: Ticks) -> None:
        """Only a supervisor supervises."""
        if field.data and Role.SUPERVISOR.value not in self.roles.data:
            raise ValidationError("Tick “Supervise a team” above, or leave this empty.")


class ChangePersonForm(PersonForm):
    """An account that is there: its address stays, for it is what the person signs in with."""

    email = None  # type: ignore[assignment]  # so WTForms takes a field away
