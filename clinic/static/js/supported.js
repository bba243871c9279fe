// First thing in the body: says that scripts run, so that parts made for them may be hidden or shown.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

// On a narrow screen the navigation folds behind one button. Here, so that it never flashes open first.
document.addEventListener("click", (event) => {
  const button = event.target.closest(".menu-button");
  if (!button) return;
  const opens = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(opens));
  document.getElementById("site-menu").classList.toggle("site-menu--open", opens);
});
