"""The room's blueprint, filled by the modules beside it."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)
