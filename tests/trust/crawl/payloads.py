"""What may come in, by class. Each holds MARK, so that it can be found wherever it went."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

MARK = "zq7x"
SUM = "7331*7"
SUM_DONE = str(7331 * 7)  # stands on no page unless a template worked it out


@dataclass(frozen=True)
class Class:
    """`text`: what is sent, several for an answer that comes twice; None: the name is empty: left out.

    `verdict`: kept (may be taken, then it reads back equal), refused (no text field takes it), any.
    `raw`: bytes that stand in the body in place of the text.
    """

    name: str
    text: str | None | Sequence[str]
    verdict: str = "kept"
    raw: bytes = b""

    @property
    def kind(self) -> str:
        """The first word of its name: markup, template, control."""
        return self.name.split(" ")[0].rstrip(":,")

    def texts(self) -> Sequence[str]:
        return () if self.text is None else (self.text,) if isinstance(self.text, str) else self.text


def tidied(text: str) -> str:
    """What reading back must give (written here anew, not taken from the code that is tested)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines.strip(" \u00a0\n\t"))


KEPT = (
    Class("markup", f"<b>{MARK}</b><script>alert(1)</script>&amp;"),
    Class("markup in an attribute", f"\"'><img src=x onerror=alert(1)>{MARK}"),
    Class("markup of a comment", f"{MARK}--><!-- ]]></textarea></title>"),
    Class("template {{ }}", f"{MARK}{{{{{SUM}}}}}{{% raise %}}"),
    Class("template ${ }", f"{MARK}${{{SUM}}}#{{{SUM}}}<%={SUM}%>"),
    Class("format %", f"{MARK}%s%n%x%(a)s%d%%"),
    Class("format { }", f"{MARK}{{0}}{{0.__class__}}{{name}}{{}}{{"),
    Class("formula =", f"=1+1+{MARK}"),
    Class("formula @", f"@SUM({MARK})"),
    Class("formula +", f"+1{MARK}"),
    Class("formula -", f"-1{MARK}|cmd"),
    Class("query", f"{MARK}'; DROP TABLE client;--\\"),
    Class("path", f"../../{MARK}/etc/passwd"),
    Class("address", f"javascript:alert('{MARK}')"),
    Class("zero-width twin", f"{MARK}\u200bRosa\u200d"),
    Class("to be composed", f"{MARK} Jose\u0301 A\u030a n\u0303"),
    Class("beyond the first plane", f"{MARK} \U0001f469\u200d\U0001f4bb \U00020000"),
    Class("right to left", f"{MARK} سام עם"),
    Class("spaces around", f"  {MARK}\u00a0 "),
)
REFUSED = (
    Class("header: a line break", f"{MARK}\r\nSet-Cookie: a=b\r\n\r\n<b>\x00", "refused"),
    Class("control C0", f"{MARK}\x07\x1b[31m", "refused"),
    Class("control C1", f"{MARK}\x85\x9b31m", "refused"),
    Class("bidi override", f"{MARK}\u202egnp.exe", "refused"),
    Class("bidi isolate", f"{MARK}\u2066x\u2069", "refused"),
    Class("line separator", f"{MARK}\u2028x", "refused"),
    Class("line separator of paragraphs", f"{MARK}\u2029x", "refused"),
    Class("NUL", f"{MARK}\x00x", "refused"),
    Class("control: no character", f"{MARK}\ufffe\U0001ffff", "refused"),
    Class("twice", (MARK, f"{MARK}b"), "refused"),
    Class("60,000 letters", MARK * 15_000, "refused"),
)
ANY = (
    Class("empty", "", "any"),
    Class("left out", None, "any"),
    Class("empty: spaces alone", " \u3000 ", "any"),
    Class("number 1.5", "1.5", "any"),
    Class("number below zero", "-1", "any"),
    Class("number without an end", "9" * 400, "any"),
    Class("number of floats", "1e309", "any"),
    Class("number that is none", "NaN", "any"),
    Class("figures of another script", "\u0663\u0661", "any"),
    Class("figures raised", "\u00b2", "any"),
    Class("date: day 31", "31", "any"),
    Class("date: day 0", "0", "any"),
    Class("date: year 0000", "0000", "any"),
    Class("date: year 99999", "99999", "any"),
    Class("date: month in words", "febr", "any"),
    Class("id that is none", "not-an-id", "any"),
    Class("id of nobody", "00000000-0000-4000-8000-00000000dead", "any"),
    Class("id of a worker", "worker:00000000-0000-4000-8000-00000000dead", "any"),
    Class("shape: a list", "[]", "any"),
    Class("shape: true", "true", "any"),
    Class("shape: a deep list", "[" * 9_000, "any"),
)
BYTES = (
    Class("bytes: lone surrogate", MARK, "any", raw=b"a%ED%A0%80b"),
    Class("bytes: no UTF-8", MARK, "any", raw=b"a%ffb"),
    Class("bytes: raw, no UTF-8", MARK, "any", raw=b"a\xff\xfeb"),
    Class("bytes: overlong", MARK, "any", raw=b"a%C0%AFb"),
)
TOO_MUCH = Class("1 MB", "x" * 1_000_000, "any")
BY_CLASS = (*KEPT, *REFUSED, *ANY)


def ids_of(*others: UUID) -> tuple[Class, ...]:
    """Ids of what belongs to another team."""
    return tuple(
        Class(f"id of another team, {start or 'bare'}", f"{start}{one}", "any")
        for one in others
        for start in ("", "person:", "worker:", "place:")
    )
