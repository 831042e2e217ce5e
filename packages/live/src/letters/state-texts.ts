import type { ResolvedState } from "@contactpoint/protocol";
import type { StatedItems } from "@contactpoint/protocol/messages";

/** What a State's contact point writes in every letter, made once. */
export interface StateTexts {
  readonly state: ResolvedState;
  readonly authority: NonNullable<StatedItems["authority"]>;
  /** Lodges and decides mutual legal assistance. */
  readonly centralAuthority: string;
  readonly postAddress: string;
  /** The language it writes in, ISO 639-1. */
  readonly language: string;
  /** Begins every free text: nothing is real, and the words stand for words in that language. */
  readonly opening: string;
}

/** Numbers 020 7946 0xxx and 07700 900xxx are set aside for fiction by the United Kingdom's regulator. */
const FICTITIOUS_NUMBERS = 1_000;

/** `index` tells the States' fictitious numbers apart. */
export function stateTexts(state: ResolvedState, index: number): StateTexts {
  const [language = "en"] = state.languages;
  const number = String(index % FICTITIOUS_NUMBERS).padStart(3, "0");
  const domain = `${state.id.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.example`;
  const mobile = `+44 7700 900${number}`;
  const postAddress = `1 Exercise Square, ${state.name}`;
  return {
    state,
    authority: {
      organisation: `Contact point of ${state.name}`,
      person: "Duty officer (EXERCISE)",
      address: postAddress,
      phone: `+44 20 7946 0${number}`,
      mobile,
      email: `contact-point@${domain}`,
      time_zone: state.zone,
      reply_by: "secure-channel",
      person_for_confirmation: {
        name: "Duty officer (EXERCISE)",
        function: "officer on duty at any hour",
        mobile,
      },
      investigating_authority: `Cybercrime unit of ${state.name} (EXERCISE)`,
    },
    centralAuthority: `Central authority of ${state.name}`,
    postAddress,
    language,
    opening: language === "en" ? "EXERCISE:" : `EXERCISE (for a text in ${language}):`,
  };
}
