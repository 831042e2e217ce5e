import { OFFICER_TASKS } from "@contactpoint/protocol";
import type { ErrorRates, OfficerTask, ResolvedProfile } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { ProfileText } from "../schema/profile-schema.ts";
import { requireName } from "./context.ts";
import type { Context } from "./context.ts";
import { resolveDuration, takeDuration } from "./distributions.ts";
import type { DurationValue } from "./distributions.ts";

const ERRORS: readonly (keyof ErrorRates)[] = [
  "sleep_through",
  "misjudge_urgency",
  "omit_item",
  "miss_gap",
  "wrong_identifier",
  "wrong_addressee",
  "forget_extension",
  "forget_renewal",
];

/** All profiles, `default` always among them, those that extend another filled up. */
export function resolveProfiles(context: Context): Record<string, ResolvedProfile> {
  const texts = context.text.profiles ?? {};
  const names = new Set(["default", ...Object.keys(texts)]);
  return Object.fromEntries(
    [...names].map((name) => [name, resolveProfile(context, name, inherited(context, name))]),
  );
}

/** What a profile says with all it extends; a cycle is reported once and cut. */
export function inherited(
  context: Context,
  name: string,
  seen: readonly string[] = [],
): ProfileText {
  const texts = context.text.profiles ?? {};
  const own = texts[name] ?? {};
  const base = own.extends;
  if (base === undefined) return own;
  const path: Path = ["profiles", name, "extends"];
  if (seen.includes(name)) return own;
  if ([...seen, name].includes(base)) {
    const round = [...seen, name, base].join(" extends ");
    if (seen.length === 0 || base === name)
      context.report.error(path, `goes in a circle: ${round}`);
    return own;
  }
  if (base === "default" && texts["default"] === undefined) return own;
  if (!requireName(context, "profile", base, Object.keys(texts), path)) return own;
  const above = inherited(context, base, [...seen, name]);
  return { ...above, ...own, error: { ...above.error, ...own.error } };
}

function resolveProfile(context: Context, name: string, text: ProfileText): ResolvedProfile {
  const path: Path = ["profiles", name];
  const tasks = tasksOf(text);
  const service = Object.fromEntries(
    OFFICER_TASKS.map((task) => {
      const key = keyOf(text, task);
      return [task, takeDuration(context, `profile.${task}`, [...path, key], tasks[task])];
    }),
  ) as Record<OfficerTask, ResolvedProfile["service"][OfficerTask]>;
  const errors = { ...text.error };
  if (text.off_hours?.no_answer !== undefined) errors.sleep_through ??= text.off_hours.no_answer;
  const error = Object.fromEntries(
    ERRORS.map((kind) => {
      const where = formatPath([...path, "error", kind]);
      return [kind, context.parameters.take(`profile.error.${kind}`, where, errors[kind])];
    }),
  ) as Record<keyof ErrorRates, number>;
  return {
    service,
    error,
    background: background(context, text, path),
    queue_order: context.parameters.take(
      "profile.queue_order",
      formatPath([...path, "queue_order"]),
      text.queue_order,
    ),
  };
}

/** The key under which the file gives the time of a task. */
function keyOf(text: ProfileText, task: OfficerTask): string {
  if (task === "follow-up") return "follow_up";
  if (text[task] !== undefined) return task;
  if (task === "acknowledge" && text.ack !== undefined) return "ack";
  return task === "review" && text.decide !== undefined ? "decide" : task;
}

/** `ack` is another name of `acknowledge`; `decide` is the whole decision, on `review`. */
function tasksOf(text: ProfileText): Partial<Record<OfficerTask, DurationValue | undefined>> {
  const { ack, decide } = text;
  const own = { ...text, acknowledge: text.acknowledge ?? ack, "follow-up": text.follow_up };
  if (decide === undefined) return own;
  return {
    ...own,
    review: text.review ?? decide,
    check: text.check ?? "PT0S",
    order: text.order ?? "PT0S",
  };
}

function background(
  context: Context,
  { background: given }: ProfileText,
  path: Path,
): ResolvedProfile["background"] {
  context.parameters.take("profile.background", formatPath([...path, "background"]), given);
  if (given === undefined) return null;
  const service = resolveDuration(context, given.service, [...path, "background", "service"]);
  return { per_day: given.per_day, service };
}
