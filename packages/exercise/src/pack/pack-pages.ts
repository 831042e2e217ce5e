import { html, pageHtml, type Piece, type Section } from "@contactpoint/analysis/page-parts";
import type { ResolvedScenario } from "@contactpoint/protocol";
import type { StaffPlaces } from "../play/seats-of.ts";
import { evaluatorSections } from "./evaluator-sheets.ts";
import { facilitatorSections } from "./facilitator-guide.ts";
import { type Pack, packWords, playedStates } from "./pack.ts";
import { PACK_STYLE } from "./pack-style.ts";
import { participantSections } from "./participant-handbook.ts";
import { seatCardSections } from "./seat-cards.ts";
import { inWords, labelled, told } from "./told.ts";
import { apart } from "./pack-text.ts";

export interface PackPage {
  /** Name of the file without its ending, such as `participant-XA`. */
  readonly name: string;
  readonly html: string;
}

/**
 * Everything of an exercise that is handed out on paper: pages that load nothing. Only those of
 * participants may be shown to players, and each to its own State.
 *
 * @param language one of `PACK_LANGUAGES`
 */
export function packPages(
  scenario: ResolvedScenario,
  language: string,
  staff: StaffPlaces,
): readonly PackPage[] {
  const words = packWords(language);
  const pack: Pack = { scenario, language, words };
  const page = (
    name: string,
    kind: string,
    sections: readonly Section[],
    subtitle: Piece = kind,
    lead: string = words.staffOnly,
  ): PackPage => ({
    name,
    html: pageHtml({
      marking: scenario.marking,
      title: inWords(pack, scenario.title),
      heading: told(pack, scenario.title),
      kind: `${words.kind}${words.comma}${kind}`,
      subtitle,
      lead: html`<p>${lead}</p>`,
      sections,
      style: PACK_STYLE,
      language,
      contents: words.contents,
      direction: language === "ar" ? "rtl" : "ltr",
      imprint: language === "en" ? "" : html`<p class="note">${words.unreviewed}</p>`,
    }),
  });
  return [
    page("facilitator", words.facilitator, facilitatorSections(pack)),
    page("evaluator", words.evaluator, evaluatorSections(pack)),
    page("seats", words.seats, seatCardSections(pack, staff), words.seats, words.cards),
    ...playedStates(scenario).map((state) =>
      page(
        `participant-${state.id}`,
        `${words.participant}${words.comma}${state.name}`,
        participantSections(pack, state),
        labelled(pack, words.participant, apart(state.name)),
        words.invented,
      ),
    ),
  ];
}
