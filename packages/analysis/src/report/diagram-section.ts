import type { ResolvedScenario } from "@contactpoint/protocol";
import { foldedTable } from "./data-table.ts";
import { requestDrawing } from "./diagram-drawing.ts";
import { diagramLanes } from "./diagram-lanes.ts";
import type { Lane } from "./diagram-lanes.ts";
import { diagramMarks } from "./diagram-marks.ts";
import { drawnRecords } from "./drawn-records.ts";
import type { DrawnRecords } from "./drawn-records.ts";
import { figure } from "./figure.ts";
import { localClockText } from "./local-clock.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { recordText } from "./record-text.ts";
import type { DiagramReason, RequestDiagram, RequestRecord } from "./request-diagram.ts";
import type { Section } from "./section.ts";
import { countText, durationText, utcText } from "./value-text.ts";

const REASONS: Readonly<Record<DiagramReason, string>> = {
  named: "It is the request that was asked for.",
  "slowest-urgent": "It is the urgent request that took longest to preserve.",
  chain: "It is the first whose path led on to another State; no urgent request was preserved.",
  slowest:
    "It is the request that took longest to preserve; none was urgent, and none led to another State.",
  "first-sent": "It is the first that was sent; none was preserved.",
};

/** One request of the run, drawn. */
export function diagramSection(
  diagram: RequestDiagram | null,
  scenario: ResolvedScenario,
): Section {
  const head = { id: "request", title: "One request, step by step" };
  const need = diagram?.records[0];
  if (diagram === null || need?.kind !== "need") {
    return { ...head, content: html`<p>The run has no request to show.</p>` };
  }
  const drawn = drawnRecords(diagram.records);
  const lanes = diagramLanes(drawn.records, scenario);
  const marks = diagramMarks(drawn.records);
  const sentence = diagramSentence(diagram, scenario.real_states);
  if (marks.arrows.length + marks.bars.length === 0) {
    return { ...head, content: html`<p>${sentence} It came to nothing that could be drawn.</p>` };
  }
  const picture = requestDrawing({
    title: "One request in space and time",
    description: `${sentence} Every step stands in the table that follows.`,
    lanes,
    marks,
  });
  return {
    ...head,
    ownPage: true,
    content: html`${figure(picture, sentence)}
      <p class="note">
        Thin outlined bars are tasks that wait; filled bars are tasks at work, an officer's unless
        an authority is named; at a provider, the time to its answer. Heights grow with the
        logarithm of the time between two steps, so that minutes and days fit one
        page.${leftOutText(diagram, drawn)}
      </p>
      ${stepTable(diagram.records, diagramLanes(diagram.records, scenario))}`,
  };
}

function diagramSentence({ request, because, records }: RequestDiagram, isReal: boolean): string {
  const first = records[0]?.at ?? 0;
  const took = (records.at(-1)?.at ?? first) - first;
  const name = isReal ? "One request, its States left unnamed" : `Request ${request}`;
  return `${name}, from the need to the last answer drawn: ${durationText(took)}. ${REASONS[because]}`;
}

function leftOutText({ left_out }: RequestDiagram, { isThinned, cut }: DrawnRecords): string {
  const parts = [
    ...(isThinned ? [" Status queries, their reports and answers given again are not drawn."] : []),
    ...(cut > 0 ? [` The last ${countText(cut)} steps of the table are not drawn.`] : []),
    ...(left_out > 0 ? [` A further ${countText(left_out)} records were not kept.`] : []),
  ];
  return parts.join("");
}

function stepTable(records: readonly RequestRecord[], lanes: readonly Lane[]): Markup {
  const requesting = lanes[0]?.state;
  const requested = lanes.find(({ role }) => role.startsWith("Requested"))?.state ?? requesting;
  const nameOf = (node: string): string => {
    const lane = lanes.find(({ key }) => key === node);
    return lane === undefined ? "Another State" : `${lane.role}, ${lane.name}`;
  };
  const rows = records.flatMap((record) => {
    const text = recordText(record);
    return text === null || requesting === undefined || requested === undefined
      ? []
      : [
          [
            utcText(record.at),
            localClockText(requesting, record.at),
            localClockText(requested, record.at),
            text.who === "" ? "" : nameOf(text.who),
            text.what,
          ],
        ];
  });
  return foldedTable(
    {
      caption: "Steps of the request drawn",
      columns: [
        { head: "UTC" },
        { head: "At the requesting State" },
        { head: "At the requested State" },
        { head: "Who" },
        { head: "What" },
      ],
      rows,
    },
    "journal.jsonl",
  );
}
