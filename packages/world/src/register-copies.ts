import {
  type Duration,
  entityKey,
  type EntityKey,
  type Instant,
  sampleDuration,
} from "@contactpoint/engine";
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
  readonly #start: Instant;
  readonly #changes = new Map<string, ResolvedRegister["changes"]>();
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
    this.#start = agenda.now;
    for (const change of register.changes)
      this.#changes.set(change.state, [...(this.#changes.get(change.state) ?? []), change]);
    this.#neverWrong = register.wrong_share === 0 && register.changes.length === 0;
    this.#channels = channels;
    this.#agenda = agenda;
    this.#draws = draws;
  }

  isWrong(holder: ContactPoint, about: ContactPoint, channel: string): boolean {
    if (this.#neverWrong) return false;
    const { wrong_share } = this.#register;
    const now = this.#agenda.now;
    const repairedAt = this.#repaired.get(pairOf(holder, about)) ?? -Infinity;
    for (const change of this.#changes.get(about.id) ?? []) {
      if (!change.channels.includes(channel)) continue;
      if (change.changed_at > now || now >= change.circulated_at) continue;
      if (repairedAt < change.changed_at && !this.#isFound(holder, about, change.changed_at))
        return true;
    }
    if (repairedAt > -Infinity || this.#isFound(holder, about, this.#start)) return false;
    return comesTrue(
      wrong_share,
      this.#draws.register,
      this.#keyOf(holder, about),
      this.#channels.indexOf(channel),
    );
  }

  /** Whether a test since this instant has found what is wrong, and the secretariat put it right. */
  #isFound(holder: ContactPoint, about: ContactPoint, since: Instant): boolean {
    const { pings, secretariat } = this.#register;
    if (pings === undefined) return false;
    const key = this.#keyOf(holder, about);
    const { every } = pings;
    // Tests of a pair come at its own phase, counted from the start of the run.
    const phase = this.#start + this.#draws.pings.uniform(key, 0) * every;
    const count = Math.ceil((since - phase) / every);
    const tested = phase + count * every;
    if (tested > this.#agenda.now) return false;
    const index = count + TESTS_BEFORE_START;
    const answered = sampleDuration(secretariat, this.#draws.secretariat, key, index);
    return tested + answered <= this.#agenda.now;
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

/** Numbers of tests before the start are negative, and indices of draws are not. */
const TESTS_BEFORE_START = 2 ** 20;

/** More States than any run has. */
const STATES_MOST = 2 ** 20;

function pairOf(holder: ContactPoint, about: ContactPoint): number {
  return holder.index * STATES_MOST + about.index;
}
