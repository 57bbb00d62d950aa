// A payload, pretty and exact. The pretty one only moves white space: numbers and repeated keys stay as they were sent.

import { h } from "./dom.js";
import { number } from "./format.js";
import { card, copyButton, empty } from "./parts.js";

// Laying out more would keep the page busy for seconds; HeadshotPro's are below 2 KB.
const MAX_PRETTY = 20000;
const MAX_INDENT = 40;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;

export function payload(row, exactly, choose) {
  if (row.payload_base64) {
    return card(
      "Payload",
      { id: "payload", aside: copyButton(row.payload_base64, "the payload in Base64") },
      h("p", { class: "soft" }, "It is not UTF-8 text. Its exact bytes, in Base64:"),
      code([row.payload_base64], true),
    );
  }
  if (row.payload === null || row.payload === undefined) {
    return card("Payload", { id: "payload" }, empty("The payload has been erased", "It was older than bridge.retention.payloads, or its model was deleted."));
  }
  const json = isJson(row.payload);
  const pretty = json && row.payload.length <= MAX_PRETTY;
  const asSent = exactly || !pretty;
  return card(
    "Payload",
    {
      id: "payload",
      aside: [
        pretty &&
          h(
            "div",
            { class: "segments", role: "group", "aria-label": "How it is shown" },
            choice("Pretty", !asSent, () => choose(false)),
            choice("Exact", asSent, () => choose(true)),
          ),
        copyButton(asSent ? row.payload : plain(row.payload), "the payload"),
      ],
    },
    code(asSent ? [row.payload] : coloured(row.payload), asSent),
    h("p", { class: "soft" }, `${number(new TextEncoder().encode(row.payload).length)} bytes`, pretty ? "" : json ? ", too many to lay out" : ", not JSON"),
  );
}

function choice(text, pressed, onclick) {
  return h("button", { type: "button", "aria-pressed": String(pressed), onclick }, text);
}

function code(content, wrapped) {
  return h(
    "pre",
    { class: `code${wrapped ? " wrapped" : ""}`, tabindex: 0, role: "region", "aria-label": wrapped ? "The exact payload" : "The payload, pretty" },
    h("code", null, content),
  );
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The text in pieces, each with its kind, and white space as a person would put it. */
function* pieces(text) {
  const tokens = text.match(TOKENS) ?? [];
  let depth = 0;
  const line = () => `\n${"  ".repeat(Math.min(depth, MAX_INDENT))}`;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if ("{[".includes(token) && "}]".includes(next)) {
      yield [null, token + next];
      i++;
    } else if ("{[".includes(token)) {
      depth++;
      yield [null, token + line()];
    } else if ("}]".includes(token)) {
      depth--;
      yield [null, line() + token];
    } else if (token === ",") {
      yield [null, token + line()];
    } else if (token === ":") {
      yield [null, ": "];
    } else {
      yield [token.startsWith('"') ? (next === ":" ? "key" : "string") : "value", token];
    }
  }
}

function plain(text) {
  return [...pieces(text)].map(([, piece]) => piece).join("");
}

function coloured(text) {
  return [...pieces(text)].map(([kind, piece]) => (kind ? h("span", { class: `json-${kind}` }, piece) : piece));
}
