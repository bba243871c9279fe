// Everything here is a help. Each page works without it.
import { Button, Checkboxes, ErrorSummary, PasswordInput, SkipLink, createAll } from "../govuk/govuk-frontend.min.js";

for (const Component of [Button, Checkboxes, ErrorSummary, PasswordInput, SkipLink]) {
  createAll(Component);
}

// What a radio opens. GOV.UK's own part puts aria-expanded on radios, where ARIA does not allow it.
function showOpened() {
  for (const input of document.querySelectorAll(".govuk-radios__input[data-aria-controls]")) {
    const opened = document.getElementById(input.dataset.ariaControls);
    opened?.classList.toggle("govuk-radios__conditional--hidden", !input.checked);
  }
}
showOpened();
document.addEventListener("change", showOpened);
window.addEventListener("pageshow", showOpened);
