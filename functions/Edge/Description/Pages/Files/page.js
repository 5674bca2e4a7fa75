import { callForm } from "/docs/call.js";
import { make } from "/docs/elements.js";
import { Schemas } from "/docs/schemas.js";

const field = document.getElementById("search");
const token = () => document.getElementById("token").value.trim();

function who(operation) {
  const scheme = Object.keys(operation.security[0] ?? {})[0];

  return scheme === undefined ? "anyone" : scheme === "adminBearer" ? "administrators" : "with a token";
}

function codesIn(schemas, schema) {
  const whole = schemas.flatten(schema);

  return whole.anyOf ? whole.anyOf.flatMap(one => codesIn(schemas, one)) : whole.properties?.reason?.enum ?? [];
}

function statusRow(schemas, status, response) {
  const content = Object.entries(response.content ?? {});
  const codes = content.flatMap(([, media]) => codesIn(schemas, media.schema));

  return make("div", { class: "status" },
    make("b", { class: status >= "400" ? "bad" : "" }, status),
    make("div", {},
      make("span", {}, response.description, " "),
      make("span", { class: "dim" }, content.map(([media]) => media).join(", ")),
      codes.length > 0 && make("div", { class: "codes" }, codes.map(code => make("code", {}, code))),
      content.length > 0 && make("details", { open: status < "300" },
        make("summary", { class: "dim" }, "body"),
        content.map(([, media]) => schemas.tree(media.schema)))));
}

function fill(schemas, path, method, operation) {
  const parameters = operation.parameters.map(one => schemas.resolve(one));
  const body = Object.entries(operation.requestBody?.content ?? {});

  return make("div", {},
    make("p", { class: "dim" }, operation.description),
    parameters.length > 0 && make("h3", {}, "Parameters"),
    make("ul", { class: "tree" }, parameters.map(one => make("li", {},
      make("span", { class: one.required ? "name needed" : "name" }, one.name), " ",
      make("span", { class: "dim" }, `${one.in}, ${schemas.describe(one.schema)}`, one.description ? ` — ${one.description}` : "")))),
    body.length > 0 && make("h3", {}, `Body${operation.requestBody.required ? "" : " (may be left out)"}`),
    body.map(([media, content]) => [make("div", { class: "dim" }, media), schemas.tree(content.schema)]),
    make("h3", {}, "Answers"),
    Object.entries(operation.responses).map(([status, response]) => statusRow(schemas, status, response)),
    make("h3", {}, "Try it"),
    callForm(schemas, path, method, operation, token));
}

function block(schemas, path, method, operation) {
  const details = make("details", { class: "operation", id: operation.operationId },
    make("summary", {},
      make("span", { class: `method ${method.toUpperCase()}` }, method.toUpperCase()),
      make("span", { class: "path" }, path),
      make("span", { class: "dim" }, operation.summary),
      make("span", { class: "who" }, who(operation))));

  // Only what somebody looks at is drawn.
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      details.append(fill(schemas, path, method, operation));
    }
  });

  return details;
}

function search(entries) {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);

  for (const entry of entries) {
    entry.block.hidden = entry.link.hidden = !words.every(word => entry.text.includes(word));
  }

  for (const section of document.querySelectorAll("#operations > section, #contents > section")) {
    section.hidden = ![...section.querySelectorAll("details.operation, a")].some(one => !one.hidden);
  }
}

function open() {
  const target = document.getElementById(location.hash.slice(1));

  if (target?.matches("details")) {
    target.open = true;
    target.scrollIntoView();
  }
}

function draw(description) {
  const schemas = new Schemas(description);
  const entries = Object.entries(description.paths).flatMap(([path, item]) => Object.entries(item)
    .filter(([method]) => method !== "head")
    .map(([method, operation]) => ({
      tag: operation.tags[0],
      text: `${method} ${path} ${JSON.stringify(operation)}`.toLowerCase(),
      block: block(schemas, path, method, operation),
      link: make("a", { href: `#${operation.operationId}`, title: path },
        make("span", { class: `method ${method.toUpperCase()}` }, `${method.toUpperCase()} `), operation.operationId),
    })));
  const families = description.tags.map(tag => ({ ...tag, entries: entries.filter(entry => entry.tag === tag.name) }));

  document.title = document.getElementById("title").textContent = `${description.info.title} ${description.info.version}`;
  document.getElementById("about").textContent = description.info.description;
  document.getElementById("contents").append(...families.map(family =>
    make("section", {}, make("h2", {}, family.name), family.entries.map(entry => entry.link))));
  document.getElementById("operations").replaceChildren(...families.map(family => make("section", {},
    make("h2", {}, family.name), make("p", { class: "dim" }, family.description), family.entries.map(entry => entry.block))));
  field.addEventListener("input", () => search(entries));
  document.getElementById("bar").addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", open);
  open();
}

const response = await fetch("/openapi.json");
draw(await response.json());
