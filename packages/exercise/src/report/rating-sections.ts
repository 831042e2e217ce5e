import { dataTable, html, secondsText } from "@contactpoint/analysis/page-parts";
import type { Markup, Piece, Section } from "@contactpoint/analysis/page-parts";
import type { AfterActionReport } from "./aar-schema.ts";
import { bothClocks, instantText, linesText, nothing, ratingBadge } from "./report-text.ts";

type Point = AfterActionReport["summary"]["gaps"][number];

/** Three strengths, three gaps, and the ratings at a glance. */
export function summarySection(report: AfterActionReport): Section {
  const { summary, scores } = report;
  const states = [...new Set(scores.map(({ state }) => state))];
  const objectives = [...new Set(scores.map(({ objective }) => objective))];
  const rated = (objective: string, state: string): Piece => {
    const found = scores.find((one) => one.objective === objective && one.state === state);
    return found === undefined ? "" : ratingBadge(found.rating);
  };
  const byState = dataTable({
    caption: "Ratings by objective and State",
    columns: [{ head: "Objective" }, ...states.map((head) => ({ head }))],
    rows: objectives.map((objective) => [
      objective,
      ...states.map((state) => rated(objective, state)),
    ]),
  });
  return {
    id: "summary",
    title: "Summary",
    content: html`<h3>Strengths</h3>
      ${points(report, summary.strengths, "No expectation was rated P.")}
      <h3>Gaps</h3>
      ${points(report, summary.gaps, "No expectation was rated below P.")}
      <p class="note">
        Named are the three heaviest expectations that were rated P, and the three worst rated ones,
        of equals the heaviest. ${SCALE}
      </p>
      ${scores.length === 0 ? "" : byState} ${tally(report)}`,
  };
}

const SCALE =
  "P: performed without challenges, the objective was met. S: with some challenges, met, but could have been more effective or efficient. M: with major challenges, met, but it harmed other activities, added risk or left plans or law. U: unable, the objective was not met.";

function points(report: AfterActionReport, of: readonly Point[], none: string): Markup {
  if (of.length === 0) return nothing(report, none);
  const lines = of.map(
    ({ expectation, state, rating, because }) =>
      html`<li>${ratingBadge(rating)} <bdi>${expectation}</bdi>, ${state}: ${because}</li> `,
  );
  return html`<ul>
    ${lines}
  </ul>`;
}

function tally(report: AfterActionReport): Markup {
  const { tally: rows } = report.summary;
  if (rows.length === 0) return nothing(report, "No objective has an expectation that was judged.");
  const number = (count: number | null): string => (count === null ? "–" : String(count));
  const isNumber = true;
  return dataTable({
    caption: "Ratings by objective, how many contact points",
    columns: [
      { head: "Objective" },
      ...["P", "S", "M", "U", "Not rated"].map((head) => ({ head, isNumber }) as const),
    ],
    rows: rows.map(({ objective, P, S, M, U, unrated }) => [
      objective,
      ...[P, S, M, U, unrated].map(number),
    ]),
  });
}

/** Each objective with its expectations: what is proposed, on what evidence, and what was confirmed. */
export function objectiveSection(report: AfterActionReport): Section {
  const { scores, proposals } = report;
  const head = { id: "objectives", title: "Objectives and expectations" };
  if (proposals.length === 0)
    return { ...head, content: nothing(report, "The scenario states no expectation to judge.") };
  return {
    ...head,
    content: html`<p>
        The machine proposes by bands of time, and an evaluator confirms or changes; both stand
        here. An objective is as good as the worst of its expectations that were rated; weights
        change no rating.
      </p>
      ${scores.length === 0 ? "" : scoreTable(report)}
      ${dataTable({
        caption: "Expectations",
        columns: [
          { head: "Expectation" },
          { head: "State" },
          { head: "Measure" },
          { head: "Bands" },
          { head: "Proposed" },
          { head: "Rating" },
          { head: "Because" },
          { head: "Evidence" },
          { head: "Confirmed" },
        ],
        rows: proposals.map((one) => [
          one.expectation,
          one.state,
          `${one.measure}, ${one.clock} clock`,
          bandsText(one.within_s),
          ratingBadge(one.proposed),
          ratingBadge(one.rating),
          one.because,
          evidenceOf(one.evidence),
          confirmed(one.confirmations),
        ]),
      })}
      ${report.observations.length === 0 ? "" : observationTable(report)}`,
  };
}

/** What evaluators saw, where, and why they think it came to that. */
function observationTable({ observations }: AfterActionReport): Markup {
  return dataTable({
    caption: "Observations",
    columns: [
      { head: "Exercise, UTC" },
      { head: "State" },
      { head: "About" },
      { head: "Observation" },
      { head: "Evidence" },
      { head: "Root cause" },
      { head: "By" },
    ],
    rows: observations.map(({ at, state, about, text, evidence, cause, seat, person, record }) => [
      html`<span class="whole">${instantText(at)}</span>`,
      state,
      about ?? "",
      html`<bdi>${text}</bdi>`,
      evidence.map((one) => html`<div><bdi>${one}</bdi></div> `),
      html`<bdi>${cause}</bdi>`,
      html`<bdi>${person}</bdi>, ${seat} (log ${record})`,
    ]),
  });
}

function scoreTable({ scores }: AfterActionReport): Markup {
  return dataTable({
    caption: "Objectives",
    columns: [
      { head: "Objective" },
      { head: "State" },
      { head: "Proposed" },
      { head: "Rating" },
      { head: "Decided by" },
      { head: "Not rated" },
      { head: "Confirmed" },
    ],
    rows: scores.map((one) => [
      one.objective,
      one.state,
      ratingBadge(one.proposed),
      ratingBadge(one.rating),
      one.decided_by.join(", "),
      one.unrated.join(", "),
      confirmed(one.confirmations),
    ]),
  });
}

function bandsText(bands: Readonly<Record<string, number>> | null): string {
  if (bands === null) return "an evaluator judges";
  return Object.entries(bands)
    .map(([rating, seconds]) => `${rating} ≤ ${secondsText(seconds)}`)
    .join(", ");
}

type Evidence = AfterActionReport["proposals"][number]["evidence"];

function evidenceOf(evidence: Evidence): Piece {
  return evidence.map(({ about, exercise_s, real_s, ending, lines }) => {
    const took =
      exercise_s === null || real_s === null
        ? ""
        : `${ending === "reached" ? "" : "not within "}${bothClocks(exercise_s, real_s)}, `;
    return html`<div><bdi>${about}</bdi>: ${took}${linesText(lines)}</div> `;
  });
}

function confirmed(of: AfterActionReport["scores"][number]["confirmations"]): Piece {
  return of.map(
    ({ rating, proposed, person, seat, at, remark, record }) =>
      html`<div>
        ${ratingBadge(rating)} when ${proposed ?? "nothing"} was proposed, <bdi>${person}</bdi>,
        ${seat}, ${instantText(at)} (log ${record}):
        <bdi>${remark}</bdi>
      </div> `,
  );
}
