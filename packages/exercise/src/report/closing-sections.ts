import { dataTable, foldedTable, html } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import type { AfterActionReport } from "./aar-schema.ts";
import { instantText, nothing } from "./report-text.ts";

/** Hot wash: what people noted, said and answered. */
export function wordsSection(report: AfterActionReport): Section {
  const { words, feedback } = report;
  const head = { id: "hot-wash", title: "Hot wash" };
  if (words.length === 0 && feedback.length === 0)
    return { ...head, content: nothing(report, "Nobody wrote a note or filled in the form.") };
  const answers = feedback.flatMap(({ seat, person, answers: of }) =>
    of.map(({ question, answer }) => [
      html`${seat} <bdi>${person}</bdi>`,
      html`<bdi>${question}</bdi>`,
      html`<bdi>${answer}</bdi>`,
    ]),
  );
  const written = words.map(({ at, kind, seat, person, to, about, text }) => [
    html`<span class="whole">${instantText(at)}</span>`,
    html`${seat} <bdi>${person}</bdi>`,
    to === null ? kind : `${kind} to ${to}`,
    html`<bdi>${about ?? ""}</bdi>`,
    html`<bdi>${text}</bdi>`,
  ]);
  return {
    ...head,
    content: html`${foldedTable(
      {
        caption: "Notes and messages",
        columns: [
          { head: "Exercise, UTC" },
          { head: "Who" },
          { head: "Kind" },
          { head: "About" },
          { head: "Text" },
        ],
        rows: written,
      },
      "aar.json",
    )}
    ${
      answers.length === 0
        ? ""
        : dataTable({
            caption: "Feedback",
            columns: [{ head: "Who" }, { head: "Question" }, { head: "Answer" }],
            rows: answers,
          })
    }`,
  };
}

export function improvementSection(report: AfterActionReport): Section {
  const { improvements } = report;
  const head = { id: "improvements", title: "Improvement plan" };
  if (improvements.length === 0)
    return { ...head, content: nothing(report, "No improvement was entered.") };
  return {
    ...head,
    content: dataTable({
      caption: "Improvement plan",
      columns: [
        { head: "Number" },
        { head: "Issue" },
        { head: "Action" },
        { head: "Kind" },
        { head: "Owner" },
        { head: "Start" },
        { head: "Due" },
      ],
      rows: improvements.map(({ id, issue, action, area, owner, starts, due }) => [
        id,
        html`<bdi>${issue}</bdi>`,
        html`<bdi>${action}</bdi>`,
        area,
        html`<bdi>${owner}</bdi>`,
        starts,
        due,
      ]),
    }),
  };
}

/** What the figures do not say. */
export function limitSection({ limits, overview }: AfterActionReport): Section {
  const { ratings_changed, accelerated, left_out, held_back } = limits;
  const list = (of: readonly string[]) => of.map((text) => html`<li>${text}</li> `);
  return {
    id: "limits",
    title: "Limits",
    content: html`<ul>
        <li>
          Of ${overview.by_people + overview.by_machines} contact points, machines played
          ${overview.by_machines}. Authorities, providers, channels and links were simulated for
          all.
        </li>
        <li>
          ${
            accelerated
              ? "The exercise's clock did not always go as fast as a real one: figures marked * are real seconds of an accelerated exercise."
              : "The exercise's clock went as fast as a real one wherever something was measured."
          }
        </li>
        <li>Ratings that evaluators gave otherwise than proposed: ${ratings_changed}.</li>
      </ul>
      <p>Not measured:</p>
      <ul>
        ${list(left_out)}
      </ul>
      ${
        held_back.length === 0
          ? ""
          : html`<p>Held back from this reader:</p>
              <ul>
                ${list(held_back)}
              </ul>`
      }`,
  };
}

/** What stands beside this page, and its words. */
export function annexSection(): Section {
  return {
    id: "annexes",
    title: "Annexes",
    content: html`<dl class="terms">
      <dt>journal.jsonl</dt>
      <dd>what the network did, a record a line; evidence names its lines from 1</dd>
      <dt>exercise.jsonl</dt>
      <dd>what people did, a record a line, with exercise and real time; "log" is its number</dd>
      <dt>measures.csv</dt>
      <dd>the figures of this report</dd>
      <dt>aar.json</dt>
      <dd>this report as data</dd>
      <dt>Exercise time</dt>
      <dd>what the exercise's clock showed; it can go faster than a real one</dd>
      <dt>Real time</dt>
      <dd>what passed for the people, pauses and interruptions of the service left out</dd>
      <dt>p50, p90</dt>
      <dd>the time by which half, or nine of ten, had come so far</dd>
      <dt>Inject</dt>
      <dd>something that the exercise's directors let happen to a participant</dd>
    </dl>`,
  };
}
