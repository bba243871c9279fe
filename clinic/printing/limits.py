"""What one rendering may use. The child sets these for itself before it reads anything."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """memory: bytes of address space. cpu, wall: seconds. output: bytes of the finished file."""

    memory: int = 1536 * MEGABYTE
    cpu: int = 60
    wall: float = 90.0
    output: int = 20 * MEGABYTE
