"""A browser's own description of itself, in words that its owner recognizes."""

# The first that fits: most browsers also call themselves by the names of others.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "a Chromebook"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "A browser that does not say its name"


def device_words(description: str) -> str:
    """ "Firefox on Windows"; what is not known is left out."""
    browser = _first(BROWSERS, description)
    system = _first(SYSTEMS, description)
    if not browser:
        return UNKNOWN
    return f"{browser} on {system}" if system else browser


def _first(known: tuple[tuple[str, str], ...], description: str) -> str:
    return next((words for sign, words in known if sign in description), "")
