import { foldedTable, html, secondsText } from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { AfterActionReport } from "./aar-schema.ts";
import { instantText, nothing } from "./report-text.ts";

/** Plan against fact. */
export function timelineSection(report: AfterActionReport): Section {
  const { timeline } = report;
  const head = { id: "timeline", title: "Time line, plan against fact" };
  if (timeline.length === 0) return { ...head, content: nothing(report, "Nothing happened.") };
  return {
    ...head,
    content: html`<p>
        Pauses, rates, leaps and overrides of the clock, injects with what was planned, faults, and
        seats that were handed over.
      </p>
      ${foldedTable(
        {
          caption: "Time line",
          columns: [
            { head: "Exercise, UTC" },
            { head: "Real time run" },
            { head: "Kind" },
            { head: "About" },
            { head: "What" },
            { head: "Planned" },
            { head: "By" },
          ],
          rows: timeline.map(
            ({ at, real_s, kind, about, what, changes, planned_at, seat, person }) => [
              html`<span class="whole">${instantText(at)}</span>`,
              secondsText(real_s),
              kind,
              html`<bdi>${about}</bdi>`,
              changes.length === 0 ? what : html`${what}${changes.map(changeLine)}`,
              planned_at === null ? "" : instantText(planned_at),
              html`${seat} <bdi>${person}</bdi>`,
            ],
          ),
        },
        "aar.json",
      )}`,
  };
}

type Change = AfterActionReport["timeline"][number]["changes"][number];

function changeLine({ field, before, after }: Change): Markup {
  return html`<div>
    ${field}: <bdi>${before ?? "none"}</bdi> became <bdi>${after ?? "none"}</bdi>
  </div>`;
}
