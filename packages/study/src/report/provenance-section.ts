import { dataTable, html } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import type { StudyReportInput } from "./study-report-input.ts";

/** What must be known to make the same results again. */
export function provenanceSection(input: StudyReportInput): Section {
  const { commands, provenance, study, comparison } = input;
  const { selection, precision, notes } = comparison;
  const facts = [
    ["Study", `${study.id}, version ${study.version}`],
    ["Base scenario", study.base],
    ["Seed of the study", String(study.seed)],
    [
      "Seeds of replications",
      "follow from the seed of the study and the replication's number; the same for all points",
    ],
    ...provenance.map(({ name, value }) => [name, value]),
  ];
  return {
    id: "provenance",
    title: "How to make it again",
    content: html`${commands.map((command) => html`<p class="command">${command}</p> `)}
    ${dataTable({
      caption: "Provenance of this report",
      columns: [{ head: "Fact" }, { head: "Value" }],
      rows: facts.map(([name = "", value = ""]) => [
        name,
        html`<span class="fact">${value}</span>`,
      ]),
    })}
    ${selection === null ? "" : html`<p>${selection.guarantee}</p>`}
    ${
      precision.shortfalls.length === 0
        ? ""
        : html`<h3>Precision that was not reached</h3>
            <ul class="reading">
              ${precision.shortfalls.map((text) => html`<li>${text}</li> `)}
            </ul>`
    }
    ${
      notes.length === 0
        ? ""
        : html`<h3>Notes</h3>
            <ul class="reading">
              ${notes.map((text) => html`<li>${text}</li> `)}
            </ul>`
    }`,
  };
}
