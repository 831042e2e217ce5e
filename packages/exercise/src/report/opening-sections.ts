import { dataTable, html, secondsText } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import type { AfterActionReport } from "./aar-schema.ts";
import { instantText, PLAYERS } from "./report-text.ts";

/** What the report is about and what it was made from. */
export function coverSection({ cover, disclosure, marking }: AfterActionReport): Section {
  const level = disclosure.state === null ? disclosure.level : `State ${disclosure.state}`;
  const facts: readonly (readonly [string, string])[] = [
    ["Marking", marking],
    ["Disclosure", level],
    ["Scenario", `${cover.scenario} ${cover.version}`],
    ["Level", cover.ladder ?? "not said"],
    ["Seed", String(cover.seed)],
    ["Software", cover.software],
    ["Protocol", cover.protocol],
    ["SHA-256 of the scenario's files", cover.content_sha256],
    ["SHA-256 of journal.jsonl", cover.journal_sha256],
    ["SHA-256 of exercise.jsonl", cover.log_sha256],
  ];
  return {
    id: "cover",
    title: "Distribution and sources",
    content: dataTable({
      caption: "Distribution and sources",
      columns: [{ head: "Fact" }, { head: "Value" }],
      rows: facts.map(([name, value]) => [name, html`<span class="fact">${value}</span>`]),
    }),
  };
}

export function overviewSection({ overview }: AfterActionReport): Section {
  const { starts, ends, exercise_s, real_s, objectives, participants } = overview;
  const goals = objectives.map(({ id, text }) => html`<li><bdi>${id}</bdi>: ${text}</li> `);
  return {
    id: "overview",
    title: "Overview",
    content: html`<p>
        From ${instantText(starts)} to ${instantText(ends)} UTC by the exercise's clock:
        ${secondsText(exercise_s)}, in ${secondsText(real_s)} of real time, pauses left out.
      </p>
      <p>Objectives:</p>
      <ul>
        ${goals.length === 0 ? html`<li>The scenario states none.</li>` : goals}
      </ul>
      ${
        participants.length === 0
          ? ""
          : dataTable({
              caption: "Contact points and who played them",
              columns: [
                { head: "State" },
                { head: "Name" },
                { head: "Time zone" },
                { head: "Played by" },
                { head: "Persons" },
              ],
              rows: participants.map(({ state, name, zone, played_by, persons }) => [
                state,
                name,
                zone,
                PLAYERS[played_by],
                persons.join(", "),
              ]),
            })
      }`,
  };
}
