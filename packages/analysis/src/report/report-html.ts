import { html } from "./markup.ts";
import { deskSection } from "./desk-section.ts";
import { diagramSection } from "./diagram-section.ts";
import { expectationSection } from "./expectation-section.ts";
import { hourSection } from "./hour-section.ts";
import { latencySection } from "./latency-section.ts";
import { outcomeSection } from "./outcome-section.ts";
import { pageHtml } from "./page-html.ts";
import { parameterSection } from "./parameter-section.ts";
import { plainAnswer } from "./plain-answer.ts";
import { readingSection } from "./reading-section.ts";
import type { ReportInput } from "./report-input.ts";
import type { Section } from "./section.ts";
import { servedSection } from "./served-section.ts";
import { stageSection } from "./stage-section.ts";
import { secondsText, utcText } from "./value-text.ts";
import { verdictSection } from "./verdict-section.ts";
import { zoneSection } from "./zone-section.ts";

/**
 * The report of a run as one HTML page that loads nothing: no script, no font, no picture of its own.
 * Equal input gives equal bytes.
 */
export function reportHtml(input: ReportInput): string {
  const { scenario } = input.table;
  const title = scenario.title["en"] ?? scenario.id;
  const { marking } = scenario;
  return pageHtml({
    marking,
    title,
    kind: "report of a run",
    subtitle: html`Report of a simulated run: scenario <bdi>${scenario.id}</bdi>, version
      ${scenario.version}, seed ${input.summary.seed};
      ${secondsText(input.summary.virtual_duration_s)} from ${utcText(scenario.clock.start)} UTC`,
    lead: plainAnswer(input),
    sections: reportSections(input),
  });
}

function reportSections(input: ReportInput): readonly Section[] {
  const { table, summary, verdicts, diagram } = input;
  const { scenario } = table;
  return [
    hourSection(input),
    zoneSection(table),
    latencySection(table, summary),
    stageSection(table, summary),
    diagramSection(diagram, scenario),
    servedSection(scenario, summary),
    deskSection(scenario, summary),
    outcomeSection(table, summary),
    verdictSection(verdicts, scenario.real_states),
    expectationSection(scenario, summary),
    parameterSection(scenario.parameters),
    readingSection(input),
  ];
}
