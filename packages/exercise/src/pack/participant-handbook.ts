import { dataTable, html, type Section } from "@contactpoint/analysis/page-parts";
import { formatDuration } from "@contactpoint/engine";
import { stateTexts } from "@contactpoint/live";
import {
  bindingInstrument,
  INSTRUMENT_RULES,
  REQUEST_ITEMS,
  type ResolvedLaw,
  type ResolvedState,
} from "@contactpoint/protocol";
import type { Pack } from "./pack.ts";
import { localTime } from "./pack-times.ts";

/**
 * What the people of one State may have on paper: their own roster, what the register says of
 * others, and nothing of the script.
 */
export function participantSections(pack: Pack, state: ResolvedState): readonly Section[] {
  return [
    roleSection(pack, state),
    rulesSection(pack),
    dutySection(pack, state),
    registerSection(pack, state),
    instrumentSection(pack, state),
    formSection(pack, state),
    glossarySection(pack),
  ];
}

function roleSection({ words, scenario }: Pack, { id, name, languages }: ResolvedState): Section {
  const seats = scenario.exercise?.seats.filter(({ state }) => state === id) ?? [];
  return {
    id: "role",
    title: words.role,
    content: html`<p>${words.roleText.replace("{state}", name)}</p>
      <dl class="terms">
        <dt>${words.yourSeats}</dt>
        <dd>${seats.map(({ post }) => post).join(", ")}</dd>
        <dt>${words.yourLanguages}</dt>
        <dd>${languages.join(", ")}</dd>
      </dl>
      <p>${words.otherPlayers}</p>`,
  };
}

function rulesSection({ words }: Pack): Section {
  const rules = words.ruleList.map((rule) => html`<li>${rule}</li>`);
  return {
    id: "rules",
    title: words.rules,
    content: html`<ol>
      ${rules}
    </ol>`,
  };
}

function dutySection({ words, scenario }: Pack, state: ResolvedState): Section {
  const { start, end } = scenario.clock;
  const { from, officers, on_call } = state.desk;
  const rows = from.flatMap((begins, index) => {
    const until = Math.min(from[index + 1] ?? end, end);
    if (until <= start || begins >= end) return [];
    const present = [officers[index] ?? 0, on_call[index] ?? 0];
    return [[localTime(state, Math.max(begins, start)), localTime(state, until), ...present]];
  });
  const steps = (scenario.exercise?.escalate[state.id] ?? []).map(
    ({ to, wait }) => html`<li>${to} (${words.waits} ${formatDuration(wait)})</li>`,
  );
  return {
    id: "duty",
    title: words.duty,
    content: html`<p>${words.dutyNote}</p>
      ${dataTable({
        caption: `${words.duty}, ${state.name}, ${state.zone}`,
        columns: [
          { head: words.starts },
          { head: words.until },
          { head: words.onDuty, isNumber: true },
          { head: words.onCall, isNumber: true },
        ],
        rows,
      })}
      ${
        steps.length === 0
          ? ""
          : html`<p>${words.escalate}:</p>
              <ol>
                ${steps}
              </ol>`
      }`,
  };
}

function registerSection({ words, scenario }: Pack, own: ResolvedState): Section {
  return {
    id: "register",
    title: words.register,
    content: html`<p>${words.registerNote}</p>
      ${dataTable({
        caption: words.register,
        columns: [
          words.state,
          words.name,
          words.zone,
          words.languages,
          words.email,
          words.phone,
        ].map((head) => ({ head })),
        rows: scenario.states.flatMap((state, index) => {
          if (state.id === own.id || state.relays_only === true) return [];
          const { email = "", phone = "" } = stateTexts(state, index).authority;
          return [[state.id, state.name, state.zone, state.languages.join(", "), email, phone]];
        }),
      })}`,
  };
}

/** What the desk shows of each request, beforehand and for every other State. */
function instrumentSection({ words, scenario }: Pack, own: ResolvedState): Section {
  const { instruments, laws, clock } = scenario;
  return {
    id: "instruments",
    title: words.instruments,
    content: dataTable({
      caption: words.instruments,
      columns: [words.state, words.instrument, words.orderedBy, words.takes, words.grounds].map(
        (head) => ({ head }),
      ),
      rows: scenario.states.flatMap(({ id, name, law: lawName, relays_only }) => {
        if (id === own.id || relays_only === true) return [];
        const instrument = bindingInstrument(instruments, own.id, id, clock.start);
        const law = laws[lawName];
        if (instrument === null) return [[`${id} ${name}`, words.none, "", "", ""]];
        const orderer = words.orders[law?.order_by ?? "police"];
        const grounds = INSTRUMENT_RULES[instrument.basis].preservation_grounds
          .filter((rule) => applies(rule, law))
          .map(({ ground }) => words.groundNames[ground]);
        const takes = (law?.languages ?? []).join(", ");
        const title = instrument.title === "" ? instrument.id : instrument.title;
        return [
          [`${id} ${name}`, `${title} (${instrument.basis})`, orderer, takes, grounds.join("; ")],
        ];
      }),
    }),
  };
}

function applies({ by }: { readonly by: string }, law: ResolvedLaw | undefined): boolean {
  return by !== "reservation" || law?.dual_criminality_reservation === true;
}

function formSection({ words }: Pack, { id, name }: ResolvedState): Section {
  const head = [
    [words.fromState, `${id} ${name}`],
    [words.toState, ""],
    [words.reference, ""],
    [words.dateAndZone, ""],
    [words.urgency, ""],
  ].map(
    ([term = "", value = ""]) =>
      html`<tr>
        <th scope="row">${term}</th>
        <td>${value}</td>
      </tr>`,
  );
  const items = REQUEST_ITEMS.map(
    (item) => html`<div class="item"><h3>${words.items[item.id]}</h3></div>`,
  );
  return {
    id: "form",
    title: words.form,
    ownPage: true,
    content: html`<p>${words.formNote}</p>
      <table class="head">
        <tbody>
          ${head}
        </tbody>
      </table>
      ${items}`,
  };
}

function glossarySection({ words }: Pack): Section {
  return {
    id: "glossary",
    title: words.glossary,
    ownPage: true,
    content: dataTable({
      caption: words.glossary,
      columns: [{ head: words.term }, { head: words.meaning }],
      rows: words.terms,
    }),
  };
}
