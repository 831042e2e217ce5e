import { counted } from "../screen/counted.ts";
import { grouped } from "../screen/grouped.ts";
import type { Paint } from "../screen/paint.ts";
import { wrapped } from "../screen/wrapped.ts";
import type { ExploreResult } from "./explore-result.ts";
import type { WrittenBreach } from "./write-breach.ts";

/** What was explored and found, in 80 columns. */
export function exploreText(result: ExploreResult, paint: Paint): string {
  const { scenario, requests, budget, found, complete, states } = result;
  const pairs = requests.map(({ from, to }) => `${from}>${to}`).join(", ");
  const faults = [
    counted(budget.drops, "drop"),
    counted(budget.duplicates, "duplicate"),
    counted(budget.crashes, "stop"),
  ].join(", ");
  const lines = [
    `Exploration of ${scenario}: ${pairs}; ${faults}`,
    wrapped(`Profile ${result.profile}: ${result.takes_in}`, "", "  "),
    "",
    ...found.flatMap((breach) => breachLines(breach, paint)),
    ...(found.length === 0 ? ["No rule was violated.", ""] : []),
    ...result.liveness.flatMap((report) => livenessLines(report, paint)),
    ...(complete ? [] : [`Cut short after ${grouped(states)} states.`, ""]),
    ...figureLines(result),
    ...result.coverage.flatMap(coverageLines),
    wrapped(`Rules judged: ${result.judged.join(" ")}`, "", "  "),
    wrapped(`Nothing was seen of: ${result.unseen.join(" ")}`, "", "  "),
  ];
  return `${lines.join("\n")}\n`;
}

function figureLines(result: ExploreResult): string[] {
  const { states, transitions, depth, quiet, seconds, cpu_seconds, memory, left_out } = result;
  return [
    `${grouped(states)} states, ${grouped(transitions)} transitions, depth ${depth}, ${grouped(quiet)} of them quiet`,
    `${grouped(result.request_states)} states of single requests`,
    ...(left_out === 0 ? [] : [`${grouped(left_out)} steps left out: too many messages under way`]),
    `${seconds.toFixed(1)} s (${cpu_seconds.toFixed(1)} s of a processor), ${Math.round(memory / 1_000_000)} MB`,
  ];
}

function breachLines({ rule, request, steps, files, replay }: WrittenBreach, paint: Paint) {
  return [
    `${paint("red", "VIOLATED")} ${rule} by ${request}, in ${counted(steps.length, "step")}`,
    ...steps.map((step, index) => wrapped(`${index + 1}. ${step}`, "  ", "     ")),
    ...(files[0] === undefined
      ? ["  It takes clocks that disagree, so there is no scenario."]
      : [wrapped(`written: ${files[0]}`, "  "), `  again: ${replay ?? ""}`]),
    "",
  ];
}

function livenessLines(
  { rule, sentence, lasso }: ExploreResult["liveness"][number],
  paint: Paint,
): string[] {
  if (lasso === null) return [`${sentence}, if all is fair (${rule}).`, ""];
  const { stem, loop } = lasso;
  const round =
    loop.length === 0
      ? ["Then nothing happens any more."]
      : ["Then again and again:", ...loop.map((step) => wrapped(step, "  ", "    "))];
  return [
    `${paint("red", "NEVER")}: ${sentence} (${rule})`,
    ...stem.map((step, index) => wrapped(`${index + 1}. ${step}`, "  ", "     ")),
    ...round,
    "",
  ];
}

function coverageLines({ machine, states, transitions }: ExploreResult["coverage"][number]) {
  return [
    `${machine}: ${states.reached} of ${states.of} states, ${transitions.reached} of ${transitions.of} transitions`,
    ...(states.missing.length === 0
      ? []
      : [wrapped(`not reached: ${states.missing.join(", ")}`, "  ", "    ")]),
    ...notTaken(transitions.missing),
  ];
}

/** One entry for each state that lacks some. */
function notTaken(missing: ExploreResult["coverage"][number]["transitions"]["missing"]): string[] {
  const byState = Map.groupBy(missing, ({ state }) => state);
  return [...byState].map(([state, rows]) => {
    const events = rows.map(({ event, guard }) => {
      const [name = ""] = event.split("@");
      return guard === undefined ? name : `${name} [${guard}]`;
    });
    return wrapped(
      `not taken in ${state === "." ? "any state" : state}: ${events.join(", ")}`,
      "  ",
      "    ",
    );
  });
}
