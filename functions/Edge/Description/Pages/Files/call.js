import { make } from "/docs/elements.js";

function show(response, text) {
  const shown = ["x-request-id", "retry-after", "ratelimit", "location"]
    .filter(name => response.headers.has(name)).map(name => `${name}: ${response.headers.get(name)}`);
  let body = text;

  try {
    body = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not everything is JSON.
  }

  return [`${response.status} ${response.statusText}`, ...shown, "", body].join("\n");
}

async function send(path, method, operation, form, token) {
  const query = new URLSearchParams();
  const headers = {};
  let target = path;

  for (const input of form.querySelectorAll("input[data-in]")) {
    const { in: place, name } = input.dataset;

    if (place === "path") {
      target = target.replace(`{${name}}`, encodeURIComponent(input.value));
    } else if (input.value !== "" && place === "query") {
      query.append(name, input.value);
    } else if (input.value !== "") {
      headers[name] = input.value;
    }
  }

  const body = form.querySelector("textarea")?.value;

  if (body) {
    headers["Content-Type"] = Object.keys(operation.requestBody.content)[0];
  }

  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }

  const response = await fetch(query.size ? `${target}?${query}` : target, { method, headers, body: body || undefined });

  return show(response, await response.text());
}

// A key for each new wish, as a good client has it.
const start = parameter => parameter.name === "Idempotency-Key" ? crypto.randomUUID?.() ?? "" : "";

/** The form that makes the call. */
export function callForm(schemas, path, method, operation, token) {
  const answer = make("pre", { class: "answer", hidden: true });
  const body = operation.requestBody && Object.values(operation.requestBody.content)[0];
  const form = make("form", { class: "try" },
    operation.parameters.map(one => schemas.resolve(one)).map(one => make("label", {},
      make("span", { class: one.required ? "needed" : "" }, `${one.name} `, make("small", { class: "dim" }, one.in)),
      make("input", { "data-in": one.in, "data-name": one.name, value: start(one), required: one.required, autocomplete: "off" }))),
    body && make("textarea", { "aria-label": "Body", spellcheck: "false" }, JSON.stringify(schemas.example(body.schema), null, 2)),
    make("button", {}, `${method.toUpperCase()} it`), answer);

  form.addEventListener("submit", async event => {
    event.preventDefault();
    answer.hidden = false;
    answer.textContent = "…";

    try {
      answer.textContent = await send(path, method.toUpperCase(), operation, form, token());
    } catch (error) {
      answer.textContent = `No answer: ${error.message}`;
    }
  });

  return form;
}
