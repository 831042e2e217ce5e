import { html, type Piece, type Section } from "@contactpoint/analysis/page-parts";
import { stateTexts } from "@contactpoint/live";
import type { ResolvedFault } from "@contactpoint/protocol";
import { bandsOf, judgedOf } from "./evaluator-sheets.ts";
import { type Pack, playedStates } from "./pack.ts";
import { packTable } from "./pack-table.ts";
import { apart, joined } from "./pack-text.ts";
import { localTime, spanText, utcTime } from "./pack-times.ts";
import { reserveSection, scriptSection } from "./script-section.ts";
import { labelled, told } from "./told.ts";

/** Everything that who leads the exercise needs on paper. */
export function facilitatorSections(pack: Pack): readonly Section[] {
  return [
    frameSection(pack),
    objectiveSection(pack),
    stateSection(pack),
    scriptSection(pack),
    reserveSection(pack),
    faultSection(pack),
    bandSection(pack),
    telephoneSection(pack),
  ];
}

function frameSection({ words, scenario, language }: Pack): Section {
  const { clock, exercise, level, id, version, seed } = scenario;
  const endsWithin = exercise?.ends_within ?? null;
  const facts: readonly (readonly [string, string])[] = [
    [words.level, level ?? ""],
    [words.starts, `${utcTime(clock.start)} UTC`],
    [words.ends, `${utcTime(clock.end)} UTC`],
    [words.rate, String(exercise?.rate ?? 1)],
    [words.rateWhileOwed, String(exercise?.owed_rate ?? 1)],
    [words.endsWithin, endsWithin === null ? words.noLimit : spanText(language, endsWithin)],
    [words.version, `${id} ${version}, ${seed}`],
  ];
  const rows = facts.map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${apart(value)}</dd>`,
  );
  return { id: "frame", title: words.frame, content: html`<dl class="terms">${rows}</dl>` };
}

function objectiveSection(pack: Pack): Section {
  const { words, scenario } = pack;
  const goals = Object.entries(scenario.objectives).map(
    ([id, text]) => html`<li>${labelled(pack, id, told(pack, text))}</li>`,
  );
  return {
    id: "objectives",
    title: words.objectives,
    content: html`<ul>
      ${goals.length === 0 ? html`<li>${words.nothing}</li>` : goals}
    </ul>`,
  };
}

function stateSection(pack: Pack): Section {
  const { words, scenario } = pack;
  const { start, end } = scenario.clock;
  const played = new Set(playedStates(scenario).map(({ id }) => id));
  return {
    id: "states",
    title: words.states,
    content: packTable(
      pack,
      words.states,
      [words.state, words.name, words.zone, words.atStart, words.atEnd, words.playedBy],
      scenario.states.map((state) => {
        const changes = state.offsets.from.some((at) => at > start && at < end);
        return [
          apart(state.id),
          apart(state.name),
          apart(state.zone),
          apart(localTime(state, start)),
          joined([apart(localTime(state, end)), changes ? words.clockChange : ""], words.comma),
          played.has(state.id) ? words.people : words.machines,
        ];
      }),
    ),
  };
}

function faultSection(pack: Pack): Section {
  const { words, scenario } = pack;
  const { faults, clock } = scenario;
  return {
    id: "faults",
    title: words.faults,
    content:
      faults.length === 0
        ? html`<p>${words.nothing}</p>`
        : packTable(
            pack,
            words.faults,
            [words.name, words.kindOf, words.strikes, words.starts, words.until],
            faults.map((fault) => [
              apart(fault.id),
              apart(fault.kind),
              joined(struckBy(fault).map(apart), words.comma),
              apart(`${utcTime(fault.from)} UTC`),
              apart(`${utcTime(Math.min(fault.until, clock.end))} UTC`),
            ]),
          ),
  };
}

function struckBy(fault: ResolvedFault): readonly string[] {
  if ("links" in fault) return fault.links.map((pair) => pair.join("–"));
  if ("states" in fault) return fault.states;
  return "providers" in fault ? fault.providers : [];
}

function bandSection(pack: Pack): Section {
  const { words } = pack;
  return {
    id: "bands",
    title: words.bands,
    content: packTable(
      pack,
      words.bands,
      [words.name, words.state, words.measure, words.counts, words.bands, words.objective],
      judgedOf(pack.scenario).map((each) => [
        apart(each.id),
        apart(each.of ?? ""),
        apart(each.measure),
        each.clock === "real" ? words.realSeconds : words.exerciseSeconds,
        bandsOf(pack, each),
        apart(each.objective ?? ""),
      ]),
    ),
  };
}

function telephoneSection(pack: Pack): Section {
  const { words, scenario } = pack;
  const played = new Set(playedStates(scenario).map(({ id }) => id));
  const rows = scenario.states.flatMap((state, index): readonly Piece[][] => {
    const { phone = "" } = stateTexts(state, index).authority;
    return played.has(state.id) ? [[apart(`${state.id} ${state.name}`), apart(phone), "", ""]] : [];
  });
  return {
    id: "telephone",
    title: words.telephone,
    content: html`<p>${words.telephoneNote}</p>
      ${packTable(
        pack,
        words.telephone,
        [words.state, words.listedNumber, words.person, words.realNumber],
        rows,
      )}`,
  };
}
