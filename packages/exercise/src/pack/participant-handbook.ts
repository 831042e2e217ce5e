import { html, type Piece, type Section } from "@contactpoint/analysis/page-parts";
import { stateTexts } from "@contactpoint/live";
import {
  bindingInstrument,
  INSTRUMENT_RULES,
  REQUEST_ITEMS,
  type ResolvedLaw,
  type ResolvedState,
} from "@contactpoint/protocol";
import type { Pack } from "./pack.ts";
import { packTable } from "./pack-table.ts";
import { apart, filled, joined } from "./pack-text.ts";
import { localTime, spanText } from "./pack-times.ts";
import { labelled, languageNames, named } from "./told.ts";

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

function roleSection(pack: Pack, { id, name, languages }: ResolvedState): Section {
  const { words, scenario } = pack;
  const seats = scenario.exercise?.seats.filter(({ state }) => state === id) ?? [];
  return {
    id: "role",
    title: words.role,
    content: html`<p>${filled(words.roleText, { state: name })}</p>
      <dl class="terms">
        <dt>${words.yourSeats}</dt>
        <dd>
          ${joined(
            seats.map(({ post }) => named(words.names, post)),
            words.comma,
          )}
        </dd>
        <dt>${words.yourLanguages}</dt>
        <dd>${languageNames(pack, languages)}</dd>
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

function dutySection(pack: Pack, state: ResolvedState): Section {
  const { words, scenario, language } = pack;
  const { start, end } = scenario.clock;
  const { from, officers, on_call } = state.desk;
  const rows = from.flatMap((begins, index) => {
    const until = Math.min(from[index + 1] ?? end, end);
    if (until <= start || begins >= end) return [];
    const present = [officers[index] ?? 0, on_call[index] ?? 0];
    const shift = [localTime(state, Math.max(begins, start)), localTime(state, until)];
    return [[...shift.map(apart), ...present]];
  });
  const steps = (scenario.exercise?.escalate[state.id] ?? []).map(({ to, wait }) => {
    const put = { post: named(words.names, to), span: spanText(language, wait) };
    return html`<li>${filled(words.waits, put)}</li>`;
  });
  return {
    id: "duty",
    title: words.duty,
    content: html`<p>${filled(words.dutyNote, { state: state.name, zone: state.zone })}</p>
      ${packTable(
        pack,
        words.duty,
        [
          words.starts,
          words.until,
          { head: words.onDuty, isNumber: true },
          { head: words.onCall, isNumber: true },
        ],
        rows,
      )}
      ${
        steps.length === 0
          ? ""
          : html`<p>${labelled(pack, words.escalate, "")}</p>
              <ol>
                ${steps}
              </ol>`
      }`,
  };
}

function registerSection(pack: Pack, own: ResolvedState): Section {
  const { words, scenario } = pack;
  return {
    id: "register",
    title: words.register,
    content: html`<p>${words.registerNote}</p>
      ${packTable(
        pack,
        words.register,
        [words.state, words.name, words.zone, words.languages, words.email, words.phone],
        scenario.states.flatMap((state, index) => {
          if (state.id === own.id || state.relays_only === true) return [];
          const { email = "", phone = "" } = stateTexts(state, index).authority;
          const languages = languageNames(pack, state.languages);
          const known = [apart(state.id), apart(state.name), apart(state.zone), languages];
          return [[...known, apart(email), apart(phone)]];
        }),
      )}`,
  };
}

/** What the desk shows of each request, beforehand and for every other State. */
function instrumentSection(pack: Pack, own: ResolvedState): Section {
  const { words, scenario } = pack;
  const { instruments, laws, clock } = scenario;
  return {
    id: "instruments",
    title: words.instruments,
    content: packTable(
      pack,
      words.instruments,
      [words.state, words.instrument, words.orderedBy, words.takes, words.grounds],
      scenario.states.flatMap(({ id, name, law: lawName, relays_only }): readonly Piece[][] => {
        if (id === own.id || relays_only === true) return [];
        const instrument = bindingInstrument(instruments, own.id, id, clock.start);
        const law = laws[lawName];
        const state = apart(`${id} ${name}`);
        if (instrument === null) return [[state, words.none, "", "", ""]];
        const orderer = words.orders[law?.order_by ?? "police"];
        const grounds = INSTRUMENT_RULES[instrument.basis].preservation_grounds
          .filter((rule) => applies(rule, law))
          .map(({ ground }) => words.groundNames[ground]);
        const takes = languageNames(pack, law?.languages ?? []);
        const title = instrument.title === "" ? instrument.id : instrument.title;
        const basis = html`${apart(title)} (${apart(instrument.basis)})`;
        return [[state, basis, orderer, takes, grounds.join(words.comma)]];
      }),
    ),
  };
}

function applies({ by }: { readonly by: string }, law: ResolvedLaw | undefined): boolean {
  return by !== "reservation" || law?.dual_criminality_reservation === true;
}

function formSection({ words }: Pack, { id, name }: ResolvedState): Section {
  const facts: readonly (readonly [string, Piece])[] = [
    [words.fromState, apart(`${id} ${name}`)],
    [words.toState, ""],
    [words.reference, ""],
    [words.dateAndZone, ""],
    [words.urgency, ""],
  ];
  const head = facts.map(
    ([term, value]) =>
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

function glossarySection(pack: Pack): Section {
  const { words } = pack;
  return {
    id: "glossary",
    title: words.glossary,
    ownPage: true,
    content: packTable(
      pack,
      words.glossary,
      [words.term, words.meaning],
      words.terms.map(([term, meaning]) => [apart(term), meaning]),
    ),
  };
}
