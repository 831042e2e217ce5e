import { basename } from "node:path";

import { formatDuration } from "@contactpoint/engine";

import type { CheckResult } from "../hunt/check-result.ts";
import type { WrittenFind } from "../hunt/write-find.ts";
import { counted } from "./counted.ts";
import { grouped } from "./grouped.ts";
import type { Paint } from "./paint.ts";
import { wrapped } from "./wrapped.ts";

/** What a hunt did, met and found, in 80 columns; it ends with what passed and what failed. */
export function checkText(result: CheckResult, paint: Paint): string {
  const { scenario, seed, found, excepted, cut_short, runs, wanted_runs } = result;
  const lines = [
    `Hunt ${scenario === null ? "in fictitious networks" : `around ${scenario}`}, seed ${seed}`,
    "",
    ...found.flatMap((find) => findLines(find, paint)),
    ...(found.length === 0 ? ["No rule was violated.", ""] : []),
    ...(cut_short
      ? [`Cut short: ${grouped(runs)} of ${grouped(wanted_runs)} runs were made.`, ""]
      : []),
    ...(excepted.length === 0
      ? []
      : [`Expected to be violated, and not judged: ${excepted.join(" ")}`]),
    ...laneLines(result),
    endLine(result),
  ];
  return `${lines.join("\n")}\n`;
}

function findLines(find: WrittenFind, paint: Paint): string[] {
  const { rule, because, run, files, size, replay } = find;
  const [scenario = "", ...others] = files;
  return [
    wrapped(`${paint("red", "VIOLATED")} ${rule} in run ${run}: ${because}`, "", "  "),
    wrapped(`shortened to ${counted(size, "item")}: ${scenario}`, "  "),
    wrapped(`beside it: ${others.map((file) => basename(file)).join(", ")}`, "  "),
    `  again: ${replay}`,
    "",
  ];
}

/** What the hunt did: by this, two hunts are compared. */
function laneLines({
  runs,
  events,
  virtual_s,
  faults_fired,
  rules,
  sometimes,
  transitions,
}: CheckResult): string[] {
  const faults = Object.entries(faults_fired).map(([kind, times]) => `${kind} ${grouped(times)}`);
  const checked = rules.map(({ number, checked: times }) => `${number} ${grouped(times)}`);
  const met = sometimes.map(({ id, hits }) => `${id} ${grouped(hits)}`);
  const { taken, published } = transitions;
  return [
    `${grouped(runs)} runs, ${grouped(events)} events, ${formatDuration(virtual_s * 1_000)} of virtual time`,
    wrapped(`Faults that fired: ${faults.join(", ") || "none"}`, "", "  "),
    wrapped(`Premises of rules: ${checked.join(", ")}`, "", "  "),
    ...(met.length === 0 ? [] : [wrapped(`Sometimes: ${met.join(", ")}`, "", "  ")]),
    `Transitions: ${taken} of ${published} taken`,
  ];
}

/** Rules and sometimes-conditions alike; what was never put to the test counts as neither. */
function endLine({ rules, sometimes }: CheckResult): string {
  const verdicts = [...rules, ...sometimes].map(({ verdict }) => verdict);
  const count = (...kinds: readonly string[]): number =>
    verdicts.filter((verdict) => kinds.includes(verdict)).length;
  const untested = count("not-checked", "not-held-to-it");
  const rest = untested === 0 ? "" : `, ${untested} not put to the test`;
  return `${count("no-violation", "met")} passed, ${count("violated", "missed")} failed${rest}`;
}
