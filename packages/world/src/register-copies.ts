import { type Duration, entityKey, type EntityKey, sampleDuration } from "@contactpoint/engine";
import type { ResolvedRegister } from "@contactpoint/protocol";
import type { Agenda } from "./agenda.ts";
import type { Case } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue, type Draws } from "./draws.ts";

/**
 * What each contact point believes of the others' addresses. A copy is wrong from the start by
 * chance, or from a change until it is circulated; the secretariat puts it right (UN-41.2).
 */
export class RegisterCopies {
  readonly #register: ResolvedRegister;
  readonly #channels: readonly string[];
  readonly #agenda: Agenda;
  readonly #draws: Draws;
  readonly #keys = new Map<string, EntityKey>();
  /** Pairs put right, with the instant. */
  readonly #repaired = new Map<string, number>();

  constructor(register: ResolvedRegister, channels: readonly string[], agenda: Agenda, draws: Draws) {
    this.#register = register;
    this.#channels = channels;
    this.#agenda = agenda;
    this.#draws = draws;
  }

  isWrong(holder: ContactPoint, about: ContactPoint, channel: string): boolean {
    const { wrong_share, changes } = this.#register;
    if (wrong_share === 0 && changes.length === 0) return false;
    const now = this.#agenda.now;
    const repairedAt = this.#repaired.get(`${holder.id}>${about.id}`) ?? -Infinity;
    for (const change of changes) {
      if (change.state !== about.id || !change.channels.includes(channel)) continue;
      if (change.changed_at <= now && now < change.circulated_at && repairedAt < change.changed_at) return true;
    }
    if (repairedAt > -Infinity) return false;
    return comesTrue(wrong_share, this.#draws.register, this.#keyOf(holder, about), this.#channels.indexOf(channel));
  }

  repair(holder: ContactPoint, about: ContactPoint): void {
    this.#repaired.set(`${holder.id}>${about.id}`, this.#agenda.now);
  }

  /** Time until the secretariat answers. */
  inquiry(of: Case, index: number): Duration {
    return sampleDuration(this.#register.secretariat, this.#draws.secretariat, of.key, index);
  }

  #keyOf(holder: ContactPoint, about: ContactPoint): EntityKey {
    const name = `${holder.state.key}>${about.state.key}`;
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = entityKey(name);
    this.#keys.set(name, key);
    return key;
  }
}
