// Asks the browser for a passkey and sends its answer with the form. Without it the page offers codes.
const form = document.querySelector("form[data-passkey]");
const state = form?.querySelector(".passkey__state");

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function options() {
  const asked = JSON.parse(form.dataset.options);
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    asked[list]?.forEach((one) => (one.id = bytes(one.id)));
  }
  return { publicKey: asked };
}

function written(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
}

async function answer(event) {
  const field = form.querySelector("[name=credential]");
  const other = event.submitter && !event.submitter.closest(".passkey__button") && form.querySelector("[name=code]");
  if (field.value || other) return; // another button of the form: a code was typed instead
  event.preventDefault();
  event.stopImmediatePropagation();
  state.textContent = "Your browser asks for your passkey now.";
  try {
    field.value = written(await navigator.credentials[form.dataset.passkey](options()));
    form.submit();
  } catch (problem) {
    state.textContent =
      problem.name === "InvalidStateError" ? "This passkey is set up already." : "That did not work, or was stopped. Press the button to try again.";
  }
}

if (form && window.PublicKeyCredential) {
  form.querySelector(".passkey__needs-script").hidden = true;
  form.querySelector(".passkey__button").hidden = false;
  form.addEventListener("submit", answer);
}
