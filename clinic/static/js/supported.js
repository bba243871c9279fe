// First thing in the body: says that scripts run, so that parts made for them may be hidden or shown.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
