import { DAY } from "@contactpoint/engine";
import type { ResolvedPractice, ResolvedRegister } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import { requireName, requireState } from "./context.ts";
import type { Context, PeopledContext } from "./context.ts";
import type { DefaultKey } from "./defaults.ts";
import { takeDuration } from "./distributions.ts";
import { resolvePoint } from "./points.ts";
import { drawRegisterChanges } from "./draw-register-changes.ts";
import { resolveWaits } from "./resolve-escalation.ts";
import { parseSpan } from "./span.ts";

type SpanKey =
  | "practice.preservation"
  | "practice.extension.ask_before"
  | "practice.extension.adds"
  | "practice.expiry_notice_before"
  | "practice.call_again_after";

const SHORTEST_PRESERVATION = 60 * DAY;

export function resolvePractice(context: Context): ResolvedPractice {
  const text = context.text.practice ?? {};
  const { assistance = {}, extension = {}, status_query: query = {} } = text;
  const { parameters } = context;
  const span = (key: SpanKey, given: string | undefined): number =>
    parseSpan(parameters.take(key, key, given));
  const preservation = span("practice.preservation", text.preservation);
  if (preservation < SHORTEST_PRESERVATION) {
    const message = `is ${text.preservation ?? ""}, but preservation lasts at least 60 days (BC-29.7, UN-42.8)`;
    context.report.error(["practice", "preservation"], message, "write P60D or more");
  }
  const duration = (name: "lodged_after" | "decided_after") =>
    takeDuration(
      context,
      `practice.assistance.${name}`,
      ["practice", "assistance", name],
      assistance[name],
    );
  const take = <K extends DefaultKey, T>(key: K, given: T | undefined) =>
    parameters.take(key, key, given);
  return {
    assistance: {
      share: take("practice.assistance.share", assistance.share),
      lodged_after: duration("lodged_after"),
      decided_after: duration("decided_after"),
      granted_share: take("practice.assistance.granted_share", assistance.granted_share),
    },
    extension: {
      ask_before: span("practice.extension.ask_before", extension.ask_before),
      adds: span("practice.extension.adds", extension.adds),
      granted_share: take("practice.extension.granted_share", extension.granted_share),
      most: take("practice.extension.most", extension.most),
    },
    expiry_notice_before: span("practice.expiry_notice_before", text.expiry_notice_before),
    status_query: {
      after: resolveWaits(take("practice.status_query.after", query.after)),
      most: take("practice.status_query.most", query.most),
    },
    proceed_share: take("practice.proceed_share", text.proceed_share),
    call_again_after: span("practice.call_again_after", text.call_again_after),
    preservation,
  };
}

export function resolveRegister(
  context: PeopledContext,
  channels: readonly string[],
): ResolvedRegister {
  const text = context.text.register ?? {};
  const drawn = drawRegisterChanges(context, channels);
  const wrong = context.parameters.take(
    "register.wrong_share",
    "register.wrong_share",
    text.wrong_share ?? (drawn === null ? undefined : 0),
  );
  const secretariat = takeDuration(
    context,
    "register.secretariat",
    ["register", "secretariat"],
    text.secretariat,
  );
  const changes = (text.entries ?? []).flatMap((entry, index) => {
    const path: Path = ["register", "entries", index];
    requireState(context, entry.state, [...path, "state"]);
    for (const [number, name] of (entry.channels ?? []).entries()) {
      requireName(context, "channel", name, channels, [...path, "channels", number]);
    }
    if (entry.valid_from !== undefined)
      resolvePoint(context, entry.valid_from, [...path, "valid_from"]);
    if (entry.valid_until === undefined) return [];
    const changedAt = resolvePoint(context, entry.valid_until, [...path, "valid_until"]);
    const circulatedAt =
      entry.circulated === undefined
        ? context.end
        : resolvePoint(context, entry.circulated, [...path, "circulated"]);
    if (circulatedAt < changedAt) {
      context.report.warn([...path, "circulated"], "lies before the change: nobody will notice it");
    }
    context.parameters.note(formatPath(path), entry, "scenario", "set in the scenario");
    return [
      {
        state: entry.state,
        channels: entry.channels ?? channels,
        changed_at: changedAt,
        circulated_at: circulatedAt,
      },
    ];
  });
  const { pings } = text;
  if (pings !== undefined) {
    context.parameters.note("register.pings", pings, "scenario", "set in the scenario");
    if (parseSpan(pings.every) <= 0)
      context.report.error(["register", "pings", "every"], "tests without end");
  }
  return {
    wrong_share: wrong,
    changes: [...changes, ...(drawn ?? [])],
    secretariat,
    ...(pings === undefined ? {} : { pings: { every: Math.max(1, parseSpan(pings.every)) } }),
  };
}
