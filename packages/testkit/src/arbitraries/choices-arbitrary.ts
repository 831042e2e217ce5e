import { DAY, formatIsoDuration, HOUR } from "@contactpoint/engine";
import { type DrawName, drawNameOf, type MessageType, TASK_RESULTS } from "@contactpoint/protocol";
import { messageIndex } from "@contactpoint/world";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { spanTextArbitrary } from "./moment-arbitrary.ts";
import type { Section } from "./plain-data.ts";

/**
 * Up to three single draws overridden by name: what becomes of an early message on a link, how long
 * a task takes and what it finds, what a provider answers and when. `sources` name needs of one
 * each; a choice of a draw that is never taken has no effect.
 */
export function choicesArbitrary(
  frame: Frame,
  sources: readonly string[],
): fc.Arbitrary<Section[]> {
  const request = fc
    .tuple(fc.constantFrom(...sources), fc.constantFrom(...frame.states))
    .map(([source, from]) => `${source}/${from}/1`);
  const choice = fc
    .tuple(
      request,
      fc.oneof(crossingArbitrary(frame), taskArbitrary(frame), answerArbitrary(frame)),
    )
    .map(([name, { draw, is }]) => ({ draw: drawNameOf({ ...draw, request: name }), is }));
  return fc.uniqueArray(choice, { maxLength: 3, selector: ({ draw }) => draw });
}

interface Choice {
  readonly draw: DrawName;
  readonly is: string;
}

function crossingArbitrary({ states }: Frame): fc.Arbitrary<Choice> {
  const pairs = states.flatMap((from) =>
    states.filter((to) => to !== from).map((to): [string, string] => [from, to]),
  );
  return fc
    .tuple(
      fc.constantFrom(...pairs),
      fc.constantFrom(...MESSAGES),
      fc.constantFrom(0, 0, 1),
      fc.constantFrom(0, 0, 1),
      fc.oneof(fc.constantFrom("drop", "pass", "copy"), spanTextArbitrary(0, 2 * DAY, [HOUR])),
    )
    .map(([[from, to], [type, item], occurrence, hop, is]) => {
      const index = messageIndex(type, item, occurrence);
      return { draw: { kind: "link", from, to, request: "", index, hop }, is };
    });
}

function taskArbitrary({ states }: Frame): fc.Arbitrary<Choice> {
  const results = Object.entries(TASK_RESULTS).flatMap(([task, words]) =>
    words
      // Nobody forgets to renew an order, because no protocol can help against it.
      .filter((is) => task !== "renew" || is !== "forgotten")
      .map((is) => ({ kind: "finds" as const, task: task as Task, is })),
  );
  const takes = spanTextArbitrary(0, 5 * DAY, [0, HOUR, DAY]).chain((is) =>
    fc.constantFrom(...TIMED).map((task) => ({ kind: "takes" as const, task, is })),
  );
  return fc
    .tuple(
      fc.constantFrom(...states),
      fc.oneof(fc.constantFrom(...results), takes),
      fc.integer({ min: 1, max: 6 }),
    )
    .map(([node, { kind, task, is }, number]) => ({
      draw: { kind, node, request: "", task, number },
      is,
    }));
}

function answerArbitrary({ providers }: Frame): fc.Arbitrary<Choice> {
  const which = fc.tuple(
    fc.constantFrom(...providers.map(({ id }) => id)),
    fc.constantFrom(0, 0, 1),
    fc.constantFrom(1, 1, 2),
  );
  const what = fc.oneof(
    fc.constantFrom(...ANSWERS).map((is) => ({ kind: "answers" as const, is })),
    fc.constantFrom(0, 1, HOUR, 3 * DAY).map((after) => ({
      kind: "answers-after" as const,
      is: formatIsoDuration(after),
    })),
  );
  return fc.tuple(which, what).map(([[provider, item, attempt], { kind, is }]) => ({
    draw: { kind, provider, request: "", item, try: attempt },
    is,
  }));
}

type Task = Extract<DrawName, { kind: "takes" | "finds" }>["task"];

const TIMED: readonly Task[] = ["prepare", "acknowledge", "check", "review", "order", "authorise"];
const ANSWERS = ["preserved", "not-held", "deleted", "wrong-identifier", "failed"];

/** Types and the item they are about, -1 for the request as a whole. */
const MESSAGES: readonly (readonly [MessageType, number])[] = [
  ["request", -1],
  ["acknowledgement", -1],
  ["refusal", -1],
  ["confirmation", 0],
  ["extension-request", 0],
  ["assistance-request", -1],
  ["withdrawal", -1],
  ["prejudice-notice", -1],
];
