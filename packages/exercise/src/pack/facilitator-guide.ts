import { dataTable, html, type Section } from "@contactpoint/analysis/page-parts";
import { formatDuration } from "@contactpoint/engine";
import { stateTexts } from "@contactpoint/live";
import type { ResolvedFault } from "@contactpoint/protocol";
import { bandsOf, judgedOf } from "./evaluator-sheets.ts";
import { inWords, type Pack, playedStates } from "./pack.ts";
import { localTime, utcTime } from "./pack-times.ts";
import { reserveSection, scriptSection } from "./script-section.ts";

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

function frameSection({ words, scenario }: Pack): Section {
  const { clock, exercise, level, id, version, seed } = scenario;
  const endsWithin = exercise?.ends_within ?? null;
  const facts: readonly (readonly [string, string])[] = [
    [words.level, level ?? ""],
    [words.starts, `${utcTime(clock.start)} UTC`],
    [words.ends, `${utcTime(clock.end)} UTC`],
    [words.rate, String(exercise?.rate ?? 1)],
    [words.rateWhileOwed, String(exercise?.owed_rate ?? 1)],
    [words.endsWithin, endsWithin === null ? words.noLimit : formatDuration(endsWithin)],
    [words.version, `${id} ${version}, ${seed}`],
  ];
  const rows = facts.map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  );
  return { id: "frame", title: words.frame, content: html`<dl class="terms">${rows}</dl>` };
}

function objectiveSection(pack: Pack): Section {
  const { words, scenario } = pack;
  const goals = Object.entries(scenario.objectives).map(
    ([id, text]) => html`<li><bdi>${id}</bdi>: ${inWords(pack, text)}</li>`,
  );
  return {
    id: "objectives",
    title: words.objectives,
    content: html`<ul>
      ${goals.length === 0 ? html`<li>${words.nothing}</li>` : goals}
    </ul>`,
  };
}

function stateSection({ words, scenario }: Pack): Section {
  const { start, end } = scenario.clock;
  const played = new Set(playedStates(scenario).map(({ id }) => id));
  return {
    id: "states",
    title: words.states,
    content: dataTable({
      caption: words.states,
      columns: [
        words.state,
        words.name,
        words.zone,
        words.atStart,
        words.atEnd,
        words.playedBy,
      ].map((head) => ({ head })),
      rows: scenario.states.map((state) => {
        const changes = state.offsets.from.some((at) => at > start && at < end);
        return [
          state.id,
          state.name,
          state.zone,
          localTime(state, start),
          `${localTime(state, end)}${changes ? `, ${words.clockChange}` : ""}`,
          played.has(state.id) ? words.people : words.machines,
        ];
      }),
    }),
  };
}

function faultSection({ words, scenario }: Pack): Section {
  const { faults, clock } = scenario;
  return {
    id: "faults",
    title: words.faults,
    content:
      faults.length === 0
        ? html`<p>${words.nothing}</p>`
        : dataTable({
            caption: words.faults,
            columns: [words.name, words.kindOf, words.strikes, words.starts, words.until].map(
              (head) => ({ head }),
            ),
            rows: faults.map((fault) => [
              fault.id,
              fault.kind,
              struckBy(fault),
              `${utcTime(fault.from)} UTC`,
              `${utcTime(Math.min(fault.until, clock.end))} UTC`,
            ]),
          }),
  };
}

function struckBy(fault: ResolvedFault): string {
  if ("links" in fault) return fault.links.map((pair) => pair.join("–")).join(", ");
  if ("states" in fault) return fault.states.join(", ");
  return "providers" in fault ? fault.providers.join(", ") : "";
}

function bandSection(pack: Pack): Section {
  const { words } = pack;
  return {
    id: "bands",
    title: words.bands,
    content: dataTable({
      caption: words.bands,
      columns: [
        words.name,
        words.state,
        words.measure,
        words.counts,
        words.bands,
        words.objective,
      ].map((head) => ({ head })),
      rows: judgedOf(pack.scenario).map((each) => [
        each.id,
        each.of ?? "",
        each.measure,
        each.clock === "real" ? words.realSeconds : words.exerciseSeconds,
        bandsOf(each),
        each.objective ?? "",
      ]),
    }),
  };
}

function telephoneSection({ words, scenario }: Pack): Section {
  const played = new Set(playedStates(scenario).map(({ id }) => id));
  const rows = scenario.states.flatMap((state, index) =>
    played.has(state.id)
      ? [[`${state.id} ${state.name}`, stateTexts(state, index).authority.phone ?? "", "", ""]]
      : [],
  );
  return {
    id: "telephone",
    title: words.telephone,
    content: html`<p>${words.telephoneNote}</p>
      ${dataTable({
        caption: words.telephone,
        columns: [words.state, words.listedNumber, words.person, words.realNumber].map((head) => ({
          head,
        })),
        rows,
      })}`,
  };
}
