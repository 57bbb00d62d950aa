// Models: where they stand on their way to headshots, and each one.

import { h } from "./dom.js";
import { count, lasting, number, when } from "./format.js";
import { empty, head, href, isProblem, loading, problemBox, statusBadge, statusName, table } from "./parts.js";

const SECONDS = 10;
const LIMIT = 50;
const TYPING_MILLIS = 350;
const FILTERS = ["status", "organization", "text"];
const WAY = ["onboarding", "waiting", "pending", "generatingHeadshots", "active"];
const ASIDE = ["failed", "deleted"];

export function models(page) {
  const filter = Object.fromEntries(FILTERS.filter((name) => page.query[name]).map((name) => [name, page.query[name]]));
  const { before } = page.query;
  page.title("Models");
  page.live(
    SECONDS,
    () => page.all({ pipeline: page.get("pipeline"), list: page.page("models", { ...filter, before, limit: LIMIT }) }),
    (data, notice) => [
      head("Models", { lead: "People on their way to headshots, as HeadshotPro last told." }),
      notice,
      !data && !notice && [loading(4), loading(8)],
      data && [
        isProblem(data.pipeline) ? problemBox(data.pipeline) : pipeline(data.pipeline, filter),
        filters(page, filter),
        isProblem(data.list) ? problemBox(data.list) : list(data.list, filter, before),
      ],
    ],
  );
}

function pipeline(rows, filter) {
  const byStatus = new Map(rows.map((row) => [row.status, row]));
  const others = rows.map((row) => row.status).filter((status) => !WAY.includes(status) && !ASIDE.includes(status));
  const most = Math.max(1, ...rows.map((row) => row.models));
  const stage = (status) => {
    const row = byStatus.get(status) ?? { models: 0 };
    const isChosen = filter.status === status;
    return h(
      "li",
      { class: `stage ${status}${row.models ? "" : " none"}` },
      h(
        "a",
        { href: href(["models"], { ...filter, status: isChosen ? "" : status }), "aria-current": isChosen ? "true" : null },
        h("span", { class: "stage-name" }, statusName(status)),
        h("strong", { class: "stage-count" }, number(row.models)),
        h("meter", { class: "stage-bar", min: 0, max: most, value: row.models, "aria-hidden": "true" }),
        h("span", { class: "stage-age" }, row.models && row.oldest_at ? ["oldest ", lasting(row.oldest_at)] : "none here"),
      ),
    );
  };
  return h(
    "section",
    { class: "pipeline", "aria-label": "Pipeline", "data-key": "pipeline" },
    h("ol", { class: "stages way", "aria-label": "On the way" }, WAY.map(stage)),
    h("ul", { class: "stages aside", "aria-label": "Off the way" }, [...ASIDE, ...others].map(stage)),
  );
}

let typing = 0;

function filters(page, filter) {
  const go = (change, replace) => {
    const to = href(["models"], { ...filter, ...change });
    if (to !== location.hash) {
      location[replace ? "replace" : "assign"](to);
    }
  };
  const typed = (name) => ({
    value: filter[name] ?? "",
    name,
    autocomplete: "off",
    spellcheck: "false",
    oninput: (event) => {
      const value = event.target.value.trim();
      clearTimeout(typing);
      typing = setTimeout(() => page.left || go({ [name]: value }, true), TYPING_MILLIS);
    },
  });
  return h(
    "form",
    { class: "filters", role: "search", "aria-label": "Models", onsubmit: (event) => event.preventDefault() },
    h(
      "div",
      { class: "filter-row" },
      h("div", { class: "search" }, h("label", { class: "unseen", for: "m-text" }, "Search"), h("input", { id: "m-text", type: "search", placeholder: "Name, e-mail, id…", ...typed("text") })),
      h("div", { class: "search" }, h("label", { class: "unseen", for: "m-organization" }, "Organization"), h("input", { id: "m-organization", placeholder: "Organization", ...typed("organization") })),
      filter.status && h("a", { class: "button", href: href(["models"], { ...filter, status: "" }) }, `Only ${statusName(filter.status).toLowerCase()}: show all`),
    ),
  );
}

function list(data, filter, before) {
  const older = data.next && href(["models"], { ...filter, before: data.next.before });
  if (!data.rows.length && older) {
    return empty("Nothing found so far", "There may be others.", h("a", { class: "button", href: older }, "Go on searching"));
  }
  if (!data.rows.length) {
    return Object.keys(filter).length || before
      ? empty("No model matches", "Take away a filter.", h("a", { class: "button", href: "#/models" }, "Show all"))
      : empty("No model yet", "A model appears with its first webhook, model.created.");
  }
  return [
    table(
      "Models",
      [["Person", "c-event"], ["Status", "c-state"], ["Organization", "c-org"], ["Photos", "num"], ["Updated", "c-time"], ["Created"]],
      data.rows.map((row) => ({
        key: row.id,
        tone: "linked",
        cells: [
          h(
            "div",
            null,
            h("a", { class: "row-link", href: href(["models", row.id]) }, row.title || row.id),
            row.is_development && h("span", { class: "badge calm" }, "development"),
            h("div", { class: "soft" }, row.deleted_at ? "erased" : (row.email ?? row.id)),
          ),
          statusBadge(row.deleted_at ? "deleted" : row.status),
          row.organization && h("span", { class: "mono" }, row.organization),
          h("span", { title: count(row.photos ?? 0, "target holds a photo", "targets hold a photo") }, number(row.photos ?? 0)),
          when(row.updated_at),
          when(row.created_at),
        ],
      })),
    ),
    h(
      "nav",
      { class: "pager", "aria-label": "Pages" },
      before && h("a", { class: "button", href: href(["models"], filter) }, "First page"),
      h("span"),
      older && h("a", { class: "button", href: older }, "Next page"),
    ),
  ];
}

export { WAY };
