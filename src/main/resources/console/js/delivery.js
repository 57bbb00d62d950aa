// One delivery: why it failed and what to do, its timeline, its payload, what it came to in each target.

import { h, icon } from "./dom.js";
import { count, millis, number, when } from "./format.js";
import { advice, card, facts, head, href, isFailure, loading, modelLink, mono, outcomeBadge, stateBadge } from "./parts.js";
import { payload } from "./payload.js";
import { askReplay } from "./replay-dialog.js";

const SECONDS = 3;

export function delivery(page) {
  let exactly = false;
  page.title(`Delivery ${page.id}`);
  page.live(
    SECONDS,
    () => page.get("delivery", { id: page.id }),
    (row, notice) => [
      head(row ? (row.event ?? "Not understood") : `Delivery ${page.id}`, {
        back: ["#/deliveries", "Deliveries"],
        beside: row && [stateBadge(row), h("span", { class: "soft" }, `Delivery ${row.id}`)],
        actions: row && replayButton(page, row),
      }),
      notice,
      !row && !notice && loading(8),
      row && [
        why(row),
        h(
          "div",
          { class: "columns" },
          h(
            "div",
            { class: "column" },
            card("Timeline", { id: "timeline" }, timeline(row)),
          ),
          h(
            "div",
            { class: "column" },
            card("About", { id: "about" }, about(row)),
            payload(row, exactly, (value) => {
              exactly = value;
              page.redraw();
            }),
          ),
        ),
      ],
    ],
  );
}

function replayButton(page, row) {
  if (!row.replayable) {
    const open = ["pending", "processing"].includes(row.state);
    return h("span", { class: "soft hint" }, open ? "Open: it runs anyway" : "Cannot be replayed");
  }
  return h(
    "button",
    { type: "button", class: row.state === "dead" ? "primary" : null, onclick: () => askReplay({ delivery: row.id }, () => page.refresh()) },
    icon("replay"),
    "Replay…",
  );
}

function why(row) {
  if (row.state === "dead") {
    return advice("bad", "It was given up", row.why ?? row.last_error, row.what_to_do, row.last_error && row.why && row.why !== row.last_error && technical(row.last_error));
  }
  if (row.state === "pending" && (row.last_error || row.waiting_for)) {
    const title = row.waiting_for ? `It waits for ${row.waiting_for}` : "It failed, and is tried again";
    return advice("warn", title, row.why ?? row.last_error, row.what_to_do, !row.waiting_for && h("p", null, "Next attempt ", when(row.next_attempt_at), "."));
  }
  if (row.state === "ignored") {
    return advice("info", "There was nothing to do", row.why ?? row.last_error, row.what_to_do);
  }
  return null;
}

function technical(text) {
  return h("p", { class: "mono technical" }, text);
}

function about(row) {
  const { person } = row;
  return facts([
    ["Model", modelLink(row.model_id)],
    ["Person", person && h("span", null, person.title, person.email && [h("br"), h("span", { class: "soft" }, person.email)])],
    ["Status", row.status],
    ["Organization", row.organization && h("a", { href: href(["deliveries"], { organization: row.organization }), class: "mono" }, row.organization)],
    ["Received", when(row.received_at)],
    ["Repeated", row.duplicates > 0 && count(row.duplicates, "time")],
    ["Finished", row.finished_at && when(row.finished_at)],
    ["Attempts", number(row.attempts)],
    ["Key", row.key && mono(row.key)],
    ["Unique id", row.delivery_uid && mono(row.delivery_uid)],
    ["In work on", row.claimed_by && row.state === "processing" && mono(row.claimed_by)],
    ["Cannot be replayed", cannotReplay(row)],
    ["Replay", row.replay_id && h("a", { href: href(["replays", row.replay_id]) }, `Replay ${row.replay_id}`)],
  ]);
}

function cannotReplay(row) {
  return (
    !row.replayable &&
    !["pending", "processing"].includes(row.state) &&
    (row.event ? "its payload has been erased" : "it never was a webhook that the bridge understands")
  );
}

