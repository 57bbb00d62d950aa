// One model: who it is, where it stands, the photo that its targets hold, its events.

import { h } from "./dom.js";
import { number, when } from "./format.js";
import { badge, card, empty, facts, head, href, loading, mono, problemBox, stateBadge, statusBadge, statusName, table } from "./parts.js";
import { WAY } from "./models.js";

const SECONDS = 5;

export function model(page) {
  let photo = null;
  page.title("Model");

  const lookAtPhoto = async () => {
    photo = { loading: true };
    page.redraw();
    try {
      photo = await page.picture("photo", { model: page.id });
    } catch (problem) {
      photo = { problem };
    }
    if (!page.left) {
      page.redraw();
    }
  };

  const load = async () => {
    const row = await page.get("model", { id: page.id });
    page.title(row.title || row.id);
    if (!photo && row.photos?.length && !row.deleted_at) {
      lookAtPhoto();
    }
    return row;
  };

  page.live(SECONDS, load, (row, notice) => [
    head(row ? row.title || row.id : page.id, {
      back: ["#/models", "Models"],
      beside: row && [statusBadge(row.deleted_at ? "deleted" : row.status), row.is_development && badge("calm", "development")],
      actions: row && h("a", { class: "button", href: href(["deliveries"], { model: row.id }) }, "All its deliveries"),
    }),
    notice,
    !row && !notice && loading(8),
    row && [
      way(row),
      row.deleted_at && h("p", { class: "notice info" }, h("span", null, "HeadshotPro deleted the model ", when(row.deleted_at), ". What the bridge knew of the person has been erased.")),
      h(
        "div",
        { class: "columns" },
        h("div", { class: "column" }, card("Photo", { id: "photo" }, photoPart(row, photo, lookAtPhoto)), card("Person", { id: "person" }, person(row))),
        h("div", { class: "column" }, card("Events", { id: "events" }, events(row.deliveries ?? []))),
      ),
    ],
  ]);
}

function way(row) {
  const at = WAY.indexOf(row.status);
  if (at < 0 || row.deleted_at) {
    return null;
  }
  return h(
    "ol",
    { class: "steps", "aria-label": "Where the model stands" },
    WAY.map((status, i) =>
      h(
        "li",
        { class: i < at ? "past" : i === at ? "here" : "ahead", "aria-current": i === at ? "step" : null },
        h("span", { class: "step-dot", "aria-hidden": "true" }),
        h("span", null, statusName(status)),
      ),
    ),
  );
}

function person(row) {
  return facts([
    ["Name", row.title],
    ["E-mail", row.email],
    ["Person's uid", row.uid && mono(row.uid)],
    ["Model", mono(row.id)],
    ["Organization", row.organization && h("a", { class: "mono", href: href(["models"], { organization: row.organization }) }, row.organization)],
    ["Created", row.created_at && when(row.created_at)],
    ["This status since", when(row.status_since)],
    ["Updated", when(row.updated_at)],
  ]);
}

function photoPart(row, photo, lookAtPhoto) {
  const synced = row.photos ?? [];
  return [
    h(
      "div",
      { class: "photo-row" },
      picture(row, photo, lookAtPhoto),
      synced.length
        ? h("ul", { class: "effects" }, synced.map((one) => h("li", null, held(one, photo))))
        : h("p", { class: "soft" }, row.deleted_at ? "No target holds a photo of this model any more." : "No photo has been synced to a target yet."),
    ),
  ];
}

function held(one, photo) {
  return [
    h(
      "p",
      null,
      h("strong", null, one.connector),
      " ",
      one.photo_sha256 ? compared(one, photo) : badge("warn", "not known", "A write has not ended, or the photo went when another model of the person was deleted"),
    ),
    one.photo_id && h("p", { class: "soft" }, "photo ", mono(one.photo_id), one.target_ref && [" as ", mono(one.target_ref)]),
    h("p", { class: "soft" }, one.synced_at ? ["last synced ", when(one.synced_at)] : "never synced"),
  ];
}

function compared(one, photo) {
  if (!photo?.sha256) {
    return null;
  }
  return photo.sha256 === one.photo_sha256 ? badge("good", "holds this photo") : badge("warn", "holds another photo", "The favorite has changed since, or the sync has not run yet");
}

function picture(row, photo, lookAtPhoto) {
  if (row.deleted_at) {
    return null;
  }
  if (photo?.loading) {
    return h("div", { class: "photo waiting", role: "status" }, h("span", { class: "unseen" }, "Loading the photo…"));
  }
  if (photo?.url) {
    return h(
      "figure",
      { class: "photo-figure" },
      h("img", { class: "photo", src: photo.url, alt: `Favorite photo of ${row.title || row.id}` }),
      h("figcaption", { class: "soft" }, "the favorite, as HeadshotPro has it now"),
    );
  }
  if (photo?.problem) {
    return photo.problem.status === 404
      ? h("div", { class: "photo none" }, "No favorite has been chosen")
      : h("div", { class: "photo-problem" }, problemBox(photo.problem, lookAtPhoto));
  }
  return h("div", { class: "photo none" }, h("button", { type: "button", onclick: lookAtPhoto }, "Ask HeadshotPro for the photo"));
}

function events(rows) {
  if (!rows.length) {
    return empty("No delivery is kept", "They are older than bridge.retention.deliveries.");
  }
  return table(
    "Its newest deliveries",
    [["State", "c-state"], ["Event", "c-event"], ["Attempts", "num c-attempts"], ["Received", "c-time"]],
    rows.map((row) => ({
      key: String(row.id),
      tone: "linked",
      cells: [
        stateBadge(row),
        h(
          "div",
          null,
          h("a", { class: "row-link", href: href(["deliveries", row.id]) }, row.event ?? "not understood"),
          row.status && h("span", { class: "soft" }, ` ${row.status}`),
          row.last_error && h("div", { class: `note ${row.state === "dead" ? "error-text" : "soft"}` }, row.last_error),
        ),
        number(row.attempts),
        when(row.received_at),
      ],
    })),
  );
}
