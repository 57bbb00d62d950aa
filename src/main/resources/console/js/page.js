// One view while it is shown: it draws, asks again, and says when it cannot.

import * as api from "./api.js";
import { h, patch, say } from "./dom.js";
import { when, now } from "./format.js";
import { problemBox } from "./parts.js";

// The last data of each place, so that going back shows something at once.
const remembered = new Map();
const REMEMBERED = 30;

export class Page {
  constructor(root, { view, name, id, query, again, scrollTo }) {
    Object.assign(this, { root, view, name, id, query, again, scrollTo });
    this.place = location.hash;
    this.controller = new AbortController();
    this.signal = this.controller.signal;
    // Only what the same view leaves to its next page, such as a dialog.
    this.redraw = () => {};
  }

  leave() {
    this.controller.abort();
    clearTimeout(this.timer);
  }

  get left() {
    return this.signal.aborted;
  }

  get(path, query) {
    return api.get(path, query, this.signal);
  }

  page(path, query) {
    return api.page(path, query, this.signal);
  }

  picture(path, query) {
    return api.picture(path, query, this.signal);
  }

  /** Several at once; what failed is a Problem in its place. */
  async all(requests) {
    const names = Object.keys(requests);
    const settled = await Promise.allSettled(Object.values(requests));
    const failed = settled.filter((one) => one.status === "rejected");
    if (failed.length === settled.length) {
      throw failed[0].reason;
    }
    return Object.fromEntries(names.map((name, i) => [name, settled[i].value ?? settled[i].reason]));
  }

  title(text) {
    document.title = `${text} – headshot-bridge`;
  }

  show(...content) {
    if (!this.left) {
      patch(this.root, h("main", { id: "main", tabindex: -1 }, content));
    }
  }

  /**
   * Loads and draws, now and every so many seconds while somebody looks. draw(data, notice) makes the whole view;
   * without data it is loading, or notice says why there is none.
   */
  live(seconds, load, draw) {
    let data = remembered.get(this.place);
    let loadedAt = null;
    let problem = null;
    const again = () => {
      clearTimeout(this.timer);
      problem = null;
      this.redraw();
      ask();
    };
    const drawNow = () => {
      const notice =
        problem && (data === undefined || !seconds || problem.status === 404 || problem.status === 403)
          ? problemBox(problem, again)
          : problem && stale(problem, loadedAt);
      this.show(draw(problem?.status === 404 ? undefined : data, notice));
    };
    // Taking away what has the focus may ask for another drawing, in the midst of this one.
    let drawing = false;
    let asked = false;
    this.redraw = () => {
      asked = true;
      while (asked && !drawing) {
        asked = false;
        drawing = true;
        try {
          drawNow();
        } finally {
          drawing = false;
        }
      }
    };
    const ask = async () => {
      if (this.left) {
        return;
      }
      if (!document.hidden || data === undefined) {
        try {
          data = await load(data);
          loadedAt = new Date(now()).toISOString();
          problem = null;
          remember(this.place, data);
        } catch (error) {
          if (this.left) {
            return;
          }
          if (!problem) {
            say(error.title ?? error.message);
          }
          problem = error;
          if (!(error instanceof api.Problem)) {
            console.error(error);
          }
        }
        if (this.left) {
          return;
        }
        this.redraw();
        this.restoreScroll();
      }
      if (seconds) {
        this.timer = setTimeout(ask, seconds * 1000);
      }
    };
    this.refresh = again;
    this.redraw();
    if (!this.again) {
      scrollTo(0, 0);
    }
    this.restoreScroll();
    ask();
  }

  restoreScroll() {
    if (this.scrollTo && document.body.scrollHeight >= this.scrollTo) {
      scrollTo(0, this.scrollTo);
      this.scrollTo = 0;
    }
  }
}

function remember(place, data) {
  remembered.delete(place);
  remembered.set(place, data);
  if (remembered.size > REMEMBERED) {
    remembered.delete(remembered.keys().next().value);
  }
}

function stale(problem, loadedAt) {
  return h(
    "p",
    // No live region: say() has told it once, and the time in it changes each second.
    { class: "notice warn" },
    h("strong", null, problem.title ?? "Something went wrong"),
    ". What you see is from ",
    loadedAt ? when(loadedAt) : "before",
    "; trying again.",
  );
}
