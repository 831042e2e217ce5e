import { DAY } from "@contactpoint/engine";
import type { ResolvedLaw } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { LawText } from "../schema/law-schema.ts";
import type { PeopledContext } from "./context.ts";
import { takeDuration } from "./distributions.ts";
import { parseSpan } from "./span.ts";

/** All domestic laws, `default` always among them. */
export function resolveLaws(context: PeopledContext): Record<string, ResolvedLaw> {
  const texts = context.text.laws ?? {};
  const names = new Set(["default", ...Object.keys(texts)]);
  return Object.fromEntries(
    [...names].map((name) => [name, resolveLaw(context, name, texts[name] ?? {})]),
  );
}

function resolveLaw(context: PeopledContext, name: string, text: LawText): ResolvedLaw {
  const path: Path = ["laws", name];
  const { parameters } = context;
  const at = (key: string): string => formatPath([...path, key]);
  const orderBy = parameters.take("law.order_by", at("order_by"), text.order_by);
  return {
    order_by: orderBy,
    order: takeDuration(context, "law.order", [...path, "order"], text.order),
    emergency_order: takeDuration(
      context,
      "law.emergency_order",
      [...path, "emergency_order"],
      text.emergency_order,
    ),
    hours: orderBy === "police" ? null : authorityHours(context, name, text),
    emergency_at_any_hour: parameters.take(
      "law.emergency_at_any_hour",
      at("emergency_at_any_hour"),
      text.emergency_at_any_hour,
    ),
    order_lasts: orderLasts(context, text, path),
    dual_criminality_reservation: parameters.take(
      "law.dual_criminality_reservation",
      at("dual_criminality_reservation"),
      text.dual_criminality_reservation,
    ),
    languages: [...parameters.take("law.languages", at("languages"), text.languages)],
  };
}

function authorityHours(
  context: PeopledContext,
  name: string,
  text: LawText,
): ResolvedLaw["hours"] {
  const hours = context.parameters.take(
    "law.hours",
    formatPath(["laws", name, "hours"]),
    text.hours,
  );
  if (hours === "always") return null;
  const span = { from: hours.from, to: hours.to, days: hours.days ?? "working" } as const;
  const users = [...context.states.values()].filter((state) => state.law === name);
  return Object.fromEntries(
    users.map((state) => [
      state.id,
      context.calendars.hours(span, state.calendar, context.start, context.end),
    ]),
  );
}

const LONGEST_ORDER = 90 * DAY;

function orderLasts(context: PeopledContext, text: LawText, path: Path): number {
  const at = [...path, "order_lasts"];
  const lasts = parseSpan(
    context.parameters.take("law.order_lasts", formatPath(at), text.order_lasts),
  );
  if (lasts > LONGEST_ORDER) {
    const message = `is ${text.order_lasts ?? ""}, but a domestic order runs at most 90 days (BC-16.2, UN-25.2)`;
    context.report.error(at, message, "write P90D or less; longer holds are renewed");
  } else if (lasts <= 0) {
    context.report.error(at, "an order that lasts no time preserves nothing");
  }
  return lasts;
}
