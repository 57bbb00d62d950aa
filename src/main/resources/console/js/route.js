// One route: its steps as they run, choices beside each other, each with its counts.

import { h, icon } from "./dom.js";
import { millis } from "./format.js";
import { badge, card, empty, figure, head, href, loading, mono } from "./parts.js";
import { Problem } from "./api.js";
import { called, counts, isRunning } from "./routes.js";

const SECONDS = 2;
const BRANCHING = ["choice", "doTry", "multicast"];
const BRANCH = ["when", "otherwise", "doCatch", "doFinally"];
const APART = ["onException", "onCompletion"];
const NAMES = { to: "call", toD: "call", bean: "bean", process: "process", setVariable: "variable", setHeader: "header", setBody: "body" };

export function route(page) {
  page.title(page.id);
  page.live(
    SECONDS,
    async () => {
      const rows = await page.get("routes");
      const row = rows.find(({ id }) => id === page.id);
      if (!row) {
        throw new Problem(404, "Not found", "No route of this name runs. Was it renamed, or is its file broken?");
      }
      return { row, callers: rows.filter((one) => called(one).includes(row.id)) };
    },
    (data, notice) => [
      head(page.id, {
        back: ["#/routes", "Routes"],
        beside: data && (isRunning(data.row) ? badge("good", "running") : badge("bad", String(data.row.state).toLowerCase())),
        lead: data?.row.description,
      }),
      notice,
      !data && !notice && loading(10),
      data && whole(data),
    ],
  );
}

function whole({ row, callers }) {
  const all = row.steps ?? [];
  const inFlow = all.filter((step) => !APART.includes(step.kind));
  const apart = all.filter((step) => APART.includes(step.kind));
  return [
    h(
      "dl",
      { class: "figures" },
      figure("Exchanges", row.exchanges, { hint: "since the route started" }),
      figure("Failed", row.failed, { tone: row.failed ? "bad" : null, hint: share(row.failed, row.exchanges) }),
      figure("In flight", row.in_flight, { hint: "at this moment" }),
      figure("Mean time", millis(row.mean_ms), { hint: `last ${millis(row.last_ms)}` }),
    ),
    card(
      "Steps",
      { id: "steps", aside: row.file && mono(row.file) },
      h(
        "ol",
        { class: "flow" },
        h(
          "li",
          { class: "flow-item" },
          h(
            "div",
            { class: "step from" },
            h("span", { class: "step-kind" }, "from"),
            h("span", { class: "step-label" }, row.from),
            h("span", { class: "node-counts" }, counts(row)),
          ),
        ),
        steps(inFlow),
      ),
      !inFlow.length && empty("This route has no steps", null),
    ),
    apart.length > 0 && card("When something fails", { id: "apart" }, h("ol", { class: "flow apart" }, steps(apart))),
    callers.length > 0 && card("Called by", { id: "callers" }, h("ul", { class: "tree flat" }, callers.map((one) => h("li", null, h("a", { class: "node", href: href(["routes", one.id]) }, h("span", { class: "node-name" }, one.id), h("span", { class: "node-counts" }, counts(one))))))),
  ];
}

function share(part, all) {
  return part && all ? `${((part / all) * 100).toFixed(1)} % of all` : "none";
}

function steps(list) {
  return (list ?? []).map((step, i) => h("li", { class: "flow-item", "data-key": `${step.id ?? step.kind}-${i}` }, one(step), nested(step)));
}

function one(step) {
  // Ids like choice9 are Camel's own.
  const name = [step.to_route, step.label, step.id].find((text) => text && !new RegExp(`^${step.kind}\\d*$`).test(text));
  const label = [
    name && h("span", { class: "step-label" }, name),
    step.detail && step.detail !== step.label && h("span", { class: "step-detail" }, step.detail),
  ];
  const classes = `step ${step.to_route ? "calls" : ""} ${step.failed ? "failing" : ""} ${step.count === 0 ? "idle" : ""}`;
  const content = [
    h("span", { class: "step-kind" }, NAMES[step.kind] ?? step.kind),
    h("span", { class: "step-text" }, label),
    h("span", { class: "node-counts" }, counts(step), step.to_route && icon("next")),
  ];
  return step.to_route ? h("a", { class: classes, href: href(["routes", step.to_route]) }, content) : h("div", { class: classes }, content);
}

function nested(step) {
  if (!step.steps?.length) {
    return null;
  }
  const branches = step.steps.filter((inner) => BRANCH.includes(inner.kind));
  if (!BRANCHING.includes(step.kind) || !branches.length) {
    return h("ol", { class: "flow inner" }, steps(step.steps));
  }
  const rest = step.steps.filter((inner) => !BRANCH.includes(inner.kind));
  return [
    rest.length > 0 && h("ol", { class: "flow inner" }, steps(rest)),
    h(
      "ol",
      { class: "branches" },
      branches.map((branch, i) =>
        h(
          "li",
          { class: `branch ${branch.count === 0 ? "idle" : ""}`, "data-key": `b${i}` },
          h(
            "div",
            { class: "branch-head" },
            h("span", { class: "step-kind" }, branch.kind),
            h("span", { class: "step-label" }, branch.kind === "otherwise" ? "" : branch.label || branch.detail),
            h("span", { class: "node-counts" }, counts(branch)),
          ),
          h("ol", { class: "flow" }, steps(branch.steps)),
        ),
      ),
    ),
  ];
}
