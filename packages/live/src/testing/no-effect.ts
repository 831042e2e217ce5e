import type { AttackField, Picture } from "./attack-field.ts";
import { AttackFrames } from "./attack-frames.ts";
import { label } from "./hostile-peer.ts";

/** What an attack did to a node and to everybody else. */
export interface Effect {
  /** Records, inputs and frames to send that were not there before. */
  readonly appeared: readonly string[];
  readonly vanished: readonly string[];
  /** How two requests of an honest State were answered: while the attack went on, and after it. */
  readonly honest: readonly [string, string];
  /** Whether both of them were stored. */
  readonly stored: boolean;
  readonly failure: unknown;
}

export const NO_EFFECT: Effect = {
  appeared: [],
  vanished: [],
  honest: ["receipt", "receipt"],
  stored: true,
  failure: undefined,
};

/** References of the honest requests begin so. */
const CALM = "calm/";

/** Carries out an attack on a node, with honest traffic beside it. `honest` is not the victim. */
export async function effectOf(
  field: AttackField,
  attack: () => Promise<void>,
  honest = "XD",
): Promise<Effect> {
  const frames = new AttackFrames(field);
  const picture = await field.picture();
  const before = rowsOf(picture);
  const count = calmIn(picture);
  let number = count;
  // A connection of its own each time: whoever holds all places must not hold this one.
  const ask = async (): Promise<string> => {
    const peer = await field.member(honest);
    const request = `${CALM}${honest}/${++number}`;
    const answer = label(await peer.ask(frames.direct(frames.ping(honest, request))));
    await peer.cut();
    return answer;
  };
  const [, during] = await Promise.all([attack(), ask()]);
  const afterwards = await ask();
  const later = await field.picture();
  const after = rowsOf(later);
  return {
    appeared: after.filter((row) => !before.includes(row)),
    vanished: before.filter((row) => !after.includes(row)),
    honest: [during, afterwards],
    stored: calmIn(later) === number,
    failure: field.failure,
  };
}

/** Everything but the honest requests. */
function rowsOf({ journal, inputs, outbox }: Picture): string[] {
  return [...journal, ...inputs, ...outbox].filter((row) => !row.includes(CALM));
}

function calmIn({ inputs }: Picture): number {
  return inputs.filter((row) => row.includes(CALM)).length;
}
