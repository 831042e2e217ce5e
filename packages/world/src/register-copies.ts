import { type Duration, entityKey, type EntityKey, sampleDuration } from "@contactpoint/engine";
import type { ResolvedRegister } from "@contactpoint/protocol";
import type { Agenda } from "./agenda.ts";
import type { Case } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue, type Draws } from "./draws.ts";
import type { Message } from "./message.ts";

/**
 * What each contact point believes of the others' addresses. A copy is wrong from the start by
 * chance, or from a change until it is circulated. The secretariat (UN-41.2) puts it right, and so
 * does a message from there.
 */
export class RegisterCopies {
  readonly #register: ResolvedRegister;
  readonly #neverWrong: boolean;
  readonly #channels: readonly string[];
  readonly #agenda: Agenda;
  readonly #draws: Draws;
  readonly #keys = new Map<number, EntityKey>();
  /** Pairs put right, with the instant. */
  readonly #repaired = new Map<number, number>();

  constructor(
    register: ResolvedRegister,
    channels: readonly string[],
    agenda: Agenda,
    draws: Draws,
  ) {
    this.#register = register;
    this.#neverWrong = register.wrong_share === 0 && register.changes.length === 0;
    this.#channels = channels;
    this.#agenda = agenda;
    this.#draws = draws;
  }

  isWrong(holder: ContactPoint, about: ContactPoint, channel: string): boolean {
    if (this.#neverWrong) return false;
    const { wrong_share, changes } = this.#register;
    const now = this.#agenda.now;
    const repairedAt = this.#repaired.get(pairOf(holder, about)) ?? -Infinity;
    for (const change of changes) {
      if (change.state !== about.id || !change.channels.includes(channel)) continue;
      if (change.changed_at <= now && now < change.circulated_at && repairedAt < change.changed_at)
        return true;
    }
    if (repairedAt > -Infinity) return false;
    return comesTrue(
      wrong_share,
      this.#draws.register,
      this.#keyOf(holder, about),
      this.#channels.indexOf(channel),
    );
  }

  repair(holder: ContactPoint, about: ContactPoint): void {
    if (this.#neverWrong) return;
    this.#repaired.set(pairOf(holder, about), this.#agenda.now);
  }

  /** A message names its sender's addresses (field 5 of T-CY(2018)11), so whoever reads it can answer. */
  learn({ path }: Pick<Message, "path">): void {
    const [sender] = path;
    const reader = path.at(-1);
    if (sender !== undefined && reader !== undefined) this.repair(reader, sender);
  }

  /** Time until the secretariat answers. */
  inquiry(of: Case, index: number): Duration {
    return sampleDuration(this.#register.secretariat, this.#draws.secretariat, of.key, index);
  }

  #keyOf(holder: ContactPoint, about: ContactPoint): EntityKey {
    const pair = pairOf(holder, about);
    const known = this.#keys.get(pair);
    if (known !== undefined) return known;
    const key = entityKey(`${holder.state.key}>${about.state.key}`);
    this.#keys.set(pair, key);
    return key;
  }
}

/** More States than any run has. */
const STATES_MOST = 2 ** 20;

function pairOf(holder: ContactPoint, about: ContactPoint): number {
  return holder.index * STATES_MOST + about.index;
}
