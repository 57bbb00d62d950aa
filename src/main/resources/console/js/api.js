// The bridge's operators' API, and what happens when the session has ended.

const OPERATIONS = new URL("../operations/", document.baseURI);
const LOGIN = new URL("login.html", document.baseURI);
const RETURN = "headshot-bridge.return";
// Longer than the bridge waits for its database.
const PATIENCE_MILLIS = 20000;

/** What went wrong, in the bridge's own words where it said something. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

/** GET; gives the parsed JSON. */
export async function get(path, query, signal) {
  return (await page(path, query, signal)).rows;
}

/** GET of a list: its rows, the query of the next page or null, and how far was searched. */
export async function page(path, query, signal) {
  const answer = await call(address(path, query), { signal: patient(signal) });
  return {
    rows: await json(answer),
    next: nextPage(answer.headers.get("Link")),
    searchedBackTo: answer.headers.get("Searched-Back-To"),
  };
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json", "X-XSRF-TOKEN": cookie("XSRF-TOKEN") };
  return json(await call(address(path), { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Bytes as a data: URL, and the answer's headers. */
export async function picture(path, query, signal) {
  const answer = await call(address(path, query), { signal: patient(signal), headers: { Accept: "image/*, application/problem+json" } });
  const reader = new FileReader();
  const blob = await answer.blob();
  await new Promise((done, failed) => {
    reader.onload = done;
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });
  return { url: reader.result, id: answer.headers.get("Photo-Id"), sha256: answer.headers.get("Photo-Sha256") };
}

export async function signOut() {
  const headers = { "X-XSRF-TOKEN": cookie("XSRF-TOKEN") };
  await fetch(new URL("../logout", document.baseURI), { method: "POST", headers, redirect: "manual" });
  location.assign(LOGIN.href + "?logout");
}

/** The place to return to after the login, once. Only ever a place within the console. */
export function takeReturn() {
  const place = sessionStorage.getItem(RETURN) ?? "";
  sessionStorage.removeItem(RETURN);
  return place.startsWith("#/") ? place : "";
}

export function keepReturn() {
  if (location.hash.startsWith("#/")) {
    sessionStorage.setItem(RETURN, location.hash);
  }
}

export function cookie(name) {
  const found = document.cookie.split("; ").find((part) => part.startsWith(name + "="));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function address(path, query) {
  const url = new URL(path, OPERATIONS);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== "") {
      url.searchParams.set(name, value);
    }
  }
  return url;
}

/** A question that is given up after a while, so that a bridge which hangs is not shown as it was before. */
function patient(signal) {
  return AbortSignal.any([AbortSignal.timeout(PATIENCE_MILLIS), ...(signal ? [signal] : [])]);
}

async function call(url, options) {
  let answer;
  try {
    answer = await fetch(url, {
      ...options,
      credentials: "same-origin",
      headers: { Accept: "application/json, application/problem+json", ...options.headers },
    });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Problem(0, "The bridge does not answer", "It may be restarting, or the network is down.");
  }
  if (answer.status === 401 || (answer.redirected && answer.url.startsWith(LOGIN.href))) {
    keepReturn();
    location.replace(LOGIN.href + "?expired");
    throw new Problem(401, "The session has ended", "Sign in again.");
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Problem(answer.status, problem.title ?? `The bridge answered ${answer.status}`, problem.detail);
  }
  return answer;
}

async function json(answer) {
  try {
    return await answer.json();
  } catch {
    throw new Problem(answer.status, "The bridge's answer is not JSON", "Is another program on this port?");
  }
}

function nextPage(link) {
  const found = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(link ?? "");
  return found ? Object.fromEntries(new URL(found[1], OPERATIONS).searchParams) : null;
}
