import { formatDuration } from "@contactpoint/engine";
import type { Lane, Sometimes } from "./lane.ts";

/**
 * A hunt in a few lines, of any length: runs, events and virtual time, faults that fired, premises of
 * rules, what happened sometimes, transitions; the last counts what passed and what failed.
 */
export function laneLines(lane: Lane): readonly string[] {
  const { runs, events, virtual_s, rules, sometimes, transitions } = lane;
  const ofKind = (kind: Sometimes["kind"]): string =>
    sometimes
      .filter((one) => one.kind === kind)
      .map(({ id, hits, verdict }) => `${id} ${grouped(hits)}${verdict === "missed" ? "!" : ""}`)
      .join(", ");
  const premises = rules.map(({ number, checked }) => `${number} ${grouped(checked)}`).join(", ");
  return [
    `${countedRuns(runs)}, ${grouped(events)} events, ${formatDuration(virtual_s * 1_000)} of virtual time`,
    `Faults that fired: ${ofKind("fault")}`,
    `Premises of rules: ${premises}`,
    `Sometimes: ${ofKind("occurrence")}`,
    `Transitions: ${transitions.taken} of ${transitions.published} taken`,
    endLine(lane),
  ];
}

/** Rules and sometimes-conditions alike; what was not put to the test counts as neither. */
function endLine({ rules, sometimes }: Lane): string {
  const verdicts = [...rules, ...sometimes].map(({ verdict }) => verdict);
  const count = (...kinds: readonly string[]): number =>
    verdicts.filter((verdict) => kinds.includes(verdict)).length;
  const untested = count("not-checked", "not-held-to-it");
  const rest = untested === 0 ? "" : `, ${untested} not put to the test`;
  return `${count("no-violation", "met")} passed, ${count("violated", "missed")} failed${rest}: rules, and what should happen sometimes`;
}

function countedRuns(runs: number): string {
  return runs === 1 ? "1 run" : `${grouped(runs)} runs`;
}

/** `1,234,567` */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
