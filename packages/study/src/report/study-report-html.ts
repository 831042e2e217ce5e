import { html, Markup, sectionMarkup, styleSheet } from "@contactpoint/analysis/page-parts";
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
  const { marking } = study;
  const title = study.title["en"] ?? study.id;
  const description = study.description["en"] ?? "";
  const sections = studySections(input);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${marking}: ${title}, report of a study</title>
        <style>
          ${new Markup(styleSheet(marking))}${new Markup(studyStyle())}
        </style>
      </head>
      <body>
        <header class="title">
          <p class="marking">${marking}</p>
          <h1>${title}</h1>
          <p class="subtitle">
            Report of a study: <bdi>${study.id}</bdi>, version ${study.version}, seed
            ${study.seed}${description === "" ? "" : `. ${description}`}
          </p>
        </header>
        <main>
          ${verdictPart(input)}
          <nav aria-label="Contents">
            <h2>Contents</h2>
            <ol>
              ${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li> `)}
            </ol>
          </nav>
          ${sections.map((section, i) => sectionMarkup(section, i + 1, marking))}
        </main>
        <footer>
          <p class="marking">${marking}</p>
        </footer>
      </body>
    </html> `.text;
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
    warmUpSection(input),
    assumptionSection(input),
    methodSection(input),
    provenanceSection(input),
  ];
}
