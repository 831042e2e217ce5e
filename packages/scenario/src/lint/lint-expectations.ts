import { formatIsoDuration } from "@contactpoint/engine";
import type { ResolvedExpectation, ResolvedFilter, ResolvedScenario } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "../resolve/context.ts";

/** Expectations that no run of this scenario can meet. */
export function lintExpectations(context: PeopledContext, scenario: ResolvedScenario): void {
  const arising = whatArises(scenario);
  for (const [index, expectation] of scenario.expectations.entries()) {
    const path: Path = ["expectations", index];
    lintBounds(context, expectation, path);
    if (expectation.kind === "measure") lintMeasure(context, scenario, expectation, path);
    if (expectation.kind === "measure" || isAtLeastSome(expectation)) {
      lintFilter(context, expectation.where, arising, path);
    }
  }
}

type CountExpectation = Extract<ResolvedExpectation, { kind: "count" }>;
type MeasureExpectation = Extract<ResolvedExpectation, { kind: "measure" }>;

function isAtLeastSome(expectation: ResolvedExpectation): expectation is CountExpectation {
  return expectation.kind === "count" && (expectation.at_least ?? 0) > 0;
}

function lintBounds(
  { report }: PeopledContext,
  expectation: ResolvedExpectation,
  path: Path,
): void {
  if (expectation.kind === "rule" || expectation.kind === "trace" || expectation.kind === "judged")
    return;
  const least = expectation.at_least;
  const most = expectation.kind === "measure" ? null : expectation.at_most;
  const isShare = expectation.kind !== "count";
  if (isShare && least !== null && least > 1) {
    report.error(
      [...path, "at_least"],
      `is ${least}, but a share is at most 1`,
      "write 0.9 for 90 %",
    );
  }
  if (isShare && most !== null && most > 1) {
    report.error(
      [...path, "at_most"],
      `is ${most}, but a share is at most 1`,
      "write 0.9 for 90 %",
    );
  }
  if (least !== null && most !== null && least > most) {
    report.error([...path, "at_least"], `is more than at_most: ${least} > ${most}`);
  }
}

function lintMeasure(
  context: PeopledContext,
  { clock }: ResolvedScenario,
  expectation: MeasureExpectation,
  path: Path,
): void {
  const { report } = context;
  const length = clock.end - clock.start;
  if (expectation.within > length) {
    const message = `is longer than the run, which lasts ${formatIsoDuration(length)}: nothing can be said of it`;
    report.error([...path, "within"], message);
  }
  const fromNeed =
    expectation.measure === "time-to-preserve" || expectation.measure === "time-to-confirm";
  const form = expectation.where.form;
  if (fromNeed && form !== undefined && form !== "preservation") {
    report.error(
      [...path, "where", "form"],
      `${expectation.measure} is measured of preservation alone, not of ${form}`,
    );
  }
}

interface Arising {
  readonly forms: ReadonlySet<string>;
  readonly urgencies: ReadonlySet<string>;
  readonly requesting: ReadonlySet<string>;
  readonly requested: ReadonlySet<string>;
}

function lintFilter(
  { report }: PeopledContext,
  where: ResolvedFilter,
  arising: Arising,
  path: Path,
): void {
  if (arising.forms.size === 0) {
    report.error(path, "cannot be met: no request ever arises", "add a workload");
    return;
  }
  const checks = [
    ["form", arising.forms, "no request of the form"],
    ["urgency", arising.urgencies, "no request of the urgency"],
    ["requesting_state", arising.requesting, "no request comes from"],
    ["requested_state", arising.requested, "no request goes to"],
  ] as const;
  for (const [column, values, words] of checks) {
    const wanted = where[column];
    if (wanted === undefined || values.has(wanted)) continue;
    const ending = column === "form" || column === "urgency" ? " arises" : "";
    report.error([...path, "where", column], `cannot be met: ${words} ${wanted}${ending}`);
  }
}

function whatArises({ workload, injects, providers }: ResolvedScenario): Arising {
  const forms = new Set<string>();
  const urgencies = new Set<string>();
  const requesting = new Set<string>();
  const requested = new Set<string>();
  for (const source of workload) {
    for (const kind of source.mix) {
      if (kind.share <= 0) continue;
      forms.add(kind.form);
      urgencies.add(kind.urgency);
    }
    for (const [id, weight] of Object.entries(source.from)) if (weight > 0) requesting.add(id);
    const needs = source.arrivals.kind === "list" ? source.arrivals.needs : [];
    for (const need of needs) {
      if (need.form !== null) forms.add(need.form);
      if (need.urgency !== null) urgencies.add(need.urgency);
      if (need.from !== null) requesting.add(need.from);
    }
    // A path may lead on from any provider to another, so all of them may be asked.
    for (const provider of providers) requested.add(provider.state);
  }
  for (const { request, from, to } of injects) {
    if (request === null) continue;
    forms.add(request.form);
    urgencies.add(request.urgency);
    if (from !== null) requesting.add(from);
    requested.add(to);
  }
  return { forms, urgencies, requesting, requested };
}
