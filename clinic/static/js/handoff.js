// Everything here is a help. Each page works without it.
import { Button, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink, createAll } from "../govuk/govuk-frontend.min.js";

for (const Component of [Button, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink]) {
  createAll(Component);
}
