import { html } from "@contactpoint/analysis/page-parts";
import type { Markup } from "@contactpoint/analysis/page-parts";
import { noVerdictText } from "../comparison/no-verdict-text.ts";
import type { ComparisonVerdict } from "../comparison/comparison.ts";
import { confidencePercent } from "../comparison/quantity-text.ts";
import type { StudyReportInput } from "./study-report-input.ts";

const BADGES: Readonly<Record<ComparisonVerdict["decision"], Markup>> = {
  better: html`<span class="badge good">✓ better</span>`,
  worse: html`<span class="badge bad">✗ worse</span>`,
  undecided: html`<span class="badge open">? undecided</span>`,
  mixed: html`<span class="badge open">± mixed</span>`,
};

/** The verdicts in plain words, word for word as in summary.json, and what it took to get them. */
export function verdictPart(input: StudyReportInput): Markup {
  const { verdicts } = input.comparison;
  const list =
    verdicts.length === 0
      ? html`<p class="answer">${noVerdictText(input.comparison)}</p>`
      : html`<ul class="verdicts">
          ${verdicts.map(
            ({ decision, sentence }, i) =>
              html`<li class="is-${decision}">
                ${BADGES[decision]}
                <p class="${i === 0 ? "first verdict" : "verdict"}">${sentence}</p>
              </li> `,
          )}
        </ul> `;
  return html`${list}
    <dl class="key-figures">
      ${keyFigures(input).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl> `;
}

function keyFigures({ study, comparison, points }: StudyReportInput): [string, string][] {
  const counts = Object.values(comparison.replications);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const { met } = comparison.precision;
  return [
    ["Variants", String(study.variants.length)],
    ["Points simulated", String(points.length)],
    [
      "Replications of each",
      counts.length === 0 ? "0" : least === most ? `${least}` : `${least} to ${most}`,
    ],
    [
      study.replications.targets.length === 0 ? "Confidence of intervals" : "Precision asked for",
      study.replications.targets.length === 0
        ? `${confidencePercent(comparison.confidence)}\u00a0%`
        : met
          ? "reached"
          : "not reached",
    ],
  ];
}
