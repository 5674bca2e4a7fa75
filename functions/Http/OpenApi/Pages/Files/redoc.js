import { init } from "/docs/redoc.standalone.js";

// ReDoc's search compiles its worker by eval, which the policy refuses. Without workers it searches in the page.
window.Worker = undefined;

// By default it reports each reader to its maker's server.
init("/openapi.json", { disableTelemetry: true }, document.getElementById("redoc"));
