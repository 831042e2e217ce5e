import type { ResolvedProvider } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { ProviderText } from "../schema/provider-schema.ts";
import { requireName, requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { DEFAULTS } from "./defaults.ts";
import { takeDuration } from "./distributions.ts";
import { parseSpan } from "./span.ts";

export function resolveProviders(context: PeopledContext): ResolvedProvider[] {
  return Object.entries(context.text.providers ?? {}).map(([id, text]) =>
    resolveProvider(context, id, text),
  );
}

function resolveProvider(
  context: PeopledContext,
  id: string,
  text: ProviderText,
): ResolvedProvider {
  const path: Path = ["providers", id];
  const { parameters } = context;
  const at = (key: string): string => formatPath([...path, key]);
  requireState(context, text.state, [...path, "state"]);
  for (const [index, state] of (text.answers_to ?? []).entries()) {
    requireState(context, state, [...path, "answers_to", index]);
  }
  return {
    id,
    state: text.state,
    answers_to: text.answers_to ?? [text.state],
    retention: parseSpan(parameters.take("provider.retention", at("retention"), text.retention)),
    confirm: takeDuration(context, "provider.confirm", [...path, "confirm"], text.confirm),
    hours: openingHours(context, text),
    not_held_share: parameters.take(
      "provider.not_held_share",
      at("not_held_share"),
      text.not_held_share,
    ),
    failure_share: parameters.take(
      "provider.failure_share",
      at("failure_share"),
      text.failure_share,
    ),
    retry_after: parseSpan(
      parameters.take("provider.retry_after", at("retry_after"), text.retry_after),
    ),
    retries: parameters.take("provider.retries", at("retries"), text.retries),
    tells_user_share: parameters.take(
      "provider.tells_user_share",
      at("tells_user_share"),
      text.tells_user_share,
    ),
    leads_to: leadsTo(context, id, text, path),
    ...(text.url === undefined ? {} : { url: text.url }),
  };
}

function openingHours(context: PeopledContext, text: ProviderText): ResolvedProvider["hours"] {
  const state = context.states.get(text.state);
  if (text.hours === undefined || state === undefined) return null;
  const { from, to, days = "working" } = text.hours;
  return context.calendars.hours({ from, to, days }, state.calendar, context.start, context.end);
}

/** As given; else the default chance of a further hop, spread over the providers in other States. */
function leadsTo(
  context: PeopledContext,
  id: string,
  text: ProviderText,
  path: Path,
): Readonly<Record<string, number>> {
  const known = Object.keys(context.text.providers ?? {});
  const at = [...path, "leads_to"];
  if (text.leads_to !== undefined) {
    let sum = 0;
    for (const [name, share] of Object.entries(text.leads_to)) {
      requireName(context, "provider", name, known, [...at, name], "key");
      if (name === id)
        context.report.error([...at, name], "a provider cannot lead to itself", undefined, "key");
      else if (context.text.providers?.[name]?.state === text.state)
        context.report.error(
          [...at, name],
          `is in ${text.state} too, which follows such a path itself`,
          "name providers in other States (UN-43.1, BC-30.1)",
          "key",
        );
      sum += share;
    }
    if (sum > 1 + 1e-9)
      context.report.error(at, `the shares add up to ${rounded(sum)}, more than 1`);
    context.parameters.note(formatPath(at), text.leads_to, "scenario", "set in the scenario");
    return text.leads_to;
  }
  // A path to another provider at home is followed by the State itself (UN-43.1, BC-30.1).
  const others = known.filter((name) => context.text.providers?.[name]?.state !== text.state);
  if (others.length === 0) return {};
  const share = DEFAULTS["provider.leads_on_share"].value / others.length;
  context.parameters.take("provider.leads_on_share", formatPath(at), undefined);
  return Object.fromEntries(others.map((name) => [name, share]));
}

/** A sum without the dust of binary fractions. */
export function rounded(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}
