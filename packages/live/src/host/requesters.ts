import type { ResolvedScenario } from "@contactpoint/protocol";

/** `<source>/<State>/<number>`, and for each further request that followed from it `/c<number>`. */
const REFERENCE = /^.+\/([^/]+)\/[1-9][0-9]*(?:\/c[1-9][0-9]*)*$/;

/**
 * Tells from a reference alone whose request it is. So a State that speaks of another's request is
 * refused before anybody looks whether there is one, and the refusal says nothing about that.
 */
export class Requesters {
  readonly #byKey: ReadonlyMap<string, string>;

  constructor({ states }: Pick<ResolvedScenario, "states">) {
    this.#byKey = new Map(states.map(({ key, id }) => [key, id]));
  }

  /** The requester's id; undefined if the reference names none. */
  of(reference: string): string | undefined {
    return this.#byKey.get(REFERENCE.exec(reference)?.[1] ?? "");
  }
}
