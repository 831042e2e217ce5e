import { dataTable, html, type Section } from "@contactpoint/analysis/page-parts";
import { formatDuration, type Instant } from "@contactpoint/engine";
import type { ResolvedInject } from "@contactpoint/protocol";
import { inWords, type Pack, playedStates } from "./pack.ts";
import { localTime, offsetTime, plannedInjects, utcTime } from "./pack-times.ts";

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
  return dataTable({
    caption,
    columns: [words.when, words.local, words.to, words.what, words.expected, words.objective].map(
      (head) => ({ head }),
    ),
    rows: planned.map(({ inject, at }) => [
      html`<bdi>${inject.id}</bdi><br />${whenOf(pack, inject, at)}`,
      localTimes(pack, inject, at),
      toOf(pack, inject),
      whatOf(pack, inject),
      inWords(pack, scenario.exercise?.expected[inject.id]),
      objectivesOf(pack, inject.id),
    ]),
  });
}

function whenOf(
  { words, scenario }: Pack,
  { trigger, unless }: ResolvedInject,
  at: Instant | null,
) {
  const { start } = scenario.clock;
  const parts = [
    ...(at === null ? [] : [offsetTime(at - start), `${utcTime(at)} UTC`]),
    ...(trigger.kind === "after"
      ? [words.afterThat.replace("{inject}", trigger.of), `+ ${formatDuration(trigger.plus)}`]
      : []),
    ...(trigger.kind === "when" ? [words.onCondition] : []),
    ...(trigger.kind === "at" && trigger.repeat !== null
      ? [
          words.repeated
            .replace("{times}", String(trigger.repeat.times))
            .replace("{every}", formatDuration(trigger.repeat.every)),
        ]
      : []),
    ...(unless === null ? [] : [words.unless]),
  ];
  return parts.map((part) => html`<span class="whole">${part}</span><br />`);
}

/** Of whom it reaches, and of everybody whom people play. */
function localTimes({ scenario }: Pack, { to }: ResolvedInject, at: Instant | null) {
  if (at === null) return "";
  const played = new Set(playedStates(scenario).map(({ id }) => id));
  return scenario.states
    .filter(({ id }) => id === to || played.has(id))
    .map((state) => html`<span class="whole">${state.id} ${localTime(state, at)}</span><br />`);
}

function toOf({ words }: Pack, { to, from, via }: ResolvedInject): string {
  const origin = from === null ? "" : `, ${words.from} ${from}`;
  return `${to}${origin}${via === null ? "" : `, ${words.via} ${via}`}`;
}

function whatOf(pack: Pack, { body, request }: ResolvedInject): string {
  const { words } = pack;
  if (request === null) return inWords(pack, body);
  const { form, urgency, provider, omit } = request;
  const gaps = omit.length === 0 ? "" : `, ${words.leavesOut} ${omit.join(", ")}`;
  return `${words.asks}: ${form}, ${urgency}${provider === null ? "" : `, ${provider}`}${gaps}. ${inWords(pack, body)}`;
}

/** The objectives of the expectations that an inject starts. */
function objectivesOf({ scenario }: Pack, inject: string): string {
  const served = scenario.expectations.flatMap((each) =>
    each.kind === "judged" && each.inject === inject ? (each.objective ?? []) : [],
  );
  return [...new Set(served)].join(", ");
}
