import { HOUR } from "@contactpoint/engine";
import { REFUSAL_GROUNDS } from "@contactpoint/protocol";
import { ITEM_ANSWERS, WHOLE_ANSWERS } from "../rules/message-roles.ts";
import type { Occurrence, OccurrenceOf } from "./occurrence.ts";

/** A refusal for each ground that some instrument lists. */
const REFUSALS: readonly OccurrenceOf<"sent">[] = REFUSAL_GROUNDS.map((ground) => ({
  id: `refusal-for-${ground}`,
  sentence: `A request is refused for the ground ${ground}.`,
  minimum: 1,
  observes: ["sent"],
  watch: () => ({
    occursAt: (record, file) =>
      record.type === "refusal" && record.body?.ground === ground && file.answer === undefined,
  }),
}));

const EXTENSION: OccurrenceOf<"hold"> = {
  id: "extension",
  sentence: "A preservation is extended.",
  minimum: 10,
  observes: ["hold"],
  watch: () => ({ occursAt: ({ change }) => change === "extended" }),
};

const DUPLICATE_ANSWERED: OccurrenceOf<"sent"> = {
  id: "duplicate-answered-from-memory",
  sentence: "A request arrives again, and the answer that was given is given again.",
  minimum: 10,
  observes: ["sent"],
  watch: () => ({
    occursAt: ({ type, item }, file) => {
      if (file.requestsArrived < 2) return false;
      if (WHOLE_ANSWERS.has(type)) return file.answer?.record.type === type;
      if (!ITEM_ANSWERS.has(type) || item === undefined) return false;
      return file.item(item).answer?.record.type === type;
    },
  }),
};

const LAST_HOUR_ASSISTANCE: OccurrenceOf<"delivered"> = {
  id: "assistance-in-the-last-hour",
  sentence: "A request for mutual legal assistance arrives in the last hour of a preservation.",
  minimum: 1,
  observes: ["delivered"],
  watch: () => ({
    occursAt: ({ type, at }, file) =>
      type === "assistance-request" &&
      file.items.some(({ held, hold }) => {
        const left = held && hold !== undefined ? hold.record.until - at : -1;
        return left >= 0 && left <= HOUR;
      }),
  }),
};

const SKEW_ACROSS_EXPIRY: OccurrenceOf<"hold"> = {
  id: "skew-across-an-expiry",
  sentence: "A preservation runs out at a contact point whose clock is wrong.",
  minimum: 1,
  observes: ["hold"],
  watch: ({ skew }) => ({
    occursAt: ({ change, reason, node, at }) =>
      (change === "lapsed" || reason === "expiry") && skew.most(node, at) > 0,
  }),
};

/** In what is said and held. */
export const OCCURRENCES_IN_EXCHANGE: readonly Occurrence[] = [
  ...REFUSALS,
  EXTENSION,
  DUPLICATE_ANSWERED,
  LAST_HOUR_ASSISTANCE,
  SKEW_ACROSS_EXPIRY,
];
