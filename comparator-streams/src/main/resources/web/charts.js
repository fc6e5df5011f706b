// Two small drawings: the shares of the verdicts, and the mismatch rate minute by minute.

import { svg } from "./dom.js";

const WIDTH = 600;
const HEIGHT = 100;
const MINUTES = 60;
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

/** The mismatch rate of the last hour; a minute in which nothing was compared leaves a gap. */
export function sparkline(minutes) {
  const chart = svg("svg", { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  chart.setAttribute("aria-label", "Mismatch rate per minute");
  const top = highest(minutes) || 1;
  for (const run of runs(minutes)) {
    const points = run.map(([x, rate]) => [x.toFixed(1), (HEIGHT - 4 - (rate / top) * (HEIGHT - 12)).toFixed(1)]);
    const line = points.length === 1 ? [points[0], [Number(points[0][0]) + 4, points[0][1]]] : points;
    const [first, last] = [line[0][0], line.at(-1)[0]];
    chart.append(
      svg("path", { d: `M${first},${HEIGHT} L${line.map((point) => point.join(",")).join(" L")} L${last},${HEIGHT} Z` }),
      svg("polyline", { points: line.map((point) => point.join(",")).join(" ") }),
    );
  }
  return chart;
}

/** Points [x, rate] of minutes that follow on each other; the newest minute is at the right. */
function runs(minutes) {
  const newest = Date.parse(minutes.at(-1)?.minute ?? 0);
  const found = [];
  let previous = null;
  for (const minute of minutes) {
    const age = (newest - Date.parse(minute.minute)) / MINUTE_MS;
    if (minute.mismatchRate === null || age >= MINUTES) {
      continue;
    }
    if (previous === null || previous - age > 1) {
      found.push([]);
    }
    found.at(-1).push([(1 - age / (MINUTES - 1)) * (WIDTH - 4), minute.mismatchRate]);
    previous = age;
  }
  return found;
}
