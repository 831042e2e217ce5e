import { formatInstant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

import type { Manifest } from "./manifest.ts";
import type { MergedJournals, MergedPart } from "./merge-journals.ts";

/** What a reader of a merge must be warned of, a line each. */
export function mergeNotes(
  scenario: ResolvedScenario,
  { parts, reversed }: MergedJournals,
): readonly string[] {
  return [
    ...missingStates(scenario, parts),
    ...early(scenario, parts),
    ...unlikeMakes(parts),
    ...(reversed === 0 ? [] : [`warning: ${reversedText(reversed)}`]),
  ];
}

function reversedText(count: number): string {
  const messages = count === 1 ? "1 message stands" : `${count} messages stand`;
  return `${messages} as arriving before leaving, because both took place within one millisecond and the order of the States decides; verdicts and outcomes of their requests may be wrong`;
}

function missingStates({ states }: ResolvedScenario, parts: readonly MergedPart[]): string[] {
  const missing = states
    .map(({ id }) => id)
    .filter((state) => !parts.some(({ nodes }) => nodes.has(state)));
  return missing.length === 0
    ? []
    : [`warning: no folder is of ${missing.join(", ")}: what happened there is in no table`];
}

function early({ clock }: ResolvedScenario, parts: readonly MergedPart[]): string[] {
  return parts
    .filter(({ endedAt }) => endedAt < clock.end)
    .map(
      ({ source, endedAt }) =>
        `warning: ${source.folder} ends at ${formatInstant(endedAt)}, before the scenario does`,
    );
}

/** The manifest of a merge can name one version of each; it names the first folder's. */
function unlikeMakes(parts: readonly MergedPart[]): string[] {
  return MAKES.flatMap(([name, of]) => {
    const values = [...new Set(parts.map(({ source }) => of(source.manifest)))];
    return values.length < 2
      ? []
      : [
          `warning: the folders differ in ${name} (${values.join(", ")}); the manifest has the first`,
        ];
  });
}

const MAKES: readonly (readonly [string, (manifest: Manifest) => string])[] = [
  ["the scenario's files", ({ scenario }) => scenario.content_sha256],
  ["software_version", ({ software_version }) => software_version],
  ["node_version", ({ node_version }) => node_version],
  ["tz_data_version", ({ tz_data_version }) => tz_data_version],
  ["holiday_data_version", ({ holiday_data_version }) => holiday_data_version],
];
