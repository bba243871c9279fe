// Warns before the session ends, keeps it alive with one key, and covers the page when it has ended.
// What was typed stays on the page behind: sign in in another tab, come back, go on.
const WARN = 120 * 1000;
const SEEN = "handoff-seen";

const dialog = document.getElementById("away");
const idle = Number(dialog.dataset.idleSeconds) * 1000;
const warning = dialog.querySelector(".away__warning"); // nobody used it: a press keeps it open
const last = dialog.querySelector(".away__last"); // the longest that a session lasts: no press helps
const ended = dialog.querySelector(".away__ended");
const notYet = dialog.querySelector(".away__not-yet");
const parts = [warning, last, ended];
let wholeEnd = Date.now() + Number(dialog.dataset.wholeSeconds) * 1000;
let isToldOfEnd = false;

// Any tab of this browser keeps the session alive for all of them.
const seen = () => localStorage.setItem(SEEN, String(Date.now()));
const idleLeft = () => idle - (Date.now() - Number(localStorage.getItem(SEEN) || Date.now()));
const wholeLeft = () => wholeEnd - Date.now();

function show(part) {
  for (const one of parts) one.hidden = one !== part;
  dialog.classList.toggle("away--ended", part === ended);
  if (!dialog.open) dialog.showModal();
  part.querySelector("[autofocus], a, button").focus();
}

function close() {
  if (dialog.open) dialog.close();
  for (const one of parts) one.hidden = true;
  notYet.hidden = true;
}

function look() {
  if (!ended.hidden) return;
  if (Math.min(idleLeft(), wholeLeft()) <= 0) show(ended);
  else if (wholeLeft() <= WARN && !isToldOfEnd) {
    isToldOfEnd = true;
    show(last);
  } else if (idleLeft() <= WARN && idleLeft() < wholeLeft()) {
    if (warning.hidden) show(warning);
  } else if (!warning.hidden) close(); // another tab was used
}

async function stay() {
  const answer = await fetch(dialog.dataset.stay, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (answer?.status === 204) {
    seen();
    wholeEnd = Date.now() + Number(answer.headers.get("X-Session-Seconds")) * 1000;
    isToldOfEnd = wholeLeft() <= WARN;
    close();
  } else if (ended.hidden) {
    show(ended);
  } else {
    notYet.hidden = false;
  }
}

dialog.querySelectorAll(".away__stay").forEach((button) => button.addEventListener("click", stay));
dialog.querySelector(".away__close").addEventListener("click", close);
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  if (last.hidden) stay();
  else close();
});
document.addEventListener("handoff:seen", seen); // a draft was saved
close();
seen();
setInterval(look, 1000);
