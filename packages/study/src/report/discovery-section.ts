import { dataTable, html, percentText } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import type { DiscoveredBox } from "../comparison/comparison.ts";
import { valueText } from "../comparison/quantity-text.ts";
import { variantTitle } from "../comparison/sample-title.ts";
import { inputText } from "../exploration/index.ts";
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
            caption: "Regret: how much worse than the best variant at the same combination",
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
                valueText(unit, mean),
                valueText(unit, max),
                at,
              ];
            }),
          })
    }`,
  };
}

function limitsText({ limits }: DiscoveredBox, { study }: ReportNames): string {
  const texts = limits.map(({ input, from, until, among }) => {
    if (among !== null) return `${input} is ${among.join(" or ")}`;
    const [low, high] = [from, until].map((end) =>
      end === null ? null : inputText(study, input, end),
    );
    if (low !== null && high !== null) return `${input} from ${low} to ${high}`;
    return low === null ? `${input} at most ${high ?? ""}` : `${input} at least ${low}`;
  });
  return texts.length === 0 ? "none" : texts.join("; ");
}
