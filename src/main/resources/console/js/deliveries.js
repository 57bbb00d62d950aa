// Deliveries: the newest first, filtered by what stands in the address, a page at a time.

import { h, icon } from "./dom.js";
import { count, exact, fromLocalInput, number, toLocalInput, when } from "./format.js";
import { empty, EVENTS, head, href, loading, modelLink, stateBadge, table } from "./parts.js";
import { askReplay, replayCriteria } from "./replay-dialog.js";

const SECONDS = 5;
const LIMIT = 50;
// The bridge looks through so many rows at a time; the page goes on by itself for a while.
const SEARCHES = 20;
const TYPING_MILLIS = 350;

const STATES = [
  ["", "All"],
  ["pending", "Waiting"],
  ["processing", "In work"],
  ["done", "Done"],
  ["ignored", "Ignored"],
  ["dead", "Dead"],
];
const FILTERS = ["state", "text", "event", "model", "organization", "connector", "from", "to", "replay"];
const MORE = ["event", "model", "organization", "connector", "from", "to"];
const NAMES = { from: "received from", to: "received before", text: "text" };

export function deliveries(page) {
  const filter = Object.fromEntries(FILTERS.filter((name) => page.query[name]).map((name) => [name, page.query[name]]));
  const { before } = page.query;
  let connectors = [];
  let searching = null;
  let known = null;
  page.title("Deliveries");
  page.get("targets").then(
    (rows) => {
      connectors = rows.map((row) => row.name);
      page.redraw();
    },
    () => {},
  );

  const ask = async (query) => ({ ...(await page.page("deliveries", { ...query, limit: LIMIT })), query });
  const load = async (last) => {
    let found = await ask({ ...filter, before });
    if (last && !found.rows.length && found.next) {
      // A long search is not repeated: what it has found is asked for where it was.
      return last.rows.length ? ask(last.query) : last;
    }
    for (let i = 1; !found.rows.length && found.next && i < SEARCHES; i++) {
      searching = found;
      page.redraw();
      found = await ask(found.next);
    }
    searching = null;
    return found;
  };

  page.live(before ? 0 : SECONDS, load, (data, notice) => {
    const rows = data && newerHeldBack(data.rows);
    return [
      head("Deliveries", {
        actions: [h("a", { class: "button", href: "#/replays" }, "Replays"), replayButton(page, filter)],
      }),
      filters(page, filter, connectors),
      notice,
      !data && !notice && [searching && h("p", { class: "soft" }, searchedBack(searching), "…"), loading(10)],
      rows && list(rows, filter, before, data),
    ];
  });

  // New ones are not pushed under somebody's finger: they are offered.
  function newerHeldBack(rows) {
    known ??= new Set(rows.map((row) => row.id));
    let shown = rows.filter((row) => known.has(row.id) || scrollY < 80);
    if (!shown.length) {
      // A whole page of new ones.
      shown = [...rows];
    }
    known = new Set(shown.map((row) => row.id));
    shown.newer = rows.length - shown.length;
    return shown;
  }
}

function list(rows, filter, before, data) {
  const older = data.next && { ...filter, before: data.next.before };
  if (!rows.length) {
    return nothing(filter, before, data, older);
  }
  return [
    rows.newer > 0 &&
      h(
        "button",
        { type: "button", class: "newer", onclick: () => scrollTo({ top: 0, behavior: "auto" }) },
        count(rows.newer, "new delivery", "new deliveries"),
        " above",
      ),
    table(
      "Deliveries, the newest first",
      [["State", "c-state"], ["Event", "c-event"], ["Model", "c-model"], ["Organization", "c-org"], ["Attempts", "num c-attempts"], ["Received", "c-time"], ["Note", "c-note"]],
      rows.map((row) => ({ key: String(row.id), tone: "linked", cells: cells(row) })),
    ),
    h(
      "nav",
      { class: "pager", "aria-label": "Pages" },
      before && h("a", { class: "button", href: href(["deliveries"], filter) }, "Newest"),
      h("span", { class: "soft" }, rows.length < LIMIT && older ? searchedBack(data) : older ? "" : "These are the oldest."),
      older && h("a", { class: "button", href: href(["deliveries"], older) }, rows.length < LIMIT ? "Go on searching" : "Older"),
    ),
  ];
}

function cells(row) {
  return [
    stateBadge(row),
    h("a", { class: "row-link", href: href(["deliveries", row.id]) }, row.event ?? "not understood", h("span", { class: "unseen" }, ` delivery ${row.id}`)),
    modelLink(row.model_id),
    row.organization && h("span", { class: "mono" }, row.organization),
    h("span", { title: row.duplicates ? `Repeated ${count(row.duplicates, "time")}` : null }, number(row.attempts)),
    when(row.received_at),
    note(row),
  ];
}

function note(row) {
  const text = row.waiting_for && row.state === "pending" ? `waits for ${row.waiting_for}` : row.last_error;
  if (text) {
    return h("span", { class: row.state === "dead" ? "error-text" : "soft", title: text }, text);
  }
  if (row.state === "pending" && row.attempts > 0) {
    return h("span", { class: "soft" }, "next attempt ", when(row.next_attempt_at));
  }
  return row.replay_id ? h("span", { class: "soft" }, `replay ${row.replay_id}`) : null;
}

