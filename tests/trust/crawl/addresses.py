"""Rounds over what is no form: queries, parts of addresses, headers, cookies."""

from collections.abc import Iterator
from urllib.parse import quote

from werkzeug.routing import Rule

from tests.trust.crawl.forms import Crawl
from tests.trust.crawl.payloads import BY_CLASS, BYTES, MARK, Class
from tests.trust.crawl.sending import Sender
from tests.trust.everyone import COOKIE, Ask, asks

Sent = tuple[str, str]  # (what it is, what stands in the address)

LONG_WORD = MARK * 500
WORDS: tuple[Sent, ...] = (
    ("markup", quote(f"<b>{MARK}</b>", safe="")),
    ("template", quote(f"{MARK}{{{{7331*7}}}}", safe="")),
    ("format", f"{MARK}%25s%25n"),
    ("NUL", f"{MARK}%00"),
    ("line break", f"{MARK}%0D%0ASet-Cookie:a=b"),
    ("bidi", f"{MARK}%E2%80%AE"),
    ("lone surrogate", f"{MARK}%ED%A0%80"),
    ("no UTF-8", f"{MARK}%ff"),
    ("path", "..%2f..%2fetc%2fpasswd"),
    ("dots", ".."),
    ("long", LONG_WORD),
    ("quote", f"{MARK}%27%20or%201=1--"),
)
NUMBERS: tuple[Sent, ...] = (
    ("zero", "0"),
    ("below zero", "-1"),
    ("half", "1.5"),
    ("huge", "9" * 30),
    ("too big by one", "9" * 9),
    ("endless", "9" * 5000),
    ("another script", quote("\u0663")),
    ("hexadecimal", "0x1"),
)
IDS: tuple[Sent, ...] = (
    ("nobody's", "00000000-0000-4000-8000-00000000dead"),
    ("no dashes", "0" * 32),
    ("in braces", "%7B00000000-0000-4000-8000-00000000dead%7D"),
)
HEADER_VALUES = (
    f"<b>{MARK}</b>",
    f"{MARK}{{{{7331*7}}}}%s%n",
    f"{MARK}" * 1000,
    f"evil.{MARK}.example",
    f"https://evil.{MARK}.example/x?y=\xff",
    '"',
    ",,;;==",
    "\x00\x1b\xe9",
    "bytes=0-,5-1,-99999999999999999999",
    "-1",
    "null",
    "application/json",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\xff",
    "application/x-www-form-urlencoded; charset=utf-7",
    "xx-" * 500,
)
HEADERS = (
    "Referer Origin Accept-Language Accept Accept-Encoding Cookie Authorization Authentication-Token "
    "User-Agent X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto X-Forwarded-Prefix Forwarded X-Real-IP "
    "X-HTTP-Method-Override Range If-Range If-None-Match If-Modified-Since HX-Request HX-Target "
    "HX-Current-URL HX-Boosted Sec-Fetch-Mode Sec-Fetch-User Content-Type Content-Encoding "
    "Transfer-Encoding X-Original-URL X-CSRFToken"
).split()


def in_queries(crawl: Crawl, *, part: slice = slice(None)) -> Iterator[tuple[str, str, str]]:
    """(desk, address, what): every parameter of a query that a page uses, with every class."""
    found = []
    for endpoint, (desk, path, names) in sorted(crawl.queries.items()):
        for name in sorted(names):
            found += [
                (desk, f"{path}?{query}", f"{endpoint}?{name} {what}") for what, query in _queries(name)
            ]
    yield from found[part]


def _queries(name: str) -> Iterator[Sent]:
    for one in (*BY_CLASS, *BYTES):
        if one.name != "60,000 letters":  # gunicorn refuses addresses over 8,190 bytes
            yield one.name, _query(name, one)
    yield "nested", f"{name}[x]=1&{name}.y=2&{name}-0-z=3"


def _query(name: str, one: Class) -> str:
    values = [one.raw.decode("latin-1")] if one.raw else [quote(text, safe="") for text in one.texts()]
    return "&".join(f"{name}={value[:7000]}" for value in values) or name


