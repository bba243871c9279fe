"""E-mail addresses as keys of accounts."""


def fold_email(email: str) -> str:
    """An e-mail address as it is looked up and counted."""
    return email.strip().casefold()
