// The frame: which view is shown, the navigation, who is signed in.

import * as api from "./api.js";
import { h, icon, patch, say } from "./dom.js";
import { setClock, tick } from "./format.js";
import { Page } from "./page.js";
import { deliveries } from "./deliveries.js";
import { delivery } from "./delivery.js";
import { models } from "./models.js";
import { model } from "./model.js";
import { now } from "./now.js";
import { replay, replays } from "./replays.js";
import { route } from "./route.js";
import { routes } from "./routes.js";

const VIEWS = { __proto__: null, now, deliveries, models, routes, replays };
const DETAILS = { __proto__: null, deliveries: delivery, models: model, routes: route, replays: replay };
const NAVIGATION = [
  ["now", "Now"],
  ["deliveries", "Deliveries"],
  ["models", "Models"],
  ["routes", "Routes"],
];
const ATTENTION_SECONDS = 15;
const TICK_MILLIS = 1000;

const main = document.getElementById("main");
const nav = document.getElementById("nav");
const scrolled = new Map();
let current = null;
let attention = 0;
let byLink = true;

function parse(hash) {
  const [path, search = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [name, ...rest] = path.split("/");
  let id = rest.join("/");
  try {
    id = decodeURIComponent(id);
  } catch {
    // Taken as it is.
  }
  const view = id ? DETAILS[name] : VIEWS[name];
  return { name, id, view, query: Object.fromEntries(new URLSearchParams(search)) };
}

function show() {
  const { name, id, view, query } = parse(location.hash);
  if (!view) {
    location.replace("#/now");
    return;
  }
  const again = current?.view === view && current.id === id;
  if (current) {
    current.leave();
  }
  if (!again) {
    main.replaceChildren();
  }
  const isFirst = !current;
  current = new Page(main, { view, name, id, query, again, scrollTo: byLink ? 0 : (scrolled.get(location.hash) ?? 0) });
  byLink = false;
  drawNavigation();
  view(current);
  if (!again && !isFirst) {
    main.querySelector("h1")?.focus({ preventScroll: true });
  }
}

function drawNavigation() {
  const place = current?.name === "replays" ? "deliveries" : current?.name;
  const links = NAVIGATION.map(([name, label]) => {
    const alert = name === "now" && attention > 0;
    return h(
      "li",
      null,
      h(
        "a",
        { href: `#/${name}`, "aria-current": name === place ? "page" : null },
        icon(name),
        h("span", null, label),
        alert && h("span", { class: "count bad", title: "Needs a person" }, String(attention)),
        alert && h("span", { class: "unseen" }, " need a person"),
      ),
    );
  });
  patch(nav, h("nav", { id: "nav", "aria-label": "Views" }, h("ul", null, links)));
}

async function watchAttention() {
  try {
    if (!document.hidden) {
      attention = (await api.get("attention")).length;
      drawNavigation();
    }
  } catch {
    // The view says it.
  }
  setTimeout(watchAttention, ATTENTION_SECONDS * 1000);
}

async function start() {
  try {
    const session = await api.get("session");
    setClock(session.time);
    patch(
      document.getElementById("account"),
      h(
        "div",
        { id: "account", class: "account" },
        h(
          "p",
          { class: "account-who" },
          h("span", { title: `Node ${session.node}` }, session.user ?? ""),
          h("span", { class: "soft" }, session.version ?? ""),
        ),
        session.login && h("button", { type: "button", class: "quiet", onclick: api.signOut }, icon("out"), "Sign out"),
      ),
    );
  } catch {
    // The view says what is wrong.
  }
}

document.addEventListener("click", (event) => {
  byLink = Boolean(event.target.closest?.("a[href^='#']"));
});
// A page that leads to itself would only move the focus.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
// The view's own place: the address may already be the next one's.
history.scrollRestoration = "manual";
addEventListener("scroll", () => current && scrolled.set(current.place, scrollY), { passive: true });
addEventListener("hashchange", () => {
  say("");
  show();
});
setInterval(tick, TICK_MILLIS);

const back = api.takeReturn();
if (back) {
  location.replace(back);
}
start();
show();
watchAttention();
