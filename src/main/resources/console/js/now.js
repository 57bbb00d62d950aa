// Now: what comes in and goes out, what waits, how the targets are, what needs a person.

import { h, icon } from "./dom.js";
import { chart, chartTable, gather, RANGES, total } from "./chart.js";
import { count, lasting, number, span, when } from "./format.js";
import { badge, card, empty, figure, head, href, isProblem, loading, problemBox, table } from "./parts.js";

const SECONDS = 5;
const LATE_SECONDS = 60;

const CIRCUITS = {
  closed: ["good", "working"],
  open: ["bad", "not called"],
  paused: ["bad", "paused"],
  "half-open": ["warn", "trying again"],
  unused: ["calm", "not called yet"],
};

const KINDS = { dead: "deliveries", auth: "cross", circuit: "routes", backlog: "wait", stale: "wait", configuration: "alert" };

export function now(page) {
  const asked = Number(page.query.minutes);
  const minutes = RANGES.some(([m]) => m === asked) ? asked : 60;
  let cursor = null;
  page.title("Now");

  const onCursor = (at) => {
    if (at !== cursor) {
      cursor = at;
      page.redraw();
    }
  };

  page.live(
    SECONDS,
    () =>
      page.all({
        activity: page.get("activity", { minutes }),
        inbox: page.get("inbox"),
        targets: page.get("targets"),
        attention: page.get("attention"),
      }),
    (data, notice) => {
      const title = head("Now", { beside: ranges(minutes) });
      if (!data) {
        return [title, notice || [loading(3), loading(8)]];
      }
      const bars = isProblem(data.activity) ? null : gather(data.activity, minutes);
      return [
        title,
        notice,
        attentionCard(data.attention),
        figures(bars, data.inbox, minutes),
        card("Over time", { id: "chart" }, bars ? activity(bars, minutes, cursor, onCursor) : problemBox(data.activity)),
        card("Targets", { id: "targets" }, targets(data.targets)),
      ];
    },
  );
  addEventListener("resize", () => page.redraw(), { signal: page.signal });
}

function ranges(minutes) {
  return h(
    "nav",
    { class: "segments", "aria-label": "Time shown" },
    RANGES.map(([m, label]) =>
      h("a", { href: href(["now"], m === 60 ? {} : { minutes: m }), "aria-current": m === minutes ? "true" : null }, label),
    ),
  );
}

function activity(bars, minutes, cursor, onCursor) {
  const nothing = !total(bars).received && !total(bars).handled;
  const area = document.querySelector(".chart-area");
  const width = Math.max(260, area?.clientWidth || document.getElementById("main").clientWidth - 96);
  return [
    chart(bars, { width, minutes, cursor, onCursor }),
    nothing && h("p", { class: "soft chart-none" }, "Nothing came in during this time."),
    !nothing && chartTable(bars, minutes),
  ];
}

function figures(bars, inbox, minutes) {
  const sum = bars && total(bars);
  const during = RANGES.find(([m]) => m === minutes)[1];
  const late = inbox.oldest_due_seconds > LATE_SECONDS;
  return h(
    "dl",
    { class: "figures" },
    isProblem(inbox)
      ? figure("Waiting", "–", { hint: inbox.message })
      : [
          figure("Oldest waiting", inbox.oldest_due_seconds ? span(inbox.oldest_due_seconds) : "none", {
            tone: late ? "bad" : null,
            hint: late ? "longer than it should" : "due and not yet in work",
          }),
          figure("Waiting", inbox.pending, {
            link: href(["deliveries"], { state: "pending" }),
            hint: inbox.waiting_for_target ? `${number(inbox.waiting_for_target)} for a target` : `${number(inbox.processing)} in work`,
          }),
          figure("Dead", inbox.dead, {
            tone: inbox.dead ? "bad" : null,
            link: href(["deliveries"], { state: "dead" }),
            hint: inbox.dead ? "given up" : "none given up",
          }),
        ],
    sum && [
      figure("Received", sum.received, { hint: `in ${during}${sum.refused ? `, ${number(sum.refused)} refused` : ""}` }),
      figure("Stored", sum.stored, { hint: sum.repeated ? `${number(sum.repeated)} repeated` : "no repeats" }),
      figure("Handled", sum.handled, { hint: `in ${during}` }),
      figure("Failed", sum.failed, { tone: sum.failed ? "warn" : null, hint: sum.failed ? "are tried again" : "in " + during }),
    ],
  );
}

function attentionCard(items) {
  if (isProblem(items)) {
    return card("Needs a person", { id: "attention" }, problemBox(items));
  }
  if (!items.length) {
    return h(
      "section",
      { class: "notice good", "data-key": "attention", "aria-label": "Needs a person" },
      icon("ok"),
      h("p", null, h("strong", null, "Nothing needs a person.")),
    );
  }
  return card(
    "Needs a person",
    { id: "attention", aside: badge("bad", String(items.length)) },
    h(
      "ul",
      { class: "attention" },
      items.map((item) =>
        h(
          "li",
          null,
          icon(KINDS[item.kind] ?? "alert"),
          h(
            "div",
            null,
            h("p", null, h("strong", null, item.what), item.since && h("span", { class: "soft" }, " for ", lasting(item.since))),
            item.what_to_do && h("p", null, item.what_to_do),
          ),
          item.filter && h("a", { class: "button", href: href(["deliveries"], item.filter) }, item.count ? `See ${count(item.count, "delivery", "deliveries")}` : "See them"),
        ),
      ),
    ),
  );
}

function targets(rows) {
  if (isProblem(rows)) {
    return problemBox(rows);
  }
  if (!rows.length) {
    return empty("No target is configured", "Name connectors in bridge.connectors, and photos go there.");
  }
  return table(
    "Targets that the bridge calls",
    [["Target"], ["State"], ["Last called"], ["Last went well"], ["Failures in a row", "num"], ["Calls a minute", "num"]],
    rows.map((row) => ({
      key: row.name,
      cells: [
        h("div", null, h("strong", null, row.name), row.is_connector && h("span", { class: "soft" }, " connector"), targetNote(row)),
        row.configured === false ? badge("calm", "not configured") : badge(...circuit(row), row.open_reason),
        when(row.last_called_at, "never"),
        when(row.last_ok_at, "never"),
        number(row.failures ?? 0),
        row.calls_per_minute ? `at most ${number(row.calls_per_minute)}` : h("span", { class: "soft" }, "no limit"),
      ],
    })),
  );
}

function circuit(row) {
  return row.state === "closed" && row.failures > 0 ? ["warn", "failing"] : (CIRCUITS[row.state] ?? ["calm", row.state]);
}

function targetNote(row) {
  const troubled = ["open", "paused", "half-open"].includes(row.state);
  if (!troubled && !(row.failures && row.last_error)) {
    return null;
  }
  return h(
    "div",
    { class: "cell-note" },
    h("p", null, row.why ?? row.last_error, row.open_until && ["open", "paused"].includes(row.state) && [" It is tried again ", when(row.open_until), "."]),
    row.what_to_do && h("p", null, h("strong", null, "What to do: "), row.what_to_do),
  );
}
