import { html, pageHtml } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import { assumptionSection } from "./assumption-section.ts";
import { discoverySection } from "./discovery-section.ts";
import { incidenceSection } from "./incidence-section.ts";
import { intervalSection } from "./interval-section.ts";
import { methodSection } from "./method-section.ts";
import { pairSection } from "./pair-section.ts";
import { paretoSection } from "./pareto-section.ts";
import { provenanceSection } from "./provenance-section.ts";
import { reportNames } from "./report-names.ts";
import { robustnessSection } from "./robustness-section.ts";
import { sensitivitySection } from "./sensitivity-section.ts";
import { stageSection } from "./stage-section.ts";
import type { StudyReportInput } from "./study-report-input.ts";
import { studyStyle } from "./study-style.ts";
import { switchSection } from "./switch-section.ts";
import { verdictPart } from "./verdict-part.ts";
import { warmUpSection } from "./warm-up-section.ts";
import { zoneSection } from "./zone-section.ts";

/**
 * The report of a study as one HTML page that loads nothing: no script, no font, no picture of its
 * own. Equal input gives equal bytes.
 */
export function studyReportHtml(input: StudyReportInput): string {
  const { study } = input;
  const description = study.description["en"] ?? "";
  return pageHtml({
    marking: study.marking,
    title: study.title["en"] ?? study.id,
    kind: "report of a study",
    subtitle: html`Report of a study: <bdi>${study.id}</bdi>, version ${study.version}, seed
      ${study.seed}${description === "" ? "" : `. ${description}`}`,
    lead: verdictPart(input),
    sections: studySections(input),
    style: studyStyle(),
  });
}

function studySections(input: StudyReportInput): readonly Section[] {
  const names = reportNames(input);
  return [
    intervalSection(input, names),
    switchSection(input, names),
    sensitivitySection(input, names),
    pairSection(input, names),
    incidenceSection(input, names),
    zoneSection(input, names),
    stageSection(input, names),
    paretoSection(input, names),
    robustnessSection(input, names),
    discoverySection(input, names),
    warmUpSection(input, names),
    assumptionSection(input),
    methodSection(input),
    provenanceSection(input),
  ];
}
