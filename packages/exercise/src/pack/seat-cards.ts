import { html, type Section } from "@contactpoint/analysis/page-parts";
import { type StaffPlaces, seatsOf } from "../play/seats-of.ts";
import type { Pack } from "./pack.ts";
import { apart } from "./pack-text.ts";
import { localTime, utcTime } from "./pack-times.ts";
import { labelled } from "./told.ts";

/** A card for each seat, to be cut out; the link is written on it by hand or stuck on. */
export function seatCardSections(pack: Pack, staff: StaffPlaces): readonly Section[] {
  const { words, scenario } = pack;
  const { start } = scenario.clock;
  const cards = seatsOf(scenario, staff).map(({ id, states }) => {
    const state = scenario.states.find((one) => one.id === states[0]);
    const local =
      state === undefined ? "" : html`<br />${apart(`${localTime(state, start)} ${state.zone}`)}`;
    return html`<div class="card">
      <p class="marking">${scenario.marking}</p>
      <h3>${apart(id)}${state === undefined ? "" : html` · ${apart(state.name)}`}</h3>
      <p>${labelled(pack, words.starts, `${utcTime(start)} UTC`)}${local}</p>
      <p class="blank">${labelled(pack, words.person, "")}</p>
      <p class="blank">${labelled(pack, words.link, "")}</p>
      <p class="blank">${labelled(pack, words.helpLine, "")}</p>
      <p class="note">${words.linkNote}</p>
    </div>`;
  });
  return [{ id: "cards", title: words.seats, content: html`<div class="cards">${cards}</div>` }];
}
