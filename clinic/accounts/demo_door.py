"""The demo's password, the same for everybody in it. Demo mode is refused in production."""

DEMO_PASSWORD = "circle and square meet"
