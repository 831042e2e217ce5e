import { dataTable, html, parameterSection } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import type { Distribution } from "@contactpoint/engine";
import type { StaffingFigure, Study, UncertainParameter } from "@contactpoint/scenario";
import { plainNumber } from "./interval-text.ts";
import type { StudyReportInput } from "./study-report-input.ts";

/** Every number the study rests on, graded: what is varied, what staffing counts, what the scenario says. */
export function assumptionSection({ study, parameters }: StudyReportInput): Section {
  const scenario = parameterSection(parameters);
  return {
    ...scenario,
    content: html`${
        study.uncertain.length === 0
          ? html`<p>The study varies no uncertain parameter.</p>`
          : dataTable({
              caption: "Parameters that nobody knows, drawn anew for each draw",
              columns: [
                { head: "Parameter" },
                { head: "Drawn from" },
                { head: "Basis" },
                { head: "Source" },
              ],
              rows: study.uncertain.map((parameter) => [
                `${parameter.title["en"] ?? parameter.path} (${parameter.path})`,
                rangeText(parameter),
                parameter.basis,
                parameter.source,
              ]),
            })
      }
      ${staffingTable(study)}
      <h3>The scenario</h3>
      ${scenario.content}`,
  };
}

function staffingTable({ staffing }: Study): ReturnType<typeof dataTable> {
  const rowOf = (title: string, shown: string, figure: StaffingFigure): string[] => {
    const { basis, source } = staffing.grades[figure];
    return [title, shown, basis, source];
  };
  const { hours_per_officer_year: hours, on_call_weight: weight, currency } = staffing;
  const cost = staffing.cost_per_officer_year;
  return dataTable({
    caption: "How officers are counted",
    columns: [{ head: "Parameter" }, { head: "Value" }, { head: "Basis" }, { head: "Source" }],
    rows: [
      rowOf(
        "Hours that a full-time officer works in a year",
        plainNumber(hours, 0),
        "hours_per_officer_year",
      ),
      rowOf(
        "Share of an hour on call that counts as worked",
        plainNumber(weight),
        "on_call_weight",
      ),
      ...(cost === null
        ? []
        : [
            rowOf(
              "Cost of an officer and year",
              `${plainNumber(cost, 0)} ${currency}`,
              "cost_per_officer_year",
            ),
          ]),
    ],
  });
}

function rangeText({ distribution, unit }: UncertainParameter): string {
  const text = (value: number): string =>
    unit === "span" ? `${plainNumber(value / 3_600_000)} h` : plainNumber(value, 3);
  const numbers = Object.entries(distribution).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "number"
      ? [`${name} ${isShape(name) ? plainNumber(value, 3) : text(value)}`]
      : [],
  );
  return [kindText(distribution), ...numbers].join(", ");
}

// Parameters of a distribution that are not in the unit of its values.
function isShape(name: string): boolean {
  return name === "shape" || name === "mu" || name === "sigma";
}

function kindText(distribution: Distribution): string {
  return distribution.kind === "empirical"
    ? `${distribution.values.length} values, equally likely`
    : distribution.kind;
}
