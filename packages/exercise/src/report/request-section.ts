import { dataTable, html } from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { AfterActionReport } from "./aar-schema.ts";
import { instantText, nothing, paragraph, PLAYERS } from "./report-text.ts";

/** Each request: who did what when, in UTC and on both sides' clocks. */
export function requestSection(report: AfterActionReport): Section {
  const head = { id: "requests", title: "Request by request" };
  const { requests } = report;
  if (requests.length === 0) return { ...head, content: nothing(report, "No request was made.") };
  return { ...head, content: requests.map(storyOf) };
}

function storyOf(request: AfterActionReport["requests"][number]): Markup {
  const { id, from, to, form, urgency, inject, missing, steps } = request;
  return html`<h3><bdi>${id}</bdi>: ${form} from ${from} to ${to}, ${urgency}</h3>
    ${paragraph(inject === null ? "" : `It follows from the inject ${inject}.`)}
    ${paragraph(missing.length === 0 ? "" : `Left out of the form: ${missing.join(", ")}.`)}
    ${dataTable({
      caption: `Steps of ${id}`,
      columns: [
        { head: "UTC" },
        { head: `In ${from}` },
        { head: `In ${to}` },
        { head: "Who" },
        { head: "Played by" },
        { head: "What" },
        { head: "Journal" },
      ],
      rows: steps.map(({ at, from_local, to_local, state, by, what, line }) => [
        html`<span class="whole">${instantText(at)}</span>`,
        html`<span class="whole">${from_local}</span>`,
        html`<span class="whole">${to_local}</span>`,
        state,
        PLAYERS[by],
        what,
        line,
      ]),
    })}`;
}

/** Whom people called, against whom the roster names. */
export function escalationSection(report: AfterActionReport): Section {
  const head = { id: "escalations", title: "Escalations" };
  const { calls } = report;
  if (calls.length === 0) return { ...head, content: nothing(report, "Nobody was called.") };
  return {
    ...head,
    content: html`<p>
        The distance is how many calls to insert, leave out or replace until the order is the
        roster's. The roster does not say when to begin, so requests about which nobody was called
        are not here.
      </p>
      ${dataTable({
        caption: "Calls",
        columns: [
          { head: "State" },
          { head: "Played by" },
          { head: "About" },
          { head: "Called" },
          { head: "Roster" },
          { head: "Distance", isNumber: true },
          { head: "Too early", isNumber: true },
        ],
        rows: calls.map((chain) => [
          chain.state,
          PLAYERS[chain.by],
          html`<bdi>${chain.about}</bdi>`,
          chain.calls.map(
            ({ whom, at, record }) =>
              html`<div>${instantText(at)} <bdi>${whom}</bdi> (log ${record})</div> `,
          ),
          chain.expected.join(", "),
          chain.distance,
          chain.early,
        ]),
      })}`,
  };
}
