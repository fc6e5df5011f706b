// Two small drawings: the shares of the verdicts, and the mismatch rate minute by minute.

import { svg } from "./dom.js";

const WIDTH = 600;
const HEIGHT = 100;
const LEAST_HEIGHT = 2;
const GAP = 0.2;
const FEWEST_MINUTES = 15;
const MOST_MINUTES = 60;
const MINUTE_MS = 60_000;

/** One bar, divided by verdict. */
export function verdictBar(verdicts) {
  const bar = svg("svg", { class: "bar", viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: "none", role: "img" });
  bar.setAttribute("aria-label", "Share of each verdict");
  const total = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
  let left = 0;
  for (const [verdict, count] of Object.entries(verdicts)) {
    const width = total === 0 ? 0 : (count / total) * WIDTH;
    if (width > 0) {
      bar.append(svg("rect", { class: verdict, x: left, y: 0, width, height: 10 }));
      left += width;
    }
  }
  return bar;
}

/** The highest mismatch rate of the minutes, or null where none has one. */
export function highest(minutes) {
  const rates = minutes.map((minute) => minute.mismatchRate).filter((rate) => rate !== null);
  return rates.length === 0 ? null : Math.max(...rates);
}

/** How many minutes the chart covers: all that are known, but not so few that two bars fill it. */
export function span(minutes) {
  const oldest = age(minutes, minutes[0]) + 1;
  return Math.min(MOST_MINUTES, Math.max(FEWEST_MINUTES, oldest));
}

/** A bar for each minute, the newest at the right; where nothing was compared there is none. */
export function minuteBars(minutes, describe) {
  const chart = svg("svg", { class: "minutes", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  chart.setAttribute("aria-label", "Mismatch rate per minute");
  const top = highest(minutes) || 1;
  const step = WIDTH / span(minutes);
  for (const minute of minutes) {
    const x = WIDTH - (age(minutes, minute) + 1) * step;
    if (minute.mismatchRate !== null && x > -step / 2) {
      const height = Math.max(LEAST_HEIGHT, (minute.mismatchRate / top) * HEIGHT);
      const bar = svg("rect", { x: x + step * GAP, y: HEIGHT - height, width: step * (1 - GAP), height });
      bar.append(svg("title", {}, describe(minute)));
      chart.append(bar);
    }
  }
  return chart;
}

/** How many minutes `minute` is older than the newest. */
function age(minutes, minute) {
  return minute === undefined ? 0 : (Date.parse(minutes.at(-1).minute) - Date.parse(minute.minute)) / MINUTE_MS;
}