def in_addresses(crawl: Crawl) -> Iterator[tuple[str, str, str, str, bool]]:
    """(desk, method, address, what, is it of the wrong type): every part of every rule, with odd values."""
    world = crawl.street.world
    foreign = (("Wilma's", str(crawl.street.wilma)), ("Una's", str(crawl.street.una)))
    for ask in asks(world.app):
        for name in sorted(ask.rule.arguments):
            kind = type(ask.rule._converters[name]).__name__
            for what, value in _values(kind, foreign):
                path = _with(world.path(ask), ask, name, value, crawl)
                is_wrong = kind == "UUIDConverter" and (what, value) in (*WORDS, *NUMBERS, *IDS[1:])
                yield "own", ask.method, path, f"{ask.rule.endpoint} {name}: {what}", is_wrong


def _values(kind: str, foreign: tuple[Sent, ...]) -> tuple[Sent, ...]:
    if kind == "UUIDConverter":
        return (*foreign, *IDS, *WORDS, *NUMBERS)
    return (*NUMBERS, *WORDS) if kind == "Number" else (*WORDS, *NUMBERS, *foreign)


def _with(path: str, ask: Ask, name: str, value: str, crawl: Crawl) -> str:
    """The address with another value in one part."""
    adapter = crawl.street.world.app.url_map.bind("localhost")
    _, now = adapter.match(path, method=ask.method)
    return _fill(ask.rule, {key: value if key == name else quote(str(one)) for key, one in now.items()})


def _fill(rule: Rule, values: dict[str, str]) -> str:
    parts = []
    for is_dynamic, data in rule._trace:
        parts.append(values.get(data, "") if is_dynamic else data)
    return "".join(parts).removeprefix("|")


def in_headers(*, part: slice = slice(None)) -> Iterator[tuple[str, str]]:
    """(name, value) of a header."""
    found = [(name, value) for name in HEADERS for value in HEADER_VALUES]
    yield from found[part]


FORGED = (
    "",
    "x",
    f"{MARK}.{MARK}.{MARK}",
    "eyJzaWduX2luIjoiYWRtaW4ifQ.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb",
    ".eJwdy0EKgCAQheG7zLq",
    "." * 4000,
    "\xff\xfe",
    '"; Path=/; Domain=evil',
)


def with_forged_cookies(sender: Sender, path: str) -> Iterator[int]:
    """Statuses of a page asked for, and of a form sent, with cookies that we never made."""
    for value in FORGED:
        desk = sender.street.world.desks["own"]
        desk.set_cookie(COOKIE, value)
        answer = sender.request("own", path, what=f"forged cookie {value[:20]!r}")
        yield answer.status_code
        sender.settle(answer, "forged cookie")
        desk.set_cookie(COOKIE, value)
        answer = sender.request("own", path, "POST", what=f"forged cookie {value[:20]!r}", body=b"name=x")
        yield answer.status_code
        sender.settle(answer, "forged cookie")


def ask_address(sender: Sender, desk: str, method: str, path: str, what: str, is_wrong: bool) -> None:
    """One address with something odd in it; with the token, so that nothing but the address is wrong."""
    token = sender.street.world.tokens[desk]
    body = f"csrf_token={token}".encode() if method == "POST" else None
    answer = sender.request(desk, path, method, what=what, body=body)
    if is_wrong and answer.status_code not in (400, 404, 405):
        sender.faults.append(f"{answer.status_code} for {what} [{path}]")
    sender.settle(answer, what)


def ask_with_header(sender: Sender, name: str, value: str) -> None:
    """A page, and a form without its token, with something odd in one header."""
    for method, body in (("GET", None), ("POST", b"preferred_name=zq7x")):
        answer = sender.request(
            "own", "/clients/new", method, what=f"{name}: {value[:30]!r}", body=body, headers={name: value}
        )
        if "evil" in answer.headers.get("Location", ""):
            sender.faults.append(f"{name} leads elsewhere")
        sender.settle(answer, name)
