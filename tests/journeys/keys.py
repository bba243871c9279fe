"""Getting about a page with the keyboard alone."""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if has_focus(wanted):
            expect(wanted).to_be_in_viewport()
            return
    raise AssertionError(f"Tab never came to {wanted}")


def has_focus(wanted: Locator) -> bool:
    """Whether this is where typing goes."""
    return bool(wanted.evaluate("one => one === document.activeElement"))
