import { formatInstant } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";

import { resolveLocal } from "../calendar/resolve-local.ts";
import type { Path } from "../reader/problem.ts";
import type { Point } from "../schema/times.ts";
import { requireState } from "./context.ts";
import type { Context, PeopledContext } from "./context.ts";
import { parseInstant, parseOffset } from "./span.ts";

/** The instant of a point in time; reports a point that does not exist, and gives the start. */
export function resolvePoint(context: PeopledContext, point: Point, path: Path): Instant {
  if (typeof point !== "string") return resolveWallTime(context, point, path);
  const offset = parseOffset(point);
  if (offset !== null) return context.start + offset;
  return checkedInstant(context, point, path);
}

/** `resolvePoint`, and an error if the point lies outside the run. */
export function resolvePointInRun(context: PeopledContext, point: Point, path: Path): Instant {
  const at = resolvePoint(context, point, path);
  if (context.end <= context.start) return at;
  if (at < context.start || at >= context.end) {
    const side = at < context.start ? "before the run begins" : "after the run has ended";
    const run = `${short(context.start)} to ${short(context.end)}`;
    context.report.error(path, `${short(at)} lies ${side}`, `the run lasts from ${run}`);
  }
  return at;
}

/** An instant or day in UTC; reports one that no calendar has. */
export function checkedInstant(context: Context, text: string, path: Path): Instant {
  const at = parseInstant(text);
  if (at !== null) return at;
  context.report.error(path, `there is no ${text} in the calendar`);
  return context.start;
}

function resolveWallTime(
  context: PeopledContext,
  point: Exclude<Point, string>,
  path: Path,
): Instant {
  const state = context.states.get(point.in);
  if (state === undefined) {
    requireState(context, point.in, [...path, "in"]);
    return context.start;
  }
  const local = checkedInstant(context, point.local, [...path, "local"]);
  const found = resolveLocal(state.offsets, local, point.fold ?? null);
  if (found.ok) return found.at;
  const at = [...path, "local"];
  if (found.reason === "skipped") {
    const message = `${point.local} does not exist in ${state.zone}: clocks go forward over it`;
    context.report.error(at, message, `the clock jumps at ${short(found.next)}`);
  } else if (found.reason === "repeated") {
    const message = `${point.local} occurs twice in ${state.zone}: clocks go back`;
    const both = `${short(found.earlier)} or ${short(found.later)}`;
    context.report.error(at, message, `add fold: earlier or fold: later (${both})`);
  } else {
    context.report.error(at, `${point.local} lies before the run begins`);
  }
  return context.start;
}

function short(at: Instant): string {
  return formatInstant(at)
    .replace(/:00\.000Z$/, "Z")
    .replace(/\.000Z$/, "Z");
}