function searchedBack(data) {
  return data.searchedBackTo ? `Searched back to ${exact(data.searchedBackTo)}` : "There may be older ones";
}

function nothing(filter, before, data, older) {
  if (older) {
    return empty(
      "Nothing found so far",
      `${searchedBack(data)}.`,
      h("a", { class: "button", href: href(["deliveries"], older) }, "Go on searching"),
    );
  }
  if (Object.keys(filter).length) {
    const onlyState = filter.state && Object.keys(filter).length === 1;
    return empty(
      onlyState && filter.state === "dead" ? "No delivery is dead" : "No delivery matches",
      onlyState ? "That is as it should be, or it was replayed." : "Take away a filter, or look at another time.",
      h("a", { class: "button", href: "#/deliveries" }, "Show all"),
    );
  }
  return before
    ? empty("There are no older ones", null, h("a", { class: "button", href: "#/deliveries" }, "Newest"))
    : empty("No webhook has come in yet", "Enter this bridge's address as webhook URL at HeadshotPro, or send one yourself with bin/bridge trigger.");
}

function go(filter, change, replace) {
  const to = href(["deliveries"], { ...filter, ...change });
  if (to === location.hash) {
    return;
  }
  if (replace) {
    location.replace(to);
  } else {
    location.assign(to);
  }
}

let typing = 0;

function filters(page, filter, connectors) {
  const set = MORE.filter((name) => filter[name]);
  const field = (name, label, properties) =>
    h(
      "div",
      { class: "field" },
      h("label", { for: `f-${name}` }, label),
      h("input", { id: `f-${name}`, name, value: filter[name] ?? "", autocomplete: "off", spellcheck: "false", ...properties }),
    );
  const submit = (event) => {
    event.preventDefault();
    clearTimeout(typing);
    const values = new FormData(event.target);
    const time = (name) => fromLocalInput(values.get(name), filter[name]);
    const change = Object.fromEntries(["text", "event", "model", "organization", "connector"].map((name) => [name, values.get(name).trim()]));
    go(filter, { ...change, from: time("from"), to: time("to") });
  };
  return h(
    "form",
    { class: "filters", role: "search", "aria-label": "Deliveries", onsubmit: submit },
    h(
      "div",
      { class: "filter-row" },
      h(
        "nav",
        { class: "segments states", "aria-label": "State" },
        STATES.map(([state, label]) =>
          h("a", { href: href(["deliveries"], { ...filter, state }), "aria-current": (filter.state ?? "") === state ? "true" : null }, label),
        ),
      ),
      h(
        "div",
        { class: "search" },
        h("label", { for: "f-text", class: "unseen" }, "Search"),
        h("input", {
          id: "f-text",
          name: "text",
          type: "search",
          value: filter.text ?? "",
          placeholder: "Model, organization, error, id…",
          autocomplete: "off",
          spellcheck: "false",
          oninput: (event) => {
            const text = event.target.value.trim();
            clearTimeout(typing);
            typing = setTimeout(() => page.left || go(filter, { text }, true), TYPING_MILLIS);
          },
        }),
      ),
    ),
    h(
      "details",
      { class: "more", open: set.length > 0 },
      h("summary", null, "More filters", set.length > 0 && h("span", { class: "count" }, String(set.length))),
      h(
        "div",
        { class: "fields" },
        field("event", "Event", { list: "events" }),
        field("model", "Model"),
        field("organization", "Organization"),
        field("connector", "Connector", { list: "connectors" }),
        field("from", "Received from", { type: "datetime-local", step: 1, value: toLocalInput(filter.from) }),
        field("to", "Received before", { type: "datetime-local", step: 1, value: toLocalInput(filter.to) }),
        h("datalist", { id: "events" }, EVENTS.map((event) => h("option", { value: event }))),
        h("datalist", { id: "connectors" }, connectors.map((name) => h("option", { value: name }))),
        h("div", { class: "field apply" }, h("button", { type: "submit" }, "Apply")),
      ),
    ),
    h(
      "ul",
      { class: "chips", "aria-label": "Filters in use" },
      FILTERS.filter((name) => filter[name] && name !== "state").map((name) =>
        h(
          "li",
          null,
          h("span", { class: "soft" }, NAMES[name] ?? name, " "),
          name === "from" || name === "to" ? exact(filter[name]) : filter[name],
          h("a", { href: href(["deliveries"], { ...filter, [name]: "" }), "aria-label": `Take away the filter ${NAMES[name] ?? name}` }, icon("cross")),
        ),
      ),
    ),
  );
}

function replayButton(page, filter) {
  const { criteria, refused } = replayCriteria(filter);
  return refused
    ? h("span", { class: "soft hint" }, refused)
    : h("button", { type: "button", onclick: () => askReplay(criteria, () => page.refresh()) }, icon("replay"), Object.keys(filter).length ? "Replay all that match…" : "Replay all dead…");
}
