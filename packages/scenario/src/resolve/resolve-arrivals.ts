import { meanOf } from "@contactpoint/engine";
import type { ResolvedArrivals, ListedNeed } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { ArrivalsText, WorkloadText } from "../schema/workload-schema.ts";
import { requireName, requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { resolveDuration } from "./distributions.ts";
import { resolvePoint, resolvePointInRun } from "./points.ts";
import { readTrace } from "./read-trace.ts";

const DAYS_PER_YEAR = 365;
const KINDS = ["poisson", "times", "trace", "incident"] as const;

export function resolveArrivals(
  context: PeopledContext,
  source: WorkloadText,
  above: Path,
  from: Readonly<Record<string, number>>,
): ResolvedArrivals {
  const text = source.arrivals;
  const path = [...above, "arrivals"];
  const named = KINDS.filter((kind) => text[kind] !== undefined);
  if (named.length !== 1) {
    const message =
      named.length === 0 ? "says not how needs arise" : `has both ${named.join(" and ")}`;
    context.report.error(path, message, `give one of ${KINDS.join(", ")}`);
  }
  if (text.poisson === undefined) {
    for (const key of ["hour_of_day", "weekday", "yearly_growth"] as const) {
      if (text[key] !== undefined) {
        context.report.error([...path, key], "goes with poisson alone", undefined, "key");
      }
    }
  }
  if (text.incident !== undefined) return resolveIncident(context, text.incident, path);
  if (text.trace !== undefined) {
    return { kind: "list", needs: readTrace(context, text.trace.file, [...path, "trace", "file"]) };
  }
  if (text.times !== undefined) return resolveTimes(context, text.times, path);
  return resolvePoisson(context, source, path, from);
}

function resolvePoisson(
  context: PeopledContext,
  { id, arrivals, scaled }: WorkloadText,
  path: Path,
  from: Readonly<Record<string, number>>,
): ResolvedArrivals {
  const { parameters } = context;
  const rate = arrivals.poisson ?? {};
  if (rate.per_day !== undefined && rate.per_state_and_year !== undefined) {
    context.report.error(
      [...path, "poisson"],
      "has both per_day and per_state_and_year",
      "keep one of them",
    );
  }
  const scale = scaled === false ? 1 : (context.text.scale ?? 1);
  const name = `workload.${id}`;
  const asking = Object.values(from).filter((weight) => weight > 0).length;
  const perState = (): number =>
    parameters.take(
      "workload.per_state_and_year",
      `${name}.per_state_and_year`,
      rate.per_state_and_year,
    );
  if (rate.per_day !== undefined) {
    parameters.note(`${name}.per_day`, rate.per_day, "scenario", "set in the scenario");
  }
  return {
    kind: "poisson",
    per_day: (rate.per_day ?? (perState() * asking) / DAYS_PER_YEAR) * scale,
    hour_of_day: weights(context, "hour_of_day", name, arrivals.hour_of_day, 24, path),
    weekday: weights(context, "weekday", name, arrivals.weekday, 7, path),
    yearly_growth: parameters.take(
      "workload.yearly_growth",
      `${name}.yearly_growth`,
      arrivals.yearly_growth,
    ),
  };
}

/** Weights scaled to mean 1. */
function weights(
  context: PeopledContext,
  key: "hour_of_day" | "weekday",
  name: string,
  given: readonly number[] | undefined,
  length: number,
  path: Path,
): number[] {
  context.parameters.take(`workload.${key}`, `${name}.${key}`, given);
  const list = given ?? Array.from({ length }, () => 1);
  const sum = list.reduce((total, weight) => total + weight, 0);
  if (sum > 0) return list.map((weight) => (weight * length) / sum);
  context.report.error([...path, key], "has no weight above 0");
  return Array.from({ length }, () => 1);
}

function resolveTimes(
  context: PeopledContext,
  times: NonNullable<ArrivalsText["times"]>,
  path: Path,
): ResolvedArrivals {
  context.parameters.note(
    formatPath([...path, "times"]),
    `${times.length} needs`,
    "scenario",
    "set in the scenario",
  );
  const needs = times.map((entry, index): ListedNeed => {
    const at: Path = [...path, "times", index];
    if (typeof entry === "string" || "local" in entry) {
      return { ...UNSAID, at: resolvePointInRun(context, entry, at) };
    }
    const { from, provider, form, urgency, expires_at } = entry;
    if (from !== undefined) requireState(context, from, [...at, "from"]);
    if (provider !== undefined) {
      requireName(context, "provider", provider, Object.keys(context.text.providers ?? {}), [
        ...at,
        "provider",
      ]);
    }
    return {
      at: resolvePointInRun(context, entry.at, [...at, "at"]),
      from: from ?? null,
      provider: provider ?? null,
      form: form ?? null,
      urgency: urgency ?? null,
      expires_at:
        expires_at === undefined ? null : resolvePoint(context, expires_at, [...at, "expires_at"]),
    };
  });
  return { kind: "list", needs: needs.toSorted((a, b) => a.at - b.at) };
}

const UNSAID = {
  from: null,
  provider: null,
  form: null,
  urgency: null,
  expires_at: null,
} as const;

function resolveIncident(
  context: PeopledContext,
  incident: NonNullable<ArrivalsText["incident"]>,
  above: Path,
): ResolvedArrivals {
  const path = [...above, "incident"];
  const spread = resolveDuration(context, incident.spread, [...path, "spread"]);
  const at = resolvePointInRun(context, incident.at, [...path, "at"]);
  context.parameters.note(formatPath(path), incident, "scenario", "set in the scenario");
  const expiresAt =
    incident.expires_at === undefined
      ? null
      : resolvePoint(context, incident.expires_at, [...path, "expires_at"]);
  if (expiresAt !== null && expiresAt <= at) {
    context.report.error([...path, "expires_at"], "the data are gone before the incident is known");
  } else if (expiresAt !== null && at + meanOf(spread) > expiresAt) {
    context.report.warn([...path, "spread"], "most needs arise after the data are gone");
  }
  return {
    kind: "incident",
    at,
    needs: incident.needs,
    spread,
    duplicate_share: context.parameters.take(
      "workload.incident.duplicate_share",
      formatPath([...path, "duplicate_share"]),
      incident.duplicate_share,
    ),
    expires_at: expiresAt,
  };
}
