"""Imports every models module, so that Alembic and the tests see one metadata."""

from clinic.accounts import models as accounts_models
from clinic.audit import models as audit_models
from clinic.caseload import models as caseload_models
from clinic.caseload import models_people
from clinic.checklist import models as checklist_models
from clinic.foundation import sealed
from clinic.foundation.database import Base
from clinic.keeping import models as keeping_models
from clinic.plans import models as plans_models
from clinic.printing import models as printing_models
from clinic.web import models as web_models

__all__ = [
    "accounts_models",
    "audit_models",
    "caseload_models",
    "checklist_models",
    "keeping_models",
    "metadata",
    "models_people",
    "plans_models",
    "printing_models",
    "sealed",
    "web_models",
]

metadata = Base.metadata
