import type { ResolvedScenario } from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import type { Reading } from "./arrived-frame.ts";

/**
 * The providers and States of an exercise. A message of a member may be well formed and signed and
 * still name a provider that there is not; no desk could work on it, now or after a restart.
 */
export class KnownNames {
  readonly #providers: ReadonlySet<string>;
  readonly #states: ReadonlySet<string>;

  constructor({ providers, states }: Pick<ResolvedScenario, "providers" | "states">) {
    this.#providers = new Set(providers.map(({ id }) => id));
    this.#states = new Set(states.map(({ id }) => id));
  }

  /** The field of a message that names nobody, or undefined. */
  strangeIn(letter: Letter, { body }: Pick<Reading, "body">): string | undefined {
    const asked = itemsOf(letter);
    if (asked.some(({ provider }) => !this.#providers.has(provider))) return "data.items.provider";
    const { provider, next_provider, next_state } = body ?? {};
    if (provider !== undefined && !this.#providers.has(provider)) return "provider";
    if (next_provider !== undefined && !this.#providers.has(next_provider)) return "next_provider";
    return next_state !== undefined && !this.#states.has(next_state) ? "next_state" : undefined;
  }
}

function itemsOf(letter: Letter): readonly { readonly provider: string }[] {
  if (letter.type === "request") return letter.data?.items ?? [];
  return letter.type === "supplement" ? (letter.supplied.data?.items ?? []) : [];
}
