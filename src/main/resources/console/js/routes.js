// Routes: what calls what, as it runs, with live counts.

import { h } from "./dom.js";
import { count, number } from "./format.js";
import { badge, card, empty, head, href, loading } from "./parts.js";

const SECONDS = 3;

const GROUPS = [
  ["receive", "Receiving", "From the signed request to the stored delivery and its answer"],
  ["dispatch", "Handling", "From the inbox through the event's route to each target"],
  ["events", "Events", "One route for each event"],
  ["steps", "Steps", "What events share"],
  ["errors", "Errors", "What happens when something fails"],
  ["connectors", "Connectors", "One route for each Kamelet that has been called"],
  ["operations", "Operations", "Housekeeping, and what operators call"],
  ["demo", "Demo", "Stand-ins for everything around the bridge"],
];

/** All steps of a route, nested ones too. */
export function* everyStep(steps) {
  for (const step of steps ?? []) {
    yield step;
    yield* everyStep(step.steps);
  }
}

/** The routes that a route calls, each once, in their order. */
export function called(route) {
  return [...new Set([...everyStep(route.steps)].map((step) => step.to_route).filter(Boolean))];
}

export function isRunning({ state }) {
  return String(state).toLowerCase() === "started";
}

export function routes(page) {
  page.title("Routes");
  page.live(
    SECONDS,
    () => page.get("routes"),
    (rows, notice) => [
      head("Routes", { lead: "The flow as it runs on this node, drawn from the routes themselves; counts are since their start." }),
      notice,
      !rows && !notice && loading(12),
      rows && (rows.length ? overview(rows) : empty("No route runs", "The bridge is starting or stopping.")),
    ],
  );
}

function overview(rows) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const isCalled = new Set(rows.flatMap((row) => called(row).filter((id) => id !== row.id)));
  const drawn = new Set();
  // Where something comes in from outside, a flow begins; what is drawn in one is not listed again.
  const starts = rows.filter((row) => !isCalled.has(row.id) && ["receive", "dispatch"].includes(row.group));
  starts.sort((a, b) => order(a) - order(b));
  const flows = starts.map((row) => ({ row, tree: tree(row, byId, drawn) }));
  const [big, small] = [flows.filter(({ tree: { size } }) => size > 1), flows.filter(({ tree: { size } }) => size === 1)];
  return [
    big.map(({ row, tree: { element } }) => card(row.description ?? row.id, { id: `flow-${row.id}`, aside: total(row) }, h("ul", { class: "tree" }, element))),
    GROUPS.map(([group, name, lead]) => {
      const rest = rows.filter((row) => row.group === group && !drawn.has(row.id));
      const alone = small.map(({ row }) => row).filter((row) => row.group === group);
      const all = [...new Set([...alone, ...rest])];
      return (
        all.length > 0 &&
        card(`${name}, apart from the flow`, { id: `group-${group}` }, h("p", { class: "soft" }, lead, "."), h("ul", { class: "tree flat" }, all.map((row) => node(row, []))))
      );
    }),
  ];
}

function order({ group }) {
  return GROUPS.findIndex(([name]) => name === group);
}

function total(row) {
  return h("span", { class: "soft" }, count(row.exchanges, "exchange"));
}

/** A route and what it calls. A route that several call is drawn in full at the first. */
function tree(row, byId, drawn) {
  drawn.add(row.id);
  const below = [];
  let size = 1;
  for (const id of called(row)) {
    const next = byId.get(id);
    if (!next) {
      continue;
    }
    if (drawn.has(id)) {
      below.push(node(next, [], true));
    } else {
      const part = tree(next, byId, drawn);
      size += part.size;
      below.push(part.element);
    }
  }
  return { element: node(row, below), size };
}

function node(row, below, again = false) {
  const isQuiet = !row.exchanges;
  return h(
    "li",
    { "data-key": again ? null : `r-${row.id}` },
    h(
      "a",
      { class: `node${row.failed ? " failing" : ""}${isQuiet ? " idle" : ""}${again ? " again" : ""}`, href: href(["routes", row.id]), title: row.description },
      h("span", { class: "node-name" }, row.id, again && h("span", { class: "soft" }, " as above")),
      !again && h("span", { class: "node-what", "aria-hidden": "true" }, row.description),
      h("span", { class: "node-counts" }, !isRunning(row) && badge("bad", String(row.state).toLowerCase()), counts(row)),
    ),
    below.length > 0 && h("ul", null, below),
  );
}

export function counts({ exchanges, count: steps, failed, in_flight: running }) {
  const all = exchanges ?? steps;
  return [
    running > 0 && h("span", { class: "badge info" }, `${number(running)} in flight`),
    failed > 0 && h("span", { class: "badge bad" }, `${number(failed)} failed`),
    h("span", { class: "n", title: "So many so far" }, number(all)),
  ];
}
