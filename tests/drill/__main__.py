"""The table at the end of ./dev drill: python -m tests.drill FILE. Fails when a bar was missed."""

import sys
from pathlib import Path

from tests.drill.results import rows_in, table_of

rows = rows_in(Path(sys.argv[1]))
print(table_of(rows))
missed = sum(not row["ok"] for row in rows)
print(f"\n{len(rows)} results, {missed} of them short of the bar. They are in {sys.argv[1]}.")
sys.exit(1 if missed or not rows else 0)
