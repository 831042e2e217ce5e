import type { ReportInput } from "./report-input.ts";
import { dataTable } from "./data-table.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { counted, durationText, secondsText, utcText } from "./value-text.ts";

/** What the figures can bear, and where they come from. */
export function readingSection(input: ReportInput): Section {
  return {
    id: "reading",
    title: "How to read this report",
    ownPage: true,
    content: html`${cautions(input)}
      <h3>Where it comes from</h3>
      ${dataTable({
        caption: "Provenance of this report",
        columns: [{ head: "Fact" }, { head: "Value" }],
        rows: factsOf(input).map(([name = "", value = ""]) => [
          name,
          html`<span class="fact">${value}</span>`,
        ]),
      })}`,
  };
}

function cautions({ table: { scenario }, summary }: ReportInput): Markup {
  return html`<ul class="reading">
    <li>
      This is a simulation of ${secondsText(summary.virtual_duration_s)} with
      ${counted(scenario.states.length, "State")}. It shows what follows from the scenario's
      assumptions; it measures no real contact point.
    </li>
    <li>
      Every figure is a fold over the journal of one run with one seed. Another seed gives another
      run: to compare variants, run a study with many replications.
    </li>
    <li>
      No confidence interval is offered. Requests of one run share desks, queues and incidents, so
      an interval over them would claim more than the run can show.
    </li>
    <li>
      A need that never became a request, was refused or was still open stays in every denominator.
      Quantiles are Aalen–Johansen estimates with these as competing or censored endings. Where a
      dash stands for a quantile, that share never got there.
    </li>
    <li>
      Times are fixed by what happened, not by who knew it. Data count as in time only if every item
      was secured before its true expiry, which no officer sees.
    </li>
    <li>
      Not modelled: officers and contact points do not learn, workload has no season of the year
      beyond what the scenario states, and nobody negotiates.
    </li>
    <li>
      The texts of the UN Convention against Cybercrime behind the rules are unverified. Nothing
      here is legal advice.
    </li>
    ${scenario.real_states ? html`<li>Real States appear as data. Nothing here assesses or ranks any of them.</li>` : html`<li>The States of this scenario are fictitious.</li>`}
  </ul>`;
}

function factsOf({ table, provenance }: ReportInput): string[][] {
  const { start, warm_up } = table.scenario.clock;
  return [
    ["Begins (UTC)", utcText(start)],
    ["Ends (UTC)", utcText(table.ended_at)],
    ["Warm-up, counted in no table", durationText(warm_up)],
    ...provenance.map(({ name, value }) => [name, value]),
  ];
}
