import { html, Markup } from "./markup.ts";
import { deskSection } from "./desk-section.ts";
import { diagramSection } from "./diagram-section.ts";
import { expectationSection } from "./expectation-section.ts";
import { hourSection } from "./hour-section.ts";
import { latencySection } from "./latency-section.ts";
import { outcomeSection } from "./outcome-section.ts";
import { parameterSection } from "./parameter-section.ts";
import { plainAnswer } from "./plain-answer.ts";
import { readingSection } from "./reading-section.ts";
import type { ReportInput } from "./report-input.ts";
import { sectionMarkup } from "./section.ts";
import type { Section } from "./section.ts";
import { servedSection } from "./served-section.ts";
import { stageSection } from "./stage-section.ts";
import { styleSheet } from "./style-sheet.ts";
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
  const sections = reportSections(input);
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
        <title>${marking}: ${title}, report of a run</title>
        <style>
          ${new Markup(styleSheet(marking))}
        </style>
      </head>
      <body>
        <header class="title">
          <p class="marking">${marking}</p>
          <h1>${title}</h1>
          <p class="subtitle">
            Report of a simulated run: scenario <bdi>${scenario.id}</bdi>, version
            ${scenario.version}, seed ${input.summary.seed};
            ${secondsText(input.summary.virtual_duration_s)} from ${utcText(scenario.clock.start)}
            UTC
          </p>
        </header>
        <main>
          ${plainAnswer(input)}
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
