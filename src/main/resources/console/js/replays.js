// Replays: who had what run again, and what has become of it.

import { h } from "./dom.js";
import { number, when } from "./format.js";
import { badge, card, empty, facts, head, href, loading, mono, table } from "./parts.js";
import { Problem } from "./api.js";
import { chosen, progress } from "./replay-dialog.js";

const SECONDS = 5;
const FOLLOW_SECONDS = 1.5;
const LIMIT = 50;

export function replays(page) {
  const { before } = page.query;
  page.title("Replays");
  page.live(
    SECONDS,
    () => page.page("replays", { before, limit: LIMIT }),
    (data, notice) => [
      head("Replays", { back: ["#/deliveries", "Deliveries"], lead: "What operators had run again, the newest first." }),
      notice,
      !data && !notice && loading(6),
      data && (data.rows.length ? list(data.rows, before) : empty("Nothing was replayed yet", "Open a dead delivery, or filter deliveries, and choose Replay.", h("a", { class: "button", href: "#/deliveries" }, "Deliveries"))),
    ],
  );
}

function list(rows, before) {
  return [
    table(
      "Replays",
      [["Replay", "c-event"], ["Chosen by"], ["Asked for"], ["By"], ["Deliveries", "num"], ["Done", "num"], ["Dead again", "num"], ["Open", "num"]],
      rows.map((row) => ({
        key: String(row.id),
        tone: "linked",
        cells: [
          h("a", { class: "row-link", href: href(["replays", row.id]) }, `Replay ${row.id}`),
          inWords(row),
          when(row.requested_at),
          row.requested_by,
          number(row.deliveries),
          number(row.done + row.ignored),
          row.dead ? h("span", { class: "error-text" }, number(row.dead)) : "0",
          number(row.open),
        ],
      })),
    ),
    h(
      "nav",
      { class: "pager", "aria-label": "Pages" },
      before && h("a", { class: "button", href: "#/replays" }, "Newest"),
      h("span"),
      rows.length === LIMIT && h("a", { class: "button", href: href(["replays"], { before: rows.at(-1).id }) }, "Older"),
    ),
  ];
}

function criteria(row) {
  return {
    delivery: row.delivery_id,
    state: row.delivery_id ? null : row.state,
    event: row.event,
    model: row.model_id,
    organization: row.organization,
    connector: row.connector,
    from: row.received_from,
    to: row.received_to,
    text: row.search_text,
    replay: row.of_replay,
  };
}

function inWords(row) {
  const words = Object.entries(criteria(row))
    .filter(([name, value]) => value && name !== "from" && name !== "to")
    .map(([name, value]) => (name === "delivery" || name === "replay" ? `${name} ${value}` : String(value)));
  return words.join(", ") + (row.received_from || row.received_to ? ", a time" : "");
}

export function replay(page) {
  page.title(`Replay ${page.id}`);
  const id = Number(page.id);
  page.live(
    FOLLOW_SECONDS,
    async () => {
      const [row] = Number.isSafeInteger(id) ? await page.get("replays", { before: id + 1, limit: 1 }) : [];
      if (row?.id !== id) {
        throw new Problem(404, "Not found", "There is no such replay.");
      }
      return row;
    },
    (row, notice) => [
      head(`Replay ${page.id}`, {
        back: ["#/replays", "Replays"],
        beside: row && (row.open ? badge("info", "running") : badge(row.dead ? "bad" : "good", "through")),
      }),
      notice,
      !row && !notice && loading(5),
      row && [
        card("Progress", {}, progress(row), h("p", null, h("a", { class: "button", href: href(["deliveries"], { replay: row.id }) }, "See its deliveries"))),
        card(
          "What was asked for",
          {},
          chosen(criteria(row)),
          facts([
            ["Asked for", when(row.requested_at)],
            ["By", row.requested_by && mono(row.requested_by)],
            ["Deliveries", number(row.deliveries)],
          ]),
        ),
      ],
    ],
  );
}
