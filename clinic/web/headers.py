"""The headers of every answer, errors included."""

from flask import Flask, Response, current_app, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",  # no-referrer would make browsers send "Origin: null" with forms
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
PAPER = "application/pdf"
FONTS = ".woff2"  # they change with the name alone; asked for anew on every page, text would flicker
A_MONTH = "public, max-age=2592000"
HSTS = "max-age=31536000; includeSubDomains"


def set_headers(response: Response) -> Response:
    """Nothing from elsewhere, nothing inline, nothing framed; and nothing private kept by a browser."""
    for name, value in ALWAYS.items():
        response.headers[name] = value
    if response.mimetype == PAPER:
        response.headers["Cache-Control"] = "private, no-store"
    elif request.endpoint != "static" or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    elif request.path.endswith(FONTS):
        response.headers["Cache-Control"] = A_MONTH
    if current_app.extensions["settings"].https:
        response.headers["Strict-Transport-Security"] = HSTS
    return response


def install(app: Flask) -> None:
    """Set them on every answer of this app."""
    app.after_request(set_headers)
