import { html, type Markup, type Piece, type Section } from "@contactpoint/analysis/page-parts";
import type { ResolvedExpectation, ResolvedScenario } from "@contactpoint/protocol";
import type { Pack } from "./pack.ts";
import { packTable } from "./pack-table.ts";
import { apart, filled, joined } from "./pack-text.ts";
import { spanText } from "./pack-times.ts";
import { labelled, told } from "./told.ts";

type Judged = Extract<ResolvedExpectation, { kind: "judged" }>;

/** The scale, and a sheet to write on for each objective. */
export function evaluatorSections(pack: Pack): readonly Section[] {
  const { objectives } = pack.scenario;
  return [
    scaleSection(pack),
    ...Object.entries(objectives).map(([id, text]) => sheet(pack, id, told(pack, text))),
  ];
}

/** Expectations of which a person is the judge in the end. */
export function judgedOf({
  expectations,
}: Pick<ResolvedScenario, "expectations">): readonly Judged[] {
  return expectations.filter((each) => each.kind === "judged");
}

/** `P within 5 min, S within 10 min`; empty where a person alone judges. */
export function bandsOf({ words, language }: Pack, { within }: Judged): Piece {
  const bands = Object.entries(within ?? {}).map(
    ([rating, limit]) =>
      html`<span class="whole"
        >${filled(words.within, { rating, span: spanText(language, limit) })}</span
      >`,
  );
  return bands.length === 0 ? "" : joined(bands, words.comma);
}

function scaleSection(pack: Pack): Section {
  const { words } = pack;
  return {
    id: "ratings",
    title: words.ratings,
    content: html`<p>${words.ratingNote}</p>
      ${packTable(
        pack,
        words.ratings,
        [words.rating, words.meaning],
        Object.entries(words.ratingTexts),
      )}`,
  };
}

function sheet(pack: Pack, objective: string, text: Piece): Section {
  const { words, scenario } = pack;
  const judged = judgedOf(scenario).filter((each) => each.objective === objective);
  const tasks = judged.map((each) => {
    const expected = told(pack, scenario.exercise?.expected[each.inject ?? ""]);
    const facts = [each.of ?? "", each.inject ?? "", each.measure].filter(Boolean).map(apart);
    return html`<div class="task">
      <h3>${apart(each.id)}</h3>
      <p class="note">${joined([...facts, bandsOf(pack, each)], " · ")}</p>
      ${expected === "" ? "" : html`<p>${labelled(pack, words.expected, expected)}</p>`}
      ${lined(labelled(pack, words.observed, ""), 3)}
      <p><strong>${boxes(pack)}</strong></p>
      ${lined(labelled(pack, words.because, ""), 2)}
    </div>`;
  });
  return {
    id: `objective-${objective}`,
    title: objective,
    ownPage: true,
    content: html`<p class="answer">${text}</p>
      ${tasks}
      <p>
        <strong>${joined([words.objective, boxes(pack)], " · ")}</strong>
      </p>
      ${lined(labelled(pack, words.because, ""), 3)}`,
  };
}

/** Lines to write on. */
function lined(name: Markup, count: number): Markup {
  return html`<p>${name}</p>
    ${Array.from({ length: count }, () => html`<div class="rule"></div>`)}`;
}

/** A box to tick for each rating. */
function boxes(pack: Pack): Markup {
  const { rating, ratingTexts } = pack.words;
  const marks = Object.keys(ratingTexts).map((letter) => html`<bdi class="box">${letter} ☐</bdi> `);
  return labelled(pack, rating, html`${marks}`);
}
