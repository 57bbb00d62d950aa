// Fills in the CSRF token, says why one is here, and keeps the place to return to.

import { cookie, keepReturn } from "./api.js";
import { h } from "./dom.js";

const WHY = {
  error: ["bad", "The user name or the password is wrong."],
  throttled: ["bad", "Too many attempts have failed. Wait a minute, then try again."],
  expired: ["warn", "Your session has ended. Sign in again, and you will be back where you were."],
  logout: ["good", "You are signed out."],
};

const query = new URLSearchParams(location.search);
const reason = Object.keys(WHY).find((name) => query.has(name));
if (reason) {
  const [tone, text] = WHY[reason];
  document.getElementById("notice").append(h("p", { class: `notice ${tone}` }, text));
}
keepReturn();

const csrf = document.getElementById("csrf");
csrf.value = cookie("XSRF-TOKEN");
document.getElementById("form").addEventListener("submit", () => {
  // It may be another one by now, in another tab.
  csrf.value = cookie("XSRF-TOKEN");
});
document.getElementById(query.has("error") ? "password" : "username").focus();
