import { html, type Piece, type Section } from "@contactpoint/analysis/page-parts";
import type { Instant } from "@contactpoint/engine";
import type { ResolvedInject } from "@contactpoint/protocol";
import { type Pack, playedStates } from "./pack.ts";
import { packTable } from "./pack-table.ts";
import { apart, counted, filled, joined } from "./pack-text.ts";
import { localTime, offsetTime, plannedInjects, spanText, utcTime } from "./pack-times.ts";
import { labelled, named, told } from "./told.ts";

/** The script in its planned order, with the local times of whom it concerns. */
export function scriptSection(pack: Pack): Section {
  const { words, scenario } = pack;
  return {
    id: "script",
    title: words.script,
    ownPage: true,
    content: html`<p>${words.scriptNote}</p>
      ${injectTable(pack, words.script, plannedInjects(scenario))}`,
  };
}

/** What waits for the facilitator. */
export function reserveSection(pack: Pack): Section {
  const { words, scenario } = pack;
  const kept = scenario.injects.filter(({ trigger }) => trigger.kind === "reserve");
  return {
    id: "reserve",
    title: words.reserve,
    content:
      kept.length === 0
        ? html`<p>${words.nothing}</p>`
        : html`<p>${words.reserveNote}</p>
            ${injectTable(
              pack,
              words.reserve,
              kept.map((inject) => ({ inject, at: null })),
            )}`,
  };
}

interface Planned {
  readonly inject: ResolvedInject;
  readonly at: Instant | null;
}

function injectTable(pack: Pack, caption: string, planned: readonly Planned[]) {
  const { words, scenario } = pack;
  return packTable(
    pack,
    caption,
    [words.when, words.local, words.to, words.what, words.expected, words.objective],
    planned.map(({ inject, at }) => [
      html`${apart(inject.id)}<br />${whenOf(pack, inject, at)}`,
      localTimes(pack, inject, at),
      toOf(pack, inject),
      whatOf(pack, inject),
      told(pack, scenario.exercise?.expected[inject.id]),
      joined(objectivesOf(pack, inject.id).map(apart), words.comma),
    ]),
  );
}

function whenOf(
  { words, scenario, language }: Pack,
  { trigger, unless }: ResolvedInject,
  at: Instant | null,
): Piece {
  const { start } = scenario.clock;
  const span = (ms: number): string => spanText(language, ms);
  const parts: readonly Piece[] = [
    ...(at === null ? [] : [apart(offsetTime(at - start)), apart(`${utcTime(at)} UTC`)]),
    ...(trigger.kind === "after"
      ? [filled(words.afterThat, { inject: trigger.of }), html`+ ${apart(span(trigger.plus))}`]
      : []),
    ...(trigger.kind === "when" ? [words.onCondition] : []),
    ...(trigger.kind === "at" && trigger.repeat !== null
      ? [
          counted(words.repeated, language, trigger.repeat.times, {
            every: span(trigger.repeat.every),
          }),
        ]
      : []),
    ...(unless === null ? [] : [words.unless]),
  ];
  return parts.map((part) => html`<span class="whole">${part}</span><br />`);
}

/** Of whom it reaches, and of everybody whom people play. */
function localTimes({ scenario }: Pack, { to }: ResolvedInject, at: Instant | null): Piece {
  if (at === null) return "";
  const played = new Set(playedStates(scenario).map(({ id }) => id));
  return scenario.states
    .filter(({ id }) => id === to || played.has(id))
    .map(
      (state) =>
        html`<span class="whole">${apart(`${state.id} ${localTime(state, at)}`)}</span><br />`,
    );
}

function toOf({ words }: Pack, { to, from, via }: ResolvedInject): Piece {
  const origin = from === null ? "" : filled(words.from, { state: from });
  const channel = via === null ? "" : filled(words.via, { channel: named(words.names, via) });
  return joined([apart(to), origin, channel], words.comma);
}

function whatOf(pack: Pack, { body, request }: ResolvedInject): Piece {
  const { words } = pack;
  const text = told(pack, body);
  if (request === null) return text;
  const { form, urgency, provider, omit } = request;
  const items = joined(
    omit.map((item) => named(words.items, item)),
    words.comma,
  );
  const asked = joined(
    [
      named(words.names, form),
      named(words.names, urgency),
      provider === null ? "" : apart(provider),
      omit.length === 0 ? "" : filled(words.leavesOut, { items }),
    ],
    words.comma,
  );
  return joined([labelled(pack, words.asks, asked), text], html`<br />`);
}

/** The objectives of the expectations that an inject starts. */
function objectivesOf({ scenario }: Pack, inject: string): readonly string[] {
  const served = scenario.expectations.flatMap((each) =>
    each.kind === "judged" && each.inject === inject ? (each.objective ?? []) : [],
  );
  return [...new Set(served)];
}
