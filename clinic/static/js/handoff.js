// Everything here is a help. Each page works without it.
import { Button, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink, createAll } from "../govuk/govuk-frontend.min.js";

for (const Component of [Button, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink]) {
  createAll(Component);
}

// On a narrow screen the navigation folds behind one button.
const button = document.querySelector(".menu-button");
const menu = document.getElementById("site-menu");
if (button && menu) {
  button.hidden = false;
  menu.hidden = true;
  button.addEventListener("click", () => {
    menu.hidden = !menu.hidden;
    button.setAttribute("aria-expanded", String(!menu.hidden));
  });
}
