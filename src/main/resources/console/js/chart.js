// What came in and what was handled over time: two rows of bars on one time axis, and the same as a table.

import { h, s } from "./dom.js";
import { clock, day, now, number } from "./format.js";
import { table } from "./parts.js";

// By minutes: each bar holds a whole number of the rows of /operations/activity, which are of ten seconds to five minutes.
const BARS = { 15: 45, 60: 60, 360: 60, 1440: 72 };
const LEFT = 40;
const RIGHT = 4;
const PANEL = 92;
const GAP = 30;
const TOP = 18;
const AXIS = 22;
const SERIES = [
  ["stored", "Stored", "in"],
  ["repeated", "Repeated", "in"],
  ["handled", "Handled", "out"],
  ["failed", "Failed", "out"],
];

/** The rows of /operations/activity, gathered into bars of equal width up to this moment. */
export function gather(rows, minutes) {
  const count = BARS[minutes];
  const width = (minutes * 60000) / count;
  const end = Math.ceil(now() / width) * width;
  const start = end - width * count;
  const bars = Array.from({ length: count }, (_, i) => ({
    from: start + i * width,
    to: start + (i + 1) * width,
    received: 0,
    stored: 0,
    repeated: 0,
    refused: 0,
    handled: 0,
    failed: 0,
    dead: 0,
  }));
  for (const row of rows) {
    const bar = bars[Math.floor((Date.parse(row.at) - start) / width)];
    if (bar) {
      add(bar, row);
    }
  }
  return bars;
}

function add(bar, row) {
  bar.repeated += row.duplicates ?? 0;
  for (const name of ["received", "stored", "refused", "handled", "failed", "dead"]) {
    bar[name] += row[name] ?? 0;
  }
}

export function total(bars) {
  const sum = { received: 0, stored: 0, repeated: 0, refused: 0, handled: 0, failed: 0, dead: 0 };
  for (const bar of bars) {
    for (const name of Object.keys(sum)) {
      sum[name] += bar[name];
    }
  }
  return sum;
}

/** cursor is the bar that is looked at, or null; onCursor is told of another. */
export function chart(bars, { width, minutes, cursor, onCursor }) {
  const sum = total(bars);
  const looked = cursor === null ? null : bars[cursor];
  const shown = looked ?? sum;
  const range = looked ? span(looked, minutes) : RANGES.find(([m]) => m === minutes)[2];
  const words = SERIES.map(([name, label]) => `${label.toLowerCase()} ${number(shown[name])}`).join(", ");
  return h(
    "div",
    { class: "chart" },
    h(
      "div",
      { class: "legend" },
      h("span", { class: "legend-range" }, range),
      SERIES.map(([name, label]) =>
        h(
          "span",
          { class: `legend-item${shown[name] ? "" : " none"}` },
          h("span", { class: `swatch ${name}`, "aria-hidden": "true" }),
          label,
          " ",
          h("strong", null, number(shown[name])),
        ),
      ),
    ),
    h(
      "div",
      {
        class: "chart-area",
        tabindex: 0,
        role: "slider",
        "aria-label": "A moment of the chart",
        "aria-valuemin": 1,
        "aria-valuemax": bars.length,
        "aria-valuenow": (cursor ?? bars.length - 1) + 1,
        "aria-valuetext": `${range}: ${words}`,
        onkeydown: (event) => move(event, bars.length, cursor, onCursor),
        onpointermove: (event) => onCursor(barAt(event, bars.length, width)),
        onpointerleave: () => onCursor(null),
        onblur: () => onCursor(null),
      },
      drawing(bars, sum, width, minutes, cursor),
    ),
  );
}

export const RANGES = [
  [15, "15 min", "Last 15 minutes"],
  [60, "1 h", "Last hour"],
  [360, "6 h", "Last 6 hours"],
  [1440, "24 h", "Last 24 hours"],
];

function move(event, count, cursor, onCursor) {
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
  const to = { Home: 0, End: count - 1 }[event.key] ?? (step ? (cursor ?? count) + step : null);
  if (to !== null) {
    event.preventDefault();
    onCursor(Math.min(count - 1, Math.max(0, to)));
  } else if (event.key === "Escape") {
    onCursor(null);
  }
}

