import { formatDuration, formatInstant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { explainDuty } from "./explain-duty.ts";
import { explainInstruments } from "./explain-instruments.ts";
import { explainParameters } from "./explain-parameters.ts";
import { explainTimeLine } from "./explain-time-line.ts";
import { explainVolume } from "./explain-volume.ts";
import { wrongEntryShare } from "./wrong-entry-share.ts";
import { wrap } from "./wrap-lines.ts";

/**
 * What a scenario will do, in lines of at most 80 columns: its time line in UTC and local times,
 * each desk's duty with its gaps, who is bound to whom, how many needs to expect, and on how many
 * assumptions it all rests.
 */
export function explainScenario(scenario: ResolvedScenario): string {
  const { id, version, title, marking, seed, clock, states, real_states: real } = scenario;
  const head = [
    marking,
    `${title["en"] ?? id} (${id} ${version}, seed ${seed})`,
    `${formatInstant(clock.start).slice(0, 16)}Z, ${formatDuration(clock.end - clock.start)}, ${states.length} States${clock.warm_up > 0 ? `, warm-up ${formatDuration(clock.warm_up)}` : ""}`,
    ...(real ? ["Real States appear as data only. Nothing here assesses any State."] : []),
  ];
  const sections = [
    head,
    explainTimeLine(scenario),
    explainDuty(scenario),
    explainInstruments(scenario),
    explainVolume(scenario),
    ...explainRegister(scenario),
    explainParameters(scenario),
  ];
  return `${sections.map((lines) => lines.flatMap((line) => wrap(line)).join("\n")).join("\n\n")}\n`;
}

/** Only where details change: else the share is what the scenario says. */
function explainRegister(scenario: ResolvedScenario): string[][] {
  if (scenario.register.changes.length === 0) return [];
  const share = (100 * wrongEntryShare(scenario)).toFixed(1);
  const changes = `${scenario.register.changes.length} changes of contact details`;
  return [
    [
      `Register: ${changes}; on average ${share} % of entries are wrong if nobody writes to anybody`,
    ],
  ];
}
