// Elements, made and brought up to date. What comes from outside is only ever text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element: h("a", { class: "x", href: "#/now", onclick: f }, "text", child). */
export function h(tag, properties, ...children) {
  return build(document.createElement(tag), properties, children);
}

/** The same in SVG. */
export function s(tag, properties, ...children) {
  return build(document.createElementNS(SVG, tag), properties, children);
}

function build(element, properties, children) {
  element.live = {};
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on") || name === "value" || name === "checked") {
      element.live[name] = value;
      element[name] = value ?? "";
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") {
      element.append(child);
    }
  }
}

/** Makes what is shown like what is wanted, so that focus, selection and scrolling stay where they are. */
export function patch(shown, wanted) {
  for (const { name } of [...shown.attributes]) {
    if (!wanted.hasAttribute(name) && name !== "open") {
      shown.removeAttribute(name);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (shown.getAttribute(name) !== value && !(name === "open" && shown.localName === "details")) {
      shown.setAttribute(name, value);
    }
  }
  for (const name of Object.keys(shown.live ?? {})) {
    if (name.startsWith("on") && !(name in wanted.live)) {
      shown[name] = null;
    }
  }
  for (const [name, value] of Object.entries(wanted.live ?? {})) {
    if (name.startsWith("on")) {
      shown[name] = value;
    }
  }
  const before = shown.live;
  shown.live = wanted.live;
  patchChildren(shown, wanted);
  // What somebody has typed stays, until the view itself wants another value.
  for (const name of ["value", "checked"]) {
    if (name in (wanted.live ?? {}) && shown !== document.activeElement && before?.[name] !== wanted.live[name]) {
      shown[name] = wanted[name];
    }
  }
}

function patchChildren(shown, wanted) {
  const keyed = new Map();
  for (const child of shown.children) {
    if (child.dataset.key) {
      keyed.set(child.dataset.key, child);
    }
  }
  let at = shown.firstChild;
  for (const next of [...wanted.childNodes]) {
    const key = next.dataset?.key;
    const match = key ? keyed.get(key) : at;
    if (!match || !alike(match, next)) {
      shown.insertBefore(next, at);
      continue;
    }
    if (match === at) {
      at = at.nextSibling;
    } else {
      shown.insertBefore(match, at);
    }
    if (match.nodeType === Node.TEXT_NODE) {
      if (match.data !== next.data) {
        match.data = next.data;
      }
    } else {
      patch(match, next);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function alike(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && a.dataset?.key === b.dataset?.key;
}

/** Tells a screen reader. */
export function say(text) {
  document.getElementById("said").textContent = text;
}

const ICONS = {
  now: "M2 9h3l2-5 3 9 2-4h2",
  deliveries: "M2 9l2-6h8l2 6v4H2zM2 9h3.5l1 2h3l1-2H14",
  models: "M8 8a2.8 2.8 0 1 0 0-5.6a2.8 2.8 0 0 0 0 5.6zM2.5 14c.5-3 2.6-4.3 5.5-4.3s5 1.3 5.5 4.3",
  routes: "M3 3v4a3 3 0 0 0 3 3h7M3 6h7M10 3.5L12.5 6 10 8.5M10.5 7.5L13 10l-2.5 2.5",
  replay: "M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5.5h3",
  ok: "M3 8.5l3.3 3.3L13 4.8",
  alert: "M8 2.5l6 11H2zM8 6.5v3M8 11.5v.2",
  copy: "M6 6h7v7H6zM3.5 10H3V3h7v.5",
  out: "M6 3H3v10h3M7 8h6M10.5 5.5L13 8l-2.5 2.5",
  wait: "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 0 0 0-11.6zM8 5v3.3l2 1.4",
  cross: "M4 4l8 8M12 4l-8 8",
  next: "M6 3.5L10.5 8 6 12.5",
  mail: "M2 4h12v8H2zM2 4.5l6 4.5 6-4.5",
};

export function icon(name) {
  return s(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", focusable: "false" },
    s("path", { d: ICONS[name] }),
  );
}
