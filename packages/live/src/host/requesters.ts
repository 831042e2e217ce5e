import type { ResolvedScenario } from "@contactpoint/protocol";

/** `<source>/<State>/<number>`, and for each further request that followed from it `/c<number>`. */
const REFERENCE = /^(.+)\/([^/]+)\/[1-9][0-9]*(?:\/c[1-9][0-9]*)*$/;
/** Requests by script are `inject/<inject>/<number>`; the scenario says who makes them. */
const SCRIPT = "inject";

/**
 * Tells from a reference alone whose request it is. So a State that speaks of another's request is
 * refused before anybody looks whether there is one, and the refusal says nothing about that.
 */
export class Requesters {
  readonly #byKey: ReadonlyMap<string, string>;
  readonly #byInject: ReadonlyMap<string, string>;

  constructor({ states, injects }: Pick<ResolvedScenario, "states" | "injects">) {
    this.#byKey = new Map(states.map(({ key, id }) => [key, id]));
    this.#byInject = new Map(
      injects.flatMap(({ id, from, request }) =>
        from === null || request === null ? [] : [[id, from]],
      ),
    );
  }

  /** The requester's id; undefined if the reference names none. */
  of(reference: string): string | undefined {
    const [, source, name = ""] = REFERENCE.exec(reference) ?? [];
    const scripted = source === SCRIPT ? this.#byInject.get(name) : undefined;
    return scripted ?? this.#byKey.get(name);
  }
}

/** Whether a request followed from another. */
export function isFurther(reference: string): boolean {
  return /\/c[1-9][0-9]*$/.test(reference);
}