function barAt(event, count, width) {
  const box = event.currentTarget.getBoundingClientRect();
  const at = Math.floor(((event.clientX - box.left - LEFT) / (width - LEFT - RIGHT)) * count);
  return at < 0 || at >= count ? null : at;
}

function drawing(bars, sum, width, minutes, cursor) {
  const height = TOP + PANEL + GAP + PANEL + AXIS;
  const step = (width - LEFT - RIGHT) / bars.length;
  const x = (i) => LEFT + i * step;
  const highest = scale(Math.max(...bars.map((bar) => Math.max(bar.stored + bar.repeated, bar.handled + bar.failed))));
  const label = `${RANGES.find(([m]) => m === minutes)[2]}: stored ${sum.stored}, repeated ${sum.repeated}, handled ${sum.handled}, failed ${sum.failed}. The numbers are in the table below.`;
  return s(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    cursor !== null && s("rect", { class: "cursor", x: x(cursor), y: TOP - 4, width: step, height: height - AXIS - TOP + 4 }),
    panel(bars, "Received", ["stored", "repeated"], TOP, highest, width, x, step),
    panel(bars, "Handled", ["handled", "failed"], TOP + PANEL + GAP, highest, width, x, step),
    axis(bars, minutes, height, x, step, width),
  );
}

function panel(bars, title, [lower, upper], top, highest, width, x, step) {
  const y = (value) => top + PANEL - (value / highest) * PANEL;
  const thick = Math.max(1, step - (step > 6 ? 2 : 1));
  const bar = (i, name, from, to) =>
    to > from &&
    s("rect", {
      class: `bar ${name}`,
      x: x(i) + (step - thick) / 2,
      y: Math.min(y(to), y(from) - 1.5),
      width: thick,
      height: Math.max(1.5, y(from) - y(to)),
      rx: Math.min(1.5, thick / 3),
    });
  return s(
    "g",
    null,
    s("text", { class: "panel-title", x: LEFT, y: top - 7 }, title),
    [0, highest / 2, highest].map((value) => [
      s("line", { class: value ? "grid" : "base", x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
      (Number.isInteger(value) || value === 0) && s("text", { class: "tick", x: LEFT - 7, y: y(value) + 4, "text-anchor": "end" }, short(value)),
    ]),
    bars.map((one, i) => [bar(i, lower, 0, one[lower]), bar(i, upper, one[lower], one[lower] + one[upper])]),
  );
}

function axis(bars, minutes, height, x, step, width) {
  const every = width < 480 ? 20 : 10;
  return s(
    "g",
    null,
    bars.map(
      (bar, i) =>
        i % every === 0 &&
        s("text", { class: "tick", x: x(i), y: height - 4, "text-anchor": i === 0 ? "start" : "middle" }, clock(new Date(bar.from))),
    ),
    s("text", { class: "tick", x: x(bars.length), y: height - 4, "text-anchor": "end" }, "now"),
  );
}

/** The next of 2, 4, 10, 20, 40, 100 …, whose half is a whole number as well. */
function scale(highest) {
  let size = 2;
  for (let i = 0; size < highest; i++) {
    size = [2, 4, 10][i % 3] * 10 ** Math.floor(i / 3);
  }
  return size;
}

function short(value) {
  return value >= 10000 ? `${value / 1000}k` : number(value);
}

function span(bar, minutes) {
  const seconds = minutes < 60;
  const date = minutes > 720 ? `${day(new Date(bar.from))}, ` : "";
  return `${date}${clock(new Date(bar.from), seconds)} to ${clock(new Date(bar.to), seconds)}`;
}

export function chartTable(bars, minutes) {
  const busy = bars.filter((bar) => SERIES.some(([name]) => bar[name]));
  return h(
    "details",
    { class: "chart-table" },
    h("summary", null, "The chart as a table"),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "The chart as a table" },
      table(
        "Deliveries over time; times without any are left out",
        [["Time"], ...SERIES.map(([, label]) => [label, "num"])],
        busy.toReversed().map((bar) => ({
          key: String(bar.from),
          cells: [span(bar, minutes), ...SERIES.map(([name]) => number(bar[name]))],
        })),
      ),
    ),
  );
}