/** What happened, in the order of its happening: moments with a time, a tone and what to say. */
function moments(row) {
  const all = [
    { at: row.received_at, tone: "good", title: "Received and stored", text: row.duplicates > 0 && `Repeated ${count(row.duplicates, "time")}; repeats are counted, not stored.` },
  ];
  for (const attempt of row.attempts_made ?? []) {
    all.push({ at: attempt.started_at, attempt });
  }
  if (row.replay_id) {
    all.push({ at: row.replayed_at, tone: "info", title: h("a", { href: href(["replays", row.replay_id]) }, `Queued again by replay ${row.replay_id}`) });
  }
  all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  all.push(ending(row));
  return all.filter(Boolean);
}

function ending(row) {
  return {
    done: { at: row.finished_at, tone: "good", title: "Done", text: row.last_error },
    ignored: { at: row.finished_at, tone: "calm", title: "Ignored", text: row.last_error },
    dead: { at: row.finished_at, tone: "bad", title: "Given up", text: row.replayable && "It runs again only when somebody replays it." },
    processing: { at: row.claimed_at, tone: "info now", title: "In work", text: row.claimed_by && `by ${row.claimed_by}` },
    pending: { at: row.next_attempt_at, tone: "next", title: row.waiting_for ? `Waits for ${row.waiting_for}` : row.attempts ? "Next attempt" : "Waits for its first attempt" },
  }[row.state];
}

function timeline(row) {
  const all = moments(row);
  let group = null;
  return h(
    "ol",
    { class: "timeline" },
    all.map((moment, i) => {
      const { attempt } = moment;
      const isNew = attempt && attempt.attempt !== group;
      group = attempt ? attempt.attempt : null;
      return attempt ? attemptMoment(attempt, isNew, i) : plainMoment(moment, i);
    }),
    effects(row),
  );
}

function plainMoment({ at, tone, title, text }, i) {
  return h(
    "li",
    { class: `moment ${tone}`, "data-key": `m${i}` },
    h("p", { class: "moment-head" }, h("strong", null, title), at && h("span", { class: "soft" }, when(at))),
    text && h("p", { class: "soft" }, text),
  );
}

function attemptMoment(attempt, isNew, i) {
  const failed = isFailure(attempt.outcome);
  // The message often begins with it.
  const status = attempt.http_status && !attempt.message?.startsWith(`HTTP ${attempt.http_status}`) && `HTTP ${attempt.http_status}`;
  const tone = failed ? (["RETRYABLE", "WAITING"].includes(attempt.outcome) ? "warn" : "bad") : "good";
  return h(
    "li",
    { class: `moment ${tone}${isNew ? " new" : ""}`, "data-key": `a${attempt.id ?? i}` },
    isNew && h("p", { class: "moment-group" }, `Attempt ${attempt.attempt}`),
    h(
      "p",
      { class: "moment-head" },
      h("strong", null, attempt.step),
      outcomeBadge(attempt.outcome),
    ),
    h(
      "p",
      { class: "soft moment-line" },
      when(attempt.started_at),
      [millis(attempt.duration_ms), status, attempt.message].filter(Boolean).map((text) => ` · ${text}`).join(""),
    ),
    failed && attempt.why && h("details", { class: "moment-why" }, h("summary", null, "Why, and what to do"), h("p", null, attempt.why), attempt.what_to_do && h("p", null, h("strong", null, "What to do: "), attempt.what_to_do)),
  );
}

function effects(row) {
  const targets = row.targets ?? [];
  if (!targets.length && row.state !== "done") {
    return null;
  }
  return h(
    "li",
    { class: `moment effect ${targets.length ? "good" : "calm"}`, "data-key": "effect" },
    h("p", { class: "moment-head" }, h("strong", null, "In the targets now")),
    targets.length
      ? h(
          "ul",
          { class: "effects" },
          targets.map((target) =>
            h(
              "li",
              null,
              h("p", null, h("strong", null, target.connector), " ", target.photo_sha256 ? ["holds photo ", mono(target.photo_id)] : "may hold a photo: what became of the last write is not known"),
              h("p", { class: "soft" }, target.target_ref && ["as ", mono(target.target_ref), ", "], target.synced_at ? ["last synced ", when(target.synced_at)] : "never synced"),
            ),
          ),
        )
      : h("p", { class: "soft" }, "No target holds a photo of this model."),
  );
}
