// Asks before a replay, with how many it would be, and follows it after.

import * as api from "./api.js";
import { h, icon, patch, say } from "./dom.js";
import { count, exact, number } from "./format.js";
import { facts, href, loading } from "./parts.js";

const CRITERIA = ["state", "event", "model", "organization", "connector", "text", "from", "to", "replay"];
const REPLAYABLE = ["dead", "done", "ignored"];
const FOLLOW_MILLIS = 1000;
const NAMES = { from: "Received from", to: "Received before", organization: "Organization", state: "State", event: "Event", model: "Model", connector: "Connector", text: "Text", replay: "Of replay", delivery: "Delivery" };

/** What a filter of the list means for a replay, or why it cannot be one. */
export function replayCriteria(filter) {
  if (filter.state && !REPLAYABLE.includes(filter.state)) {
    return { refused: "What waits or is in work runs anyway" };
  }
  const criteria = Object.fromEntries(CRITERIA.filter((name) => filter[name]).map((name) => [name, filter[name]]));
  if (filter.replay) {
    criteria.replay = Number(filter.replay);
  }
  return { criteria: { ...criteria, state: filter.state ?? "dead" } };
}

export function askReplay(criteria, changed) {
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "replay-title" });
  document.body.append(dialog);
  const closing = new AbortController();
  dialog.addEventListener("close", () => {
    closing.abort();
    dialog.remove();
    changed();
    // What opened it may be gone: a delivery that runs has no button, and Back has left its page.
    if (document.activeElement === document.body) {
      document.querySelector("main h1")?.focus({ preventScroll: true });
    }
  });
  const close = () => dialog.close();
  // Back, or a link in it: it belongs to the place where it was opened.
  addEventListener("hashchange", close, { signal: closing.signal });
  const show = (...content) => {
    patch(dialog, h("dialog", { class: "dialog", "aria-labelledby": "replay-title", open: dialog.open }, content));
    // A button that was disabled has lost the focus.
    if (!dialog.contains(document.activeElement)) {
      [...dialog.querySelectorAll("button")].pop()?.focus();
    }
  };

  const fail = (problem, again) =>
    show(
      title("The replay was not made"),
      h("p", { class: "notice bad", role: "alert" }, h("span", null, problem.message)),
      buttons(button("Close", close), again && button("Try again", again, "primary")),
    );

  const countFirst = async () => {
    show(title("Replay"), chosen(criteria), loading(1), buttons(button("Cancel", close)));
    try {
      const counted = await api.post("replays", { ...criteria, dryRun: true });
      if (!closing.signal.aborted) {
        confirm(counted);
      }
    } catch (problem) {
      fail(problem, countFirst);
    }
  };

  const confirm = ({ deliveries, skipped }) => {
    const many = count(deliveries, "delivery", "deliveries");
    show(
      title(deliveries ? `Replay ${many}?` : "Nothing to replay"),
      chosen(criteria),
      deliveries
        ? h("p", null, "Each has all its attempts before it again. A target that is already right is not written to. More than one become due one after another, so that new webhooks do not wait.")
        : h("p", null, "No delivery that matches can run again."),
      skipped > 0 && h("p", { class: "notice warn" }, h("span", null, `${count(skipped, "other that matches", "others that match")} cannot run again: the payload has been erased, or it never was a webhook that the bridge understands.`)),
      buttons(button(deliveries ? "Cancel" : "Close", close), deliveries > 0 && button(`Replay ${many}`, start, "primary", "replay")),
    );
    (dialog.querySelector(".primary") ?? dialog.querySelector("button")).focus();
  };

  const start = async () => {
    dialog.querySelectorAll("button").forEach((one) => (one.disabled = true));
    try {
      const made = await api.post("replays", criteria);
      say(`${count(made.deliveries, "delivery", "deliveries")} queued`);
      if (made.replay) {
        follow(made.replay);
      } else {
        show(title("Nothing was left to replay"), buttons(button("Close", close)));
      }
    } catch (problem) {
      if (problem.status === 0 || problem.status === 503) {
        show(
          title("It is not known whether the replay was made"),
          h("p", { class: "notice bad", role: "alert" }, h("span", null, problem.message)),
          buttons(h("a", { class: "button", href: "#/replays", onclick: close }, "See the replays"), button("Close", close)),
        );
      } else {
        fail(problem);
      }
    }
  };

  const follow = async (id) => {
    try {
      const [row] = await api.get("replays", { before: id + 1, limit: 1 }, closing.signal);
      if (row?.id === id) {
        const over = row.open === 0;
        show(
          title(over ? `Replay ${id} is through` : `Replay ${id} runs`),
          progress(row),
          !over && h("p", { class: "soft" }, "It goes on when you close this."),
          buttons(
            h("a", { class: "button", href: href(["replays", id]), onclick: close }, "Open the replay"),
            button("Close", close, over ? "primary" : null),
          ),
        );
        if (over) {
          say(outcome(row));
          return;
        }
      }
    } catch (problem) {
      if (problem.name === "AbortError") {
        return;
      }
    }
    setTimeout(() => closing.signal.aborted || follow(id), FOLLOW_MILLIS);
  };

  countFirst();
  dialog.showModal();
}

function title(text) {
  return h("h2", { id: "replay-title" }, text);
}

function button(text, onclick, kind, picture) {
  return h("button", { type: "button", class: kind, onclick }, picture && icon(picture), text);
}

function buttons(...all) {
  return h("div", { class: "dialog-buttons" }, all);
}

/** What a replay chooses, in words. */
export function chosen(criteria) {
  return facts(
    ["delivery", ...CRITERIA].map((name) => [
      NAMES[name],
      criteria[name] && (name === "from" || name === "to" ? exact(criteria[name]) : String(criteria[name])),
    ]),
  );
}

export function outcome(row) {
  return `${number(row.done)} done, ${number(row.ignored)} ignored, ${number(row.dead)} dead again, ${number(row.open)} still open`;
}

/** How far a replay is. Deliveries that a later one has taken over are no longer its own. */
export function progress(row) {
  const all = row.open + row.done + row.ignored + row.dead;
  const over = all - row.open;
  const parts = [
    ["done", "Done", row.done],
    ["ignored", "Ignored", row.ignored],
    ["dead", "Dead again", row.dead],
    ["open", "Still open", row.open],
  ];
  const later = row.deliveries - all;
  return h(
    "div",
    { class: "progress" },
    h("progress", { max: Math.max(1, all), value: over, "aria-label": `Replay ${row.id}` }),
    h(
      "dl",
      { class: "progress-parts" },
      parts.map(([tone, label, value]) =>
        h(
          "div",
          { class: `part ${tone}${value ? "" : " none"}` },
          h("dt", null, label),
          h("dd", null, value && tone !== "open" ? h("a", { href: href(["deliveries"], { replay: row.id, state: tone }) }, number(value)) : number(value)),
        ),
      ),
    ),
    later > 0 && h("p", { class: "soft" }, `${count(later, "delivery", "deliveries")} queued again by a later replay.`),
  );
}
