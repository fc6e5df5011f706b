// Asks again and again, and shows what has changed.

import { get, useToken } from "./api.js";
import { card } from "./card.js";
import { element } from "./dom.js";

const INTERVAL_MS = 1500;
const PAGE = 50;

const byId = (id) => document.getElementById(id);
const shown = new Map(); // migration -> { article, version }
let pages = 1;
let lastGood = null;
let running = null;

/** One round at a time, so that no card is made twice. */
function refresh() {
  running ??= round().finally(() => {
    running = null;
  });
  return running;
}

async function round() {
  try {
    const [{ migrations, more, stale }, status] = await Promise.all([list(), get("api/status")]);
    await Promise.all(migrations.map(show));
    drop(new Set(migrations.map((summary) => summary.migration)));
    byId("more").hidden = !more;
    byId("nothing").hidden = migrations.length > 0;
    lastGood = new Date();
    if (stale) {
      tell("stale", "waiting", status.alarms[0] ?? `The numbers are from a copy, at most ${stale.seconds} s old.`);
    } else if (status.alarms.length > 0) {
      tell(status.ready ? "alarm" : "not current", "waiting", status.alarms.join(" "));
    } else {
      tell(status.ready ? "processing" : status.state.toLowerCase(), status.ready ? "good" : "waiting", "");
    }
  } catch (error) {
    complain(error);
  }
}

async function list() {
  const migrations = [];
  let after = "";
  let stale = null;
  for (let page = 0; page < pages; page++) {
    const answer = await get(`api/migrations?limit=${PAGE}&after=${encodeURIComponent(after)}`);
    migrations.push(...answer.migrations);
    stale ??= answer.stale;
    after = answer.next;
    if (after === null) {
      break;
    }
  }
  return { migrations, more: after !== null, stale };
}

async function show({ migration, updatedAt, state }) {
  const version = JSON.stringify([updatedAt, state]);
  const known = shown.get(migration);
  if (known?.version === version) {
    return;
  }
  const rates = await get(`api/migrations/${encodeURIComponent(migration)}/rates`);
  const article = known?.article ?? place(migration);
  article.replaceChildren(...card({ ...rates, state }));
  shown.set(migration, { article, version });
}

/** A new card, where the order of the names wants it. */
function place(migration) {
  const article = element("article", { className: "card" });
  article.dataset.migration = migration;
  const next = [...byId("cards").children].find((other) => other.dataset.migration > migration);
  byId("cards").insertBefore(article, next ?? null);
  return article;
}

function drop(present) {
  for (const [migration, { article }] of shown) {
    if (!present.has(migration)) {
      article.remove();
      shown.delete(migration);
    }
  }
}

function complain(error) {
  const since = lastGood === null ? "" : ` The numbers below are of ${lastGood.toLocaleTimeString()}.`;
  byId("token").hidden = error.status !== 401;
  if (error.status === 401) {
    tell("token needed", "waiting", "");
  } else if (error.status === 503) {
    tell("not ready", "waiting", `No complete answer at the moment: ${error.message}.${since}`);
  } else if (error.status === 0) {
    tell("no connection", "bad", `Cannot reach the comparator; trying again.${since}`);
  } else {
    tell("error", "bad", `The comparator cannot answer: ${error.message ?? error}.${since}`);
  }
}

function tell(state, kind, notice) {
  byId("state").textContent = state;
  byId("state").className = `state ${kind}`;
  byId("notice").textContent = notice;
  byId("notice").hidden = notice === "";
  byId("cards").classList.toggle("stale", notice !== "");
  if (kind === "good") {
    byId("token").hidden = true;
  }
}

async function keepRefreshing() {
  if (!document.hidden) {
    await refresh();
  }
  setTimeout(keepRefreshing, INTERVAL_MS);
}

byId("more").addEventListener("click", () => {
  pages++;
  refresh();
});
byId("token").addEventListener("submit", (event) => {
  event.preventDefault();
  useToken(byId("token-value").value);
  refresh();
});
keepRefreshing();
