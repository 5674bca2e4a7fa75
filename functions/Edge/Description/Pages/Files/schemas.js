import { make } from "/docs/elements.js";

const depthMax = 8;

export class Schemas {
  #document;

  constructor(document) {
    this.#document = document;
  }

  resolve(node) {
    while (node?.$ref) {
      node = node.$ref.slice(2).split("/").reduce((at, name) => at[name], this.#document);
    }

    return node ?? {};
  }

  // All parts of a schema as one: its members, and what the later parts say more about them.
  flatten(node) {
    const schema = this.resolve(node);

    return (schema.allOf ?? []).map(part => this.flatten(part)).reduce((whole, part) => ({
      ...whole,
      ...part,
      properties: { ...whole.properties, ...part.properties },
      required: [...whole.required ?? [], ...part.required ?? []],
    }), schema);
  }

  describe(node) {
    const schema = this.flatten(node);
    const types = [schema.type ?? (schema.anyOf ? schema.anyOf.map(one => this.describe(one)).join(" or ") : "anything")].flat();
    const text = types.map(type => type === "array" ? `list of ${this.describe(schema.items)}` : type).join(" or ");
    const bounds = [
      schema.format,
      schema.enum && schema.enum.map(value => JSON.stringify(value)).join(" | "),
      schema.const !== undefined && JSON.stringify(schema.const),
      schema.minimum !== undefined && `from ${schema.minimum}`,
      schema.maximum !== undefined && `to ${schema.maximum}`,
      schema.maxLength && `at most ${schema.maxLength} characters`,
      schema.pattern,
    ].filter(Boolean);

    return bounds.length ? `${text}, ${bounds.join(", ")}` : text;
  }

  tree(node, depth = 0) {
    const schema = this.flatten(node);
    const choices = schema.anyOf?.filter(one => this.resolve(one).type !== "null") ?? [];

    if (choices.length > 0) {
      return make("div", {}, choices.map(choice => this.tree(choice, depth)));
    }

    const inner = [schema.type].flat().includes("array") ? this.flatten(schema.items) : schema;

    if (!inner.properties || depth > depthMax) {
      return depth === 0 ? make("div", { class: "dim" }, this.describe(schema)) : "";
    }

    return make("ul", { class: "tree" }, Object.entries(inner.properties).map(([name, member]) => make("li", {},
      make("span", { class: inner.required?.includes(name) ? "name needed" : "name" }, name), " ",
      make("span", { class: "dim" }, this.describe(member), member.description ? ` — ${member.description}` : ""),
      this.tree(member, depth + 1))));
  }

  // Something of the right form to start from.
  example(node, depth = 0) {
    const schema = this.flatten(node);

    if (schema.anyOf) {
      return this.example(schema.anyOf[0], depth);
    }

    const type = [schema.type].flat()[0];
    const formats = { uuid: "00000000-0000-0000-0000-000000000000", date: "1990-12-10", "date-time": "2027-01-01T00:00:00Z" };

    switch (type) {
      case "object":
        return depth > depthMax ? {} : Object.fromEntries(Object.entries(schema.properties ?? {})
          .map(([name, member]) => [name, this.example(member, depth + 1)]));
      case "array": return [this.example(schema.items, depth + 1)];
      case "integer":
      case "number": return schema.minimum ?? 0;
      case "boolean": return false;
      default: return schema.enum?.[0] ?? formats[schema.format] ?? "";
    }
  }
}
