// Helps on pages of questions. Each page works without it: typing is kept when the page is sent.

// --- Questions that hang on another answer -----------------------------------------------------------

const PAUSE = 1500;

function given(key) {
  const said = new Set();
  for (const field of document.querySelectorAll(`[name^="${CSS.escape(key)}-"]`)) {
    const part = field.name.slice(key.length + 1);
    const isTicked = field.type !== "radio" && field.type !== "checkbox" ? field.value.trim() !== "" : field.checked;
    if (!isTicked) continue;
    if (["choice", "confirmed", "ticks"].includes(part)) said.add(field.value);
    else if (part === "nobody") said.add("none");
    else if (part === "person") said.add(field.value === "none" ? "none" : "some");
    else if (["text", "other"].includes(part) || part.startsWith("date-")) said.add("some");
    else if (part.startsWith("rows-") && !/-(row_id|gone|add|remove)$/.test(part)) said.add("some").add(field.value);
  }
  return said;
}

function chosen(name) {
  const field = document.querySelector(`[name="${CSS.escape(name)}"]:checked`);
  if (!field) return new Set();
  return new Set(field.value === "none" ? ["none"] : [field.value, "some"]);
}

function showWhatApplies() {
  for (const [attribute, read] of [["data-applies", given], ["data-when", chosen]]) {
    for (const part of document.querySelectorAll(`[${attribute}]`)) {
      const condition = part.getAttribute(attribute);
      const split = condition.lastIndexOf("=");
      const said = read(condition.slice(0, split));
      part.hidden = !condition.slice(split + 1).split(",").some((value) => said.has(value));
    }
  }
}

// --- Drafts ------------------------------------------------------------------------------------------

function keepDrafts(form) {
  const state = form.querySelector(".draft-state");
  let waiting = 0;
  let isSent = false;

  async function keep() {
    window.clearTimeout(waiting);
    waiting = 0;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.draft, { method: "POST", headers: { Accept: "application/json" }, body, keepalive: true });
      const words = answer.headers.get("content-type")?.includes("json") ? (await answer.json()).words : "Draft not saved";
      state.textContent = words;
      state.classList.toggle("draft-state--trouble", !answer.ok);
    } catch {
      state.textContent = "Draft not saved. We will try again when you go on typing.";
      state.classList.add("draft-state--trouble");
    }
  }

  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    isSent = true;
    window.clearTimeout(waiting);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waiting && !isSent) keep();
  });
}

// What stands there about one person is not about the next: it is cleared when somebody else is chosen.
function clearAbout(event) {
  for (const part of document.querySelectorAll("[data-about]")) {
    if (event.target.name !== part.dataset.about) continue;
    for (const field of part.querySelectorAll("input, textarea")) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
  }
}

document.body.classList.add("js-answers");
for (const form of document.querySelectorAll(".walk-form")) {
  showWhatApplies();
  form.addEventListener("change", clearAbout);
  form.addEventListener("change", showWhatApplies);
  form.addEventListener("input", showWhatApplies);
  if (form.dataset.draft) keepDrafts(form);
}
