import type { Duration } from "@contactpoint/engine";
import type { ResolvedExpectation } from "@contactpoint/protocol";

import { didYouMean } from "../reader/nearest-name.ts";
import type { Path } from "../reader/problem.ts";
import { LATENCIES, SHARES } from "../schema/expectation-schema.ts";
import type { ExpectationText } from "../schema/expectation-schema.ts";
import { requireName } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { parseSpan } from "./span.ts";

type Kind = ResolvedExpectation extends infer E
  ? E extends unknown
    ? Omit<E, "id" | "objective" | "weight">
    : never
  : never;

export function resolveExpectations(context: PeopledContext): ResolvedExpectation[] {
  const seen = new Set<string>();
  return (context.text.expectations ?? []).map((text, index) => {
    const path: Path = ["expectations", index];
    if (seen.has(text.id)) {
      context.report.error([...path, "id"], `the expectation "${text.id}" exists twice`);
    }
    seen.add(text.id);
    if (text.objective !== undefined) {
      const known = Object.keys(context.text.objectives ?? {});
      requireName(context, "objective", text.objective, known, [...path, "objective"]);
    }
    const common = { id: text.id, objective: text.objective ?? null, weight: text.weight ?? 1 };
    return { ...common, ...resolveKind(context, text, path) };
  });
}

function resolveKind(context: PeopledContext, text: ExpectationText, path: Path): Kind {
  const named = (["measure", "count", "rule"] as const).filter((key) => text[key] !== undefined);
  if (named.length > 1) {
    context.report.error(path, `has both ${named.join(" and ")}`, "make two expectations of it");
  }
  const trace = text.trace_sha256 ?? null;
  if (text.rule !== undefined) {
    checkRule(context, text.rule, [...path, "rule"]);
    const { rule, verdict = "holds", at_step } = text;
    if (at_step !== undefined && verdict !== "violated") {
      context.report.error([...path, "at_step"], "goes with verdict: violated alone");
    }
    const step = at_step === undefined ? {} : { at_step };
    return { kind: "rule", rule, verdict, trace_sha256: trace, ...step };
  }
  if (text.count !== undefined) {
    const { count, at_least: least = null, at_most: most = null } = text;
    if (least === null && most === null) {
      context.report.error(path, "a count needs at_least or at_most");
    }
    return {
      kind: "count",
      count,
      where: filter(context, text, path),
      at_least: least,
      at_most: most,
    };
  }
  if (text.measure !== undefined) return resolveMeasure(context, text, text.measure, path);
  if (trace === null) {
    context.report.error(
      path,
      "says not what is expected",
      "give one of measure, count, rule and trace_sha256",
    );
  }
  return { kind: "trace", trace_sha256: trace ?? "" };
}

function resolveMeasure(
  context: PeopledContext,
  text: ExpectationText,
  measure: string,
  path: Path,
): Kind {
  if (isJudged(text)) return resolveJudged(context, text, measure, path);
  const share = SHARES.find((name) => name === measure);
  if (share !== undefined) {
    const { at_least: least = null, at_most: most = null } = text;
    if (least === null && most === null) {
      context.report.error(path, "a share needs at_least or at_most");
    }
    return { kind: "share", measure: share, at_least: least, at_most: most };
  }
  const latency = LATENCIES.find((name) => name === measure);
  if (latency === undefined) {
    const names = [...LATENCIES, ...SHARES];
    const near = didYouMean(measure, names);
    const hint = near ?? "a measure that an evaluator judges needs judged_by: evaluator";
    context.report.error([...path, "measure"], `unknown measure "${measure}"`, hint);
    return { kind: "share", measure: "preserved-in-time-share", at_least: 0, at_most: null };
  }
  if (typeof text.within !== "string") {
    context.report.error(
      path,
      `the measure ${latency} needs the key "within"`,
      "such as within: PT24H",
    );
  }
  return {
    kind: "measure",
    measure: latency,
    where: filter(context, text, path),
    within: typeof text.within === "string" ? parseSpan(text.within) : 0,
    at_least: text.at_least ?? 1,
  };
}

/** Judged in an exercise: it names an inject, a State, bands, a clock or a judge. */
function isJudged({ of, inject, clock, judged_by, within }: ExpectationText): boolean {
  return (
    of !== undefined ||
    inject !== undefined ||
    clock !== undefined ||
    judged_by !== undefined ||
    (within !== undefined && typeof within !== "string")
  );
}

function resolveJudged(
  context: PeopledContext,
  text: ExpectationText,
  measure: string,
  path: Path,
): Kind {
  if (text.of !== undefined) {
    requireName(context, "State", text.of, context.states.keys(), [...path, "of"]);
  }
  if (text.inject !== undefined) {
    const known = (context.text.injects ?? []).map(({ id }) => id);
    requireName(context, "inject", text.inject, known, [...path, "inject"]);
  }
  return {
    kind: "judged",
    measure,
    of: text.of ?? null,
    inject: text.inject ?? null,
    clock: text.clock ?? "exercise",
    within: bands(text),
    judged_by: text.judged_by ?? null,
  };
}

function bands({ within }: ExpectationText): Record<string, Duration> | null {
  if (within === undefined) return null;
  if (typeof within === "string") return { P: parseSpan(within) };
  const named = Object.entries(within).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(named.map(([band, span]) => [band, parseSpan(span)]));
}

function filter(
  context: PeopledContext,
  { where = {} }: ExpectationText,
  path: Path,
): Record<string, string> {
  for (const column of ["requesting_state", "requested_state"] as const) {
    const id = where[column];
    if (id !== undefined) {
      requireName(context, "State", id, context.states.keys(), [...path, "where", column]);
    }
  }
  if (where.instrument !== undefined) {
    const known = Object.keys(context.text.instruments ?? { convention: null });
    requireName(context, "instrument", where.instrument, known, [...path, "where", "instrument"]);
  }
  const named = Object.entries(where).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(named);
}

/** Highest number of each series: safety, liveness, and what the law asks beyond both. */
const LAST_RULES: Readonly<Record<string, number>> = { S: 34, L: 10, N: 3 };

function checkRule(context: PeopledContext, rule: string, path: Path): void {
  const number = Number(rule.slice(1));
  if (number >= 1 && number <= (LAST_RULES[rule.charAt(0)] ?? 0)) return;
  context.report.error(
    path,
    `there is no rule ${rule}`,
    "rules are S01 to S34, L01 to L10, and N01 to N03",
  );
}
