// Warns before the session ends, keeps it alive with one key, and covers the page when it has ended.
// What was typed stays on the page behind: sign in in another tab, come back, go on.
const WARN_SECONDS = 120;
const SEEN = "handoff-seen";

const dialog = document.getElementById("away");
const idle = Number(dialog.dataset.idleSeconds) * 1000;
const warning = dialog.querySelector(".away__warning");
const ended = dialog.querySelector(".away__ended");
const notYet = dialog.querySelector(".away__not-yet");

// Any tab of this browser keeps the session alive for all of them.
const seen = () => localStorage.setItem(SEEN, String(Date.now()));
const left = () => idle - (Date.now() - Number(localStorage.getItem(SEEN) || Date.now()));

function show(part) {
  warning.hidden = part !== warning;
  ended.hidden = part !== ended;
  dialog.classList.toggle("away--ended", part === ended);
  if (!dialog.open) dialog.showModal();
  part.querySelector("[autofocus], a, button").focus();
}

function look() {
  const now = left();
  if (now <= 0 && ended.hidden) show(ended);
  else if (now > 0 && now <= WARN_SECONDS * 1000 && warning.hidden) show(warning);
  else if (now > WARN_SECONDS * 1000 && dialog.open && ended.hidden) dialog.close();
  if (!dialog.open) warning.hidden = ended.hidden = true;
}

async function stay() {
  const answer = await fetch(dialog.dataset.stay, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (answer?.status === 204) {
    seen();
    dialog.close();
    notYet.hidden = warning.hidden = ended.hidden = true;
  } else {
    notYet.hidden = ended.hidden;
    if (ended.hidden) show(ended);
  }
}

dialog.querySelectorAll(".away__stay").forEach((button) => button.addEventListener("click", stay));
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  stay();
});
document.addEventListener("handoff:seen", seen); // a draft was saved
warning.hidden = ended.hidden = true;
seen();
setInterval(look, 1000);
