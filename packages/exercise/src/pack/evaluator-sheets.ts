import { dataTable, html, type Section } from "@contactpoint/analysis/page-parts";
import { formatDuration } from "@contactpoint/engine";
import type { ResolvedExpectation, ResolvedScenario } from "@contactpoint/protocol";
import { inWords, type Pack } from "./pack.ts";

type Judged = Extract<ResolvedExpectation, { kind: "judged" }>;

/** The scale, and a sheet to write on for each objective. */
export function evaluatorSections(pack: Pack): readonly Section[] {
  const { objectives } = pack.scenario;
  return [
    scaleSection(pack),
    ...Object.entries(objectives).map(([id, text]) => sheet(pack, id, inWords(pack, text))),
  ];
}

/** Expectations of which a person is the judge in the end. */
export function judgedOf({
  expectations,
}: Pick<ResolvedScenario, "expectations">): readonly Judged[] {
  return expectations.filter((each) => each.kind === "judged");
}

/** `P 5 min, S 10 min`; empty where a person alone judges. */
export function bandsOf({ within }: Judged): string {
  return Object.entries(within ?? {})
    .map(([band, limit]) => `${band} ${formatDuration(limit)}`)
    .join(", ");
}

function scaleSection({ words }: Pack): Section {
  return {
    id: "ratings",
    title: words.ratings,
    content: html`<p>${words.ratingNote}</p>
      ${dataTable({
        caption: words.ratings,
        columns: [{ head: words.rating }, { head: words.meaning }],
        rows: Object.entries(words.ratingTexts),
      })}`,
  };
}

function sheet(pack: Pack, objective: string, text: string): Section {
  const { words, scenario } = pack;
  const judged = judgedOf(scenario).filter((each) => each.objective === objective);
  const tasks = judged.map((each) => {
    const expected = inWords(pack, scenario.exercise?.expected[each.inject ?? ""]);
    const facts = [each.of, each.inject, each.measure, bandsOf(each)].filter(Boolean);
    return html`<div class="task">
      <h3><bdi>${each.id}</bdi></h3>
      <p class="note">${facts.join(" · ")}</p>
      ${expected === "" ? "" : html`<p>${words.expected}: ${expected}</p>`}
      <p class="lines">${words.observed}:</p>
      <p><strong>${words.yourRating}</strong></p>
      <p class="lines short">${words.because}:</p>
    </div>`;
  });
  return {
    id: `objective-${objective}`,
    title: objective,
    ownPage: true,
    content: html`<p class="answer">${text}</p>
      ${tasks}
      <p><strong>${words.objective}. ${words.yourRating}</strong></p>
      <p class="lines">${words.because}:</p>`,
  };
}
