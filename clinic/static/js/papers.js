// A page that waits for papers: it asks how far they are, and takes over what is new. Without this it reloads.
const SOON = 400; // at first: page 1 of a draft takes half a second
const EVERY = 1500;
const MOST = 200; // five minutes; then the link on the page still works

async function text(address) {
  const answer = await fetch(address, { credentials: "same-origin", redirect: "error" });
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

async function takeOver() {
  const there = new DOMParser().parseFromString(await text(window.location.href), "text/html");
  for (const wanted of ["#papers", ".title-block"]) {
    const now = document.querySelector(wanted);
    const then = there.querySelector(wanted);
    if (now && then && now.innerHTML !== then.innerHTML) replaceParts(now, then);
  }
  return there.querySelector("#papers");
}

// Cards are taken over one by one, so that whoever is on one of them stays there.
function replaceParts(now, then) {
  const old = now.querySelectorAll("[id^='card-']");
  if (!old.length) {
    now.replaceChildren(...then.cloneNode(true).childNodes);
    return;
  }
  for (const card of old) {
    const next = then.querySelector(`#${CSS.escape(card.id)}`);
    if (next && next.innerHTML !== card.innerHTML) card.innerHTML = next.innerHTML;
  }
  const words = now.querySelector("[role='status']");
  const said = then.querySelector("[role='status']");
  if (words && said) words.textContent = said.textContent;
  if (!then.dataset.progress) now.querySelector(".screen-only")?.remove();
}

async function watch(address) {
  let seen = "";
  for (let look = 0; look < MOST; look += 1) {
    await new Promise((done) => setTimeout(done, look < 8 ? SOON : EVERY));
    if (document.hidden) continue;
    const told = await text(address);
    if (told === seen) continue;
    seen = told;
    await takeOver();
    if (JSON.parse(told).coming === 0) return;
  }
}

const waiting = document.getElementById("papers")?.dataset.progress;
if (waiting) watch(waiting).catch(() => {}); // signed out, or no network: the page stays as it is
