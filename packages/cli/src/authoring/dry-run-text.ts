import { formatDuration, type Duration } from "@contactpoint/engine";

import { counted } from "../screen/counted.ts";
import { expectationsText } from "../screen/expectations-text.ts";
import { COLOURED, PLAIN } from "../screen/paint.ts";
import { wrapped } from "../screen/wrapped.ts";
import type { DryRun, DryRunTask } from "./perform-dry-run.ts";

/** A dry run in lines of at most 80 columns; the same for the same scenario, seed and task. */
export function dryRunText(dry: DryRun, task: DryRunTask, colour: boolean): string {
  const { scenario, summary } = dry.run;
  const { id, version, seed, title, marking, clock, injects } = scenario;
  const reserve = injects.filter(({ trigger }) => trigger.kind === "reserve").length;
  const steps = [...dry.stepsOf].map(([state, count]) => `${state} ${count}`).join(", ");
  const total = [...dry.stepsOf.values()].reduce((sum, count) => sum + count, 0);
  const judged = summary.expectations.filter(({ verdict }) => verdict !== "not-applicable");
  const left = summary.expectations.length - judged.length;
  return `${[
    marking,
    title["en"] ?? id,
    `${id} ${version}, seed ${seed}; dry run with machines in every seat`,
    `${formatDuration(clock.end - clock.start)} of the exercise, ${counted(summary.requests.needs, "need")}`,
    `${counted(dry.injectsSent, "inject")} sent, ${reserve} in reserve, ${injects.length - reserve - dry.injectsSent} not sent`,
    "",
    ...lengthLines(dry, task, total),
    "",
    wrapped(`Steps that people would owe: ${total} (${steps})`, "", "  "),
    "",
    expectationsText(judged, colour ? COLOURED : PLAIN),
    `${counted(left, "expectation")} of people, which only an exercise judges`,
    "",
    ...problemLines(dry),
  ].join("\n")}\n`;
}

function lengthLines(dry: DryRun, { stepTime }: DryRunTask, steps: number): string[] {
  const { least, assumed, most } = dry.forecast;
  const { rate, owed_rate, owed_budget, ends_within } = dry.exercise;
  const people = [...dry.peopleOf.values()].reduce((sum, count) => sum + count, 0);
  const seats = dry.peopleOf.size;
  const shared = people > seats ? ` who share ${counted(seats, "seat")}` : "";
  const players = people === 1 ? "1 person" : `${people} people${shared}`;
  const row = (label: string, length: Duration): string =>
    `  ${label.padEnd(42)}${formatDuration(Math.round(length / 1_000) * 1_000)}`;
  return [
    "Real length, without pauses",
    row("if nobody owes anything", least),
    row(`forecast for ${players}`, assumed),
    row("if nobody ever answers", most),
    ...(ends_within === null ? [] : [row("must end within", ends_within)]),
    wrapped(
      `The forecast assumes that a person needs ${formatDuration(stepTime)} for each of the ${counted(steps, "step")}, does one after another, and that steps come when machines would bring them. The clock goes at rate ${rate}, and at ${owed_rate} while a step is owed, for ${formatDuration(owed_budget)} a step at most.`,
      "  ",
    ),
  ];
}

function problemLines({ problems }: DryRun): string[] {
  if (problems.length === 0) return ["The exercise itself: no problem found"];
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return [
    `The exercise itself: ${counted(errors, "problem")}, ${counted(problems.length - errors, "warning")}`,
    ...problems.map(({ severity, path, message }) =>
      wrapped(`${path} ${message}${severity === "warning" ? " (warning)" : ""}`, "  ", "    "),
    ),
  ];
}
