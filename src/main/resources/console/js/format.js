// Numbers and times as people read them.

import { h } from "./dom.js";

const NUMBER = new Intl.NumberFormat("en");
const EXACT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const CLOCK_SECONDS = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const UNITS = [
  ["y", 365 * 86400],
  ["d", 86400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
];

// How far the bridge's clock is ahead of this one.
let ahead = 0;

export function setClock(iso) {
  const time = Date.parse(iso);
  ahead = Number.isNaN(time) ? 0 : time - Date.now();
}

export function now() {
  return Date.now() + ahead;
}

export function number(value) {
  return value === null || value === undefined ? "–" : NUMBER.format(value);
}

/** "1 delivery", "2 deliveries" */
export function count(n, one, many = one + "s") {
  return `${number(n)} ${Number(n) === 1 ? one : many}`;
}

export function span(seconds) {
  if (seconds === null || seconds === undefined) {
    return "–";
  }
  const whole = Math.max(0, Math.round(seconds));
  const index = UNITS.findIndex(([, size]) => whole >= size);
  if (index < 0) {
    return "0 s";
  }
  const [unit, size] = UNITS[index];
  const amount = Math.floor(whole / size);
  const [nextUnit, nextSize] = UNITS[index + 1] ?? [];
  const rest = nextUnit && amount < 10 && unit !== "y" ? Math.floor((whole % size) / nextSize) : 0;
  return rest && unit !== "min" ? `${amount} ${unit} ${rest} ${nextUnit}` : `${amount} ${unit}`;
}

export function millis(ms) {
  if (ms === null || ms === undefined || ms < 0) {
    return "–";
  }
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10000 ? 1 : 0)} s`;
}

export function ago(iso) {
  const seconds = (now() - Date.parse(iso)) / 1000;
  if (seconds < -1) {
    return `in ${span(-seconds)}`;
  }
  return seconds < 2 ? "just now" : `${span(seconds)} ago`;
}

/** In full; what is no time, as in an address that somebody wrote, as it is. */
export function exact(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? String(iso) : EXACT.format(date);
}

export function clock(date, seconds = false) {
  return (seconds ? CLOCK_SECONDS : CLOCK).format(date);
}

export function day(date) {
  return DAY.format(date);
}

/** A moment: relative, with the exact one in its title. It is kept right by {@link tick}. */
export function when(iso, none = "–") {
  if (!iso || Number.isNaN(Date.parse(iso))) {
    return h("span", { class: "soft" }, none);
  }
  return moment(iso, "ago");
}

/** For how long it has been so: "3 min". */
export function lasting(iso) {
  return moment(iso, "lasting");
}

function moment(iso, kind) {
  return h("time", { datetime: iso, title: `${exact(iso)} · ${iso}`, "data-relative": kind }, relative(iso, kind));
}

function relative(iso, kind) {
  return kind === "ago" ? ago(iso) : span((now() - Date.parse(iso)) / 1000);
}

export function tick() {
  for (const time of document.querySelectorAll("time[data-relative]")) {
    const text = relative(time.dateTime, time.dataset.relative);
    if (time.textContent !== text) {
      time.textContent = text;
    }
  }
}

/** ISO in UTC to what an <input type=datetime-local> takes, and back. */
export function toLocalInput(iso) {
  const date = new Date(iso ?? "");
  if (Number.isNaN(date.getTime())) {
    return "";
  }
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

/** A field that still has the time it was given gives that: of an hour that comes twice a year it knows only one. */
export function fromLocalInput(text, given) {
  const date = new Date(text);
  if (date.getTime() === new Date(toLocalInput(given)).getTime()) {
    return given;
  }
  return text && !Number.isNaN(date.getTime()) ? date.toISOString() : "";
}
