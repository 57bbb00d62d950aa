// What several views are made of.

import { h, icon, say } from "./dom.js";
import { number } from "./format.js";

const STATES = {
  pending: ["info", "waiting", "Waits for its next attempt"],
  processing: ["info", "in work", "A node handles it now"],
  done: ["good", "done", "In effect"],
  ignored: ["calm", "ignored", "Kept, with nothing to do"],
  dead: ["bad", "dead", "Given up; a person is needed"],
};

// Without a prototype, since HeadshotPro may name a status as it likes.
const STATUSES = {
  __proto__: null,
  onboarding: "Onboarding",
  waiting: "Waiting",
  pending: "Pending",
  generatingHeadshots: "Generating",
  active: "Active",
  failed: "Failed",
  deleted: "Deleted",
};

const OUTCOMES = {
  OK: ["good", "went well"],
  NOOP: ["good", "already right"],
  UNSUPPORTED: ["calm", "not offered"],
  UNMATCHED: ["bad", "person not known"],
  PERMANENT: ["bad", "refused"],
  AUTH: ["bad", "credentials refused"],
  WAITING: ["warn", "waits"],
  RETRYABLE: ["warn", "failed for now"],
};

export const EVENTS = [
  "model.created",
  "model.status.updated",
  "model.photos_ready",
  "model.favorite_selected",
  "model.deleted",
];

export function badge(tone, text, title) {
  return h("span", { class: `badge ${tone}`, title }, text);
}

/** A delivery's state; one that waits after a failure is no calm one. */
export function stateBadge(row) {
  const [tone, text, title] = STATES[row.state] ?? ["calm", row.state, null];
  if (row.state === "pending" && row.attempts > 0) {
    return badge("warn", row.waiting_for ? "on hold" : "retrying", row.waiting_for ? `Waits for ${row.waiting_for}` : title);
  }
  return badge(tone, text, title);
}

export function statusName(status) {
  return STATUSES[status] ?? status ?? "unknown";
}

export function statusBadge(status) {
  const tone = { __proto__: null, active: "good", failed: "bad", deleted: "calm" }[status] ?? "info";
  return badge(tone, statusName(status), status);
}

export function outcomeBadge(outcome) {
  const [tone, text] = OUTCOMES[outcome] ?? ["calm", String(outcome).toLowerCase()];
  return badge(tone, text, outcome);
}

export function isFailure(outcome) {
  return ["bad", "warn"].includes(OUTCOMES[outcome]?.[0]);
}

/** The view's head: its title, what belongs beside it, and what can be done. */
export function head(title, { back, beside, actions, lead } = {}) {
  return h(
    "div",
    { class: "head" },
    back && h("p", { class: "back" }, h("a", { href: back[0] }, "← ", back[1])),
    h(
      "div",
      { class: "head-row" },
      h("h1", { tabindex: -1 }, title),
      beside && h("div", { class: "beside" }, beside),
      actions && h("div", { class: "actions" }, actions),
    ),
    lead && h("p", { class: "lead" }, lead),
  );
}

export function card(title, { id, aside, wide, plain } = {}, ...content) {
  return h(
    "section",
    { class: `card${wide ? " wide" : ""}${plain ? " plain" : ""}`, "aria-label": title, "data-key": id },
    h("div", { class: "card-head" }, h("h2", null, title), aside && h("div", { class: "card-aside" }, aside)),
    content,
  );
}

/** Its roles are said, since on a phone its rows become cards and would lose them. */
export function table(caption, columns, rows) {
  return h(
    "table",
    { class: "table", role: "table" },
    h("caption", { class: "unseen" }, caption),
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        columns.map(([name, kind]) => h("th", { scope: "col", role: "columnheader", class: kind }, name)),
      ),
    ),
    h(
      "tbody",
      { role: "rowgroup" },
      rows.map(({ key, cells, tone }) =>
        h(
          "tr",
          { role: "row", "data-key": key, class: tone },
          cells.map((cell, i) =>
            h("td", { role: "cell", class: columns[i][1], "data-label": columns[i][0] }, cell ?? h("span", { class: "soft" }, "–")),
          ),
        ),
      ),
    ),
  );
}

/** Facts in two columns; what is not known is left out. */
export function facts(entries) {
  return h(
    "dl",
    { class: "facts" },
    entries
      .filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false)
      .map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value))),
  );
}

export function empty(title, text, ...more) {
  return h("div", { class: "empty" }, h("p", { class: "empty-title" }, title), text && h("p", null, text), more);
}

/** Grey lines where rows will be. */
export function loading(rows = 5) {
  return h(
    "div",
    { class: "loading", role: "status" },
    h("span", { class: "unseen" }, "Loading…"),
    Array.from({ length: rows }, () => h("span", { class: "loading-line", "aria-hidden": "true" })),
  );
}

export function problemBox(problem, again) {
  const title = problem.status === 404 ? "Not found" : (problem.title ?? "Something went wrong");
  return h(
    "div",
    { class: "notice bad problem", role: "alert" },
    icon("alert"),
    h(
      "div",
      null,
      h("p", null, h("strong", null, title)),
      problem.message && problem.message !== title && h("p", null, problem.message),
      again && h("p", null, h("button", { type: "button", onclick: again }, "Try again")),
    ),
  );
}

export function isProblem(value) {
  return value instanceof Error;
}

/** Why it failed and what to do, as the bridge says it. */
export function advice(tone, title, why, whatToDo, ...more) {
  return h(
    "section",
    { class: `notice ${tone} advice`, "aria-label": title },
    icon(tone === "good" ? "ok" : tone === "info" ? "wait" : "alert"),
    h(
      "div",
      null,
      h("h2", null, title),
      why && h("p", null, why),
      whatToDo && h("p", null, h("strong", null, "What to do: "), whatToDo),
      more,
    ),
  );
}

export function copyButton(text, what) {
  return h(
    "button",
    {
      type: "button",
      class: "quiet small",
      onclick: async (event) => {
        const button = event.currentTarget;
        await copy(text);
        say(`${what} copied`);
        button.lastChild.textContent = "Copied";
        setTimeout(() => (button.lastChild.textContent = "Copy"), 2000);
      },
      "aria-label": `Copy ${what}`,
    },
    icon("copy"),
    h("span", null, "Copy"),
  );
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without TLS there is no clipboard; the old way still is.
    const field = h("textarea", { class: "unseen", value: text, "aria-hidden": "true" });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

export function link(path, query, ...content) {
  return h("a", { href: href(path, query) }, content);
}

export function href(path, query) {
  const filled = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const search = new URLSearchParams(filled).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${search ? `?${search}` : ""}`;
}

export function modelLink(id) {
  return id ? h("a", { href: href(["models", id]), class: "mono above" }, id) : null;
}

export function mono(text) {
  return text === null || text === undefined ? null : h("span", { class: "mono" }, String(text));
}

export function figure(label, value, { tone, unit, hint, link: to } = {}) {
  const shown = typeof value === "number" ? number(value) : value;
  return h(
    "div",
    { class: `figure${tone ? ` ${tone}` : ""}` },
    h("dt", null, to ? h("a", { href: to }, label) : label),
    h("dd", null, shown, unit && h("span", { class: "unit" }, " ", unit)),
    hint && h("dd", { class: "hint" }, hint),
  );
}
