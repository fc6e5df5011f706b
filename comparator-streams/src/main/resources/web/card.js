// One migration as a card.

import { highest, minuteBars, span, verdictBar } from "./charts.js";
import { element } from "./dom.js";

const VERDICTS = {
  MATCH: "match",
  MISMATCH: "mismatch",
  NEW_FAILED: "only the new side failed",
  OLD_FAILED: "only the old side failed",
  FAILURES_DIFFER: "both failed, differently",
  MISSING_NEW: "new side missing",
  MISSING_OLD: "old side missing",
  NOT_COMPARABLE: "not comparable",
  EXCLUDED: "excluded",
};

const counts = new Intl.NumberFormat("en");
const percents = new Intl.NumberFormat("en", { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 });
const SMALLEST = 0.0001;

/** The content of a migration's card. */
export function card(rates) {
  return [
    title(rates),
    ...about(rates).map((line) => element("p", { className: "about", textContent: line })),
    element(
      "dl",
      { className: "rates" },
      rate("mismatch", rates.mismatchRate),
      rate("missing", rates.missingRate),
      rate("new side failed", rates.newFailureRate),
    ),
    verdictBar(rates.verdicts),
    lastMinutes(rates.minutes),
    verdictTable(rates),
  ];
}

function title(rates) {
  const heading = element("h2", { textContent: rates.migration });
  if (rates.state) {
    heading.append(element("span", { className: "mode", textContent: rates.state.mode.replace("_", " ").toLowerCase() }));
  }
  if (rates.state?.dark) {
    heading.append(element("span", { className: "mode dark", textContent: "dark" }));
  }
  return heading;
}

function about(rates) {
  const duplicates = rates.duplicates + rates.conflictingDuplicates;
  const asides = [`${counts.format(rates.pending)} pending`];
  if (duplicates > 0) {
    asides.push(some(duplicates, "duplicate"));
  }
  if (rates.revisions > 0) {
    asides.push(`${counts.format(rates.revisions)} revised`);
  }
  if (rates.misrouted > 0) {
    asides.push(`${counts.format(rates.misrouted)} misrouted`);
  }
  return [some(rates.requests, "request"), asides.join(" · ")];
}

function some(count, thing) {
  return `${counts.format(count)} ${thing}${count === 1 ? "" : "s"}`;
}

function rate(name, value) {
  return element(
    "div",
    {},
    element("dt", { textContent: name }),
    element("dd", { textContent: percent(value), className: value === null ? "none" : "" }),
  );
}

function percent(share) {
  if (share === null) {
    return "–";
  }
  if (share === 0) {
    return "0%";
  }
  return share < SMALLEST ? `< ${percents.format(SMALLEST)}` : percents.format(share);
}

function lastMinutes(minutes) {
  const top = highest(minutes);
  return element(
    "figure",
    {},
    element(
      "figcaption",
      {},
      element("span", { textContent: `mismatch rate, last ${span(minutes)} minutes` }),
      element("span", { textContent: top === null ? "" : `highest ${percent(top)}` }),
    ),
    minuteBars(minutes, describe),
  );
}

function describe(minute) {
  const time = new Date(minute.minute).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `${time}: ${percent(minute.mismatchRate)} of ${counts.format(minute.compared)} compared`;
}

function verdictTable(rates) {
  const rows = Object.entries(rates.verdicts).map(([verdict, count]) =>
    element(
      "tr",
      { className: count === 0 ? `${verdict} zero` : verdict },
      element("td", { textContent: VERDICTS[verdict] ?? verdict }),
      element("td", { textContent: counts.format(count) }),
    ),
  );
  return element("table", {}, element("tbody", {}, ...rows));
}
