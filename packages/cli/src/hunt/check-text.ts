import { basename } from "node:path";

import { laneLines } from "@contactpoint/testkit";

import { counted } from "../screen/counted.ts";
import { grouped } from "../screen/grouped.ts";
import type { Paint } from "../screen/paint.ts";
import { wrapped } from "../screen/wrapped.ts";
import { type CheckResult, isVacuous } from "./check-result.ts";
import type { WrittenFind } from "./write-find.ts";

/** What a hunt did, met and found, in 80 columns; it ends with what passed and what failed. */
export function checkText(result: CheckResult, paint: Paint): string {
  const { scenario, seed, found, excepted, cut_short, runs, wanted_runs } = result;
  const lines = [
    `Hunt ${scenario === null ? "in fictitious networks" : `around ${scenario}`}, seed ${seed}`,
    "",
    ...found.flatMap((find) => findLines(find, paint)),
    ...(found.length === 0
      ? [isVacuous(result) ? "Nothing put a rule to the test." : "No rule was violated.", ""]
      : []),
    ...(cut_short
      ? [`Cut short: ${grouped(runs)} of ${grouped(wanted_runs)} runs were made.`, ""]
      : []),
    ...(excepted.length === 0
      ? []
      : [`Expected to be violated, and not judged: ${excepted.join(" ")}`]),
    ...laneLines(result).map((line) => wrapped(line, "", "  ")),
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
