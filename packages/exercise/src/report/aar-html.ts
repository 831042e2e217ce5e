import { html, pageHtml, secondsText } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import type { AfterActionReport } from "./aar-schema.ts";
import {
  annexSection,
  improvementSection,
  limitSection,
  wordsSection,
} from "./closing-sections.ts";
import { coverSection, overviewSection } from "./opening-sections.ts";
import { escalationSection, requestSection } from "./request-section.ts";
import { latencySection, shareSection } from "./measure-sections.ts";
import { objectiveSection, summarySection } from "./rating-sections.ts";
import { instantText } from "./report-text.ts";
import { timelineSection } from "./timeline-section.ts";

/** The report as one page that loads nothing, to be read on a screen or printed. Equal reports give equal bytes. */
export function afterActionHtml(report: AfterActionReport): string {
  const { marking, cover, overview } = report;
  const { exercise_s, real_s, by_people, by_machines } = overview;
  return pageHtml({
    marking,
    title: cover.title,
    kind: "after-action report",
    subtitle: html`After-action report, ${READERS[report.disclosure.level](report)}: scenario
      <bdi>${cover.scenario}</bdi>, version ${cover.version}`,
    lead: html`<p class="answer">
      ${secondsText(exercise_s)} were played in ${secondsText(real_s)} from
      ${instantText(overview.starts)} UTC, with ${by_people} contact points played by people and
      ${by_machines} by machines.
    </p>`,
    sections: sectionsOf(report),
  });
}

const READERS: Readonly<
  Record<AfterActionReport["disclosure"]["level"], (report: AfterActionReport) => string>
> = {
  full: () => "for the exercise's directors",
  state: ({ disclosure }) => `for ${disclosure.state ?? ""}`,
  public: () => "for the public",
};

function sectionsOf(report: AfterActionReport): readonly Section[] {
  return [
    coverSection(report),
    overviewSection(report),
    summarySection(report),
    timelineSection(report),
    objectiveSection(report),
    latencySection(report),
    shareSection(report),
    requestSection(report),
    escalationSection(report),
    wordsSection(report),
    improvementSection(report),
    limitSection(report),
    annexSection(),
  ];
}
