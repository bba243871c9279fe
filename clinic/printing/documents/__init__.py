"""From one reader's copy of a plan to the plain values of each document.

What a reader may not have is gone before this.
"""

from clinic.printing.documents.frame import neutral_file_name, plain_values
from clinic.printing.documents.plan import MAY_MOVE, client_plan
from clinic.printing.documents.registry import DOCUMENTS, Document

__all__ = ["DOCUMENTS", "MAY_MOVE", "Document", "client_plan", "neutral_file_name", "plain_values"]
