import { dataTable, html, NO_MARKUP, percentText } from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { Comparison, DiscoveredBox } from "../comparison/comparison.ts";
import { differenceText } from "../comparison/quantity-text.ts";
import { variantTitle } from "../comparison/sample-title.ts";
import { limitText } from "../exploration/index.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

/** Under which conditions something holds, and what the wrong choice costs. */
export function discoverySection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const { discovery, regret } = comparison;
  return {
    id: "discovery",
    title: "Under which conditions",
    content: html`${
      discovery.length === 0
        ? html`<p>The study asks for no conditions to be found.</p>`
        : html`${discovery.map(({ sentence }) => html`<p>${sentence}</p> `)}
          ${dataTable({
            caption: "Conditions found (PRIM)",
            columns: [
              { head: "Metric and variant" },
              { head: "Conditions" },
              { head: "Cases of interest in them", isNumber: true },
              { head: "Of interest among them", isNumber: true },
              { head: "Of all cases", isNumber: true },
            ],
            rows: discovery.map((box) => [
              `${names.metricTitle(box.metric)}, ${variantTitle(names.study, box.variant)}`,
              limitsText(box, names),
              percentText(box.coverage),
              percentText(box.density),
              percentText(box.support),
            ]),
          })}`
    }
    ${
      regret.length === 0
        ? ""
        : dataTable({
            caption: "Regret: how much worse than the best variant under the same conditions",
            columns: [
              { head: "Variant" },
              { head: "Metric" },
              { head: "Mean regret", isNumber: true },
              { head: "Greatest regret", isNumber: true },
              { head: "Where" },
            ],
            rows: regret.map(({ metric, variant, mean, max, at }) => {
              const unit = names.metric(metric)?.unit ?? "number";
              return [
                variantTitle(names.study, variant),
                names.metricTitle(metric),
                differenceText(unit, mean),
                differenceText(unit, max),
                at,
              ];
            }),
          })
    }
    ${drawNote(regret)}`,
  };
}

function limitsText({ limits }: DiscoveredBox, { study }: ReportNames): string {
  return limits.length === 0 ? "none" : limits.map((limit) => limitText(study, limit)).join("; ");
}

/** What `draw 7` means, where a greatest regret is of one. */
function drawNote(regret: Comparison["regret"]): Markup {
  const of = regret.find(({ at }) => at.startsWith("draw "))?.at;
  if (of === undefined) return NO_MARKUP;
  return html`<p>
    A draw is one set of values of the parameters that nobody knows, the same for all variants; they
    are numbered from 0. Which values ${of} has is told by the tables <code>replications</code> and
    <code>parameters</code> of results.duckdb.
  </p>`;
}
