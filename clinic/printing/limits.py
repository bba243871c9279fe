"""What rendering may use. The child sets these for itself before it reads anything."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """memory: bytes of address space. cpu, wall: seconds for one document. output: bytes of its file.

    documents, kept: after how many documents, and from how many bytes on, a process is replaced.
    """

    memory: int = 1536 * MEGABYTE
    cpu: int = 60
    wall: float = 90.0
    output: int = 20 * MEGABYTE
    documents: int = 300
    kept: int = 512 * MEGABYTE
