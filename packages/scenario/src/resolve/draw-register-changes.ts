import { civilDate, DAY, entityKey, instantOfCivil, sample } from "@contactpoint/engine";
import type { Distribution, Instant } from "@contactpoint/engine";
import type { ResolvedRegister } from "@contactpoint/protocol";

import type { PeopledContext } from "./context.ts";
import { takeDuration } from "./distributions.ts";
import { parseSpan } from "./span.ts";

type Change = ResolvedRegister["changes"][number];

const YEAR = 365 * DAY;
/** Changes from so long before the start are known of, so that a run begins in the midst of things. */
const LOOK_BACK = 3 * YEAR;

/**
 * Contact details that change by a Poisson process in each State, keyed by its draws' name. A change
 * is notified after a lag and reaches all copies when the list is next circulated. Null where the
 * file asks for none.
 */
export function drawRegisterChanges(
  context: PeopledContext,
  channels: readonly string[],
): Change[] | null {
  const { changes } = context.text.register ?? {};
  if (changes === undefined) {
    if (context.text.register?.circulation !== undefined) {
      const message = "has no effect: no details change";
      context.report.warn(["register", "circulation"], message, "add changes: {}", "key");
    }
    return null;
  }
  const { parameters, random, start, end } = context;
  const perYear = parameters.take(
    "register.changes.per_year",
    "register.changes.per_year",
    changes.per_year,
  );
  const path = ["register", "changes", "notified_after"];
  const lag = takeDuration(
    context,
    "register.changes.notified_after",
    path,
    changes.notified_after,
  );
  const circulated = circulation(context);
  if (perYear === 0) return [];
  const gap: Distribution = { kind: "exponential", mean: YEAR / perYear };
  const draw = random.label("register-change");
  return [...context.states.values()].flatMap(({ id, key }) => {
    const found: Change[] = [];
    const entity = entityKey(key);
    let at = start - LOOK_BACK;
    for (let count = 0; ; count += 2) {
      at += Math.round(sample(gap, draw, entity, count));
      if (at >= end) return found;
      const notified = at + Math.max(0, Math.round(sample(lag, draw, entity, count + 1)));
      const circulated_at = circulated(notified);
      if (circulated_at <= start) continue;
      found.push({ state: id, channels, changed_at: at, circulated_at });
    }
  });
}

/** From a notice to the instant at which all copies are right again. */
function circulation(context: PeopledContext): (notified: Instant) => Instant {
  const given = context.text.register?.circulation;
  const how = context.parameters.take("register.circulation", "register.circulation", given);
  if (how === "live") return (notified) => notified;
  if (how === "yearly") return nextNewYear;
  const every = parseSpan(how);
  if (every <= 0) {
    context.report.error(["register", "circulation"], "circulates without end", "write live");
    return (notified) => notified;
  }
  return (notified) => context.start + Math.ceil((notified - context.start) / every) * every;
}

function nextNewYear(at: Instant): Instant {
  return instantOfCivil(civilDate(at).year + 1, 1, 1);
}
