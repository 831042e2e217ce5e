import type { Circumstance, NeedKind, ResolvedWorkload } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { WorkloadText } from "../schema/workload-schema.ts";
import type { PeopledContext } from "./context.ts";
import { resolveDuration } from "./distributions.ts";
import { resolveArrivals } from "./resolve-arrivals.ts";
import { rounded } from "./resolve-providers.ts";
import { resolveWeights } from "./resolve-weights.ts";

/** The sources of needs. */
export function resolveWorkload(context: PeopledContext): ResolvedWorkload[] {
  const { scale } = context.text;
  if (scale !== undefined) {
    context.parameters.note("scale", scale, "scenario", "set in the scenario");
  }
  return (context.text.workload ?? []).map((text, index) => resolveSource(context, text, index));
}

function resolveSource(
  context: PeopledContext,
  text: WorkloadText,
  index: number,
): ResolvedWorkload {
  const path: Path = ["workload", index];
  const name = `workload.${text.id}`;
  const { parameters } = context;
  const providers = Object.keys(context.text.providers ?? {});
  if (providers.length === 0) {
    context.report.error(
      path,
      "needs arise, but there are no providers to ask about",
      "add a section providers",
    );
  }
  const from = resolveWeights(context, "State", text.from, asking(context), [...path, "from"]);
  const items = parameters.take("workload.items", `${name}.items`, text.items);
  if (!items.some((weight) => weight > 0)) {
    context.report.error([...path, "items"], "has no weight above 0");
  }
  const circumstances = parameters.take(
    "workload.circumstances",
    `${name}.circumstances`,
    text.circumstances,
  );
  return {
    id: text.id,
    arrivals: resolveArrivals(context, text, path, from),
    from,
    providers: resolveWeights(context, "provider", text.providers, providers, [
      ...path,
      "providers",
    ]),
    mix: resolveMix(context, text, path),
    items: [...items],
    circumstances: onlyGiven(circumstances),
    ...withdrawal(context, text, path),
  };
}

/** Needs stay unless the scenario lets them go away. */
function withdrawal(
  context: PeopledContext,
  { withdrawn_after }: WorkloadText,
  path: Path,
): Pick<ResolvedWorkload, "withdrawn_after"> {
  if (withdrawn_after === undefined) return {};
  const at = [...path, "withdrawn_after"];
  context.parameters.note(formatPath(at), withdrawn_after, "scenario", "set in the scenario");
  return { withdrawn_after: resolveDuration(context, withdrawn_after, at) };
}

function onlyGiven(
  chances: Readonly<Partial<Record<Circumstance, number | undefined>>>,
): Partial<Record<Circumstance, number>> {
  return Object.fromEntries(
    Object.entries(chances).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}

function resolveMix(context: PeopledContext, text: WorkloadText, path: Path): NeedKind[] {
  const given = text.mix;
  const note = `workload.${text.id}.mix`;
  if (given === undefined) {
    context.parameters.take("workload.mix", note, undefined);
    return DEFAULT_MIX.map((kind) => ({ ...kind, expires_in: null }));
  }
  const at = [...path, "mix"];
  context.parameters.note(note, given, "scenario", "set in the scenario");
  const sum = given.reduce((total, kind) => total + kind.share, 0);
  if (Math.abs(sum - 1) > 1e-6) {
    context.report.error(at, `the shares add up to ${rounded(sum)}, not 1`);
  }
  return given.map(({ share, form, urgency, expires_in }, index) => ({
    share,
    form,
    urgency,
    expires_in:
      expires_in === undefined
        ? null
        : resolveDuration(context, expires_in, [...at, index, "expires_in"]),
  }));
}

/** As worded in `DEFAULTS["workload.mix"]`. */
const DEFAULT_MIX = [
  { share: 0.705, form: "preservation", urgency: "routine" },
  { share: 0.2, form: "preservation", urgency: "urgent" },
  { share: 0.095, form: "emergency-disclosure", urgency: "emergency" },
] as const;

/** States in which needs can arise. */
function asking({ states }: PeopledContext): string[] {
  return [...states].flatMap(([id, { relaysOnly }]) => (relaysOnly ? [] : [id]));
}
