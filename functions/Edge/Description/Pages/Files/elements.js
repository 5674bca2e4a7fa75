// Text goes in as text and never as markup, whatever the description says.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);

  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }

  element.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== false && child !== ""));

  return element;
}
