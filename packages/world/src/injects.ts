import type { ResolvedCondition, ResolvedInject, ResolvedWorkload } from "@contactpoint/protocol";
import type { Case } from "./case.ts";
import { NeedMaker } from "./need-maker.ts";
import type { World } from "./world.ts";

/** What the facilitator may change of an inject that asks for nothing itself. */
export interface InjectEdit {
  /** By language. */
  readonly body?: Readonly<Record<string, string>>;
  readonly to?: string;
}

/**
 * Things that happen to participants by script. Conditions are edge-triggered: an inject fires when
 * its condition turns true, once unless it repeats. Those kept in reserve never fire here.
 */
export class Injects {
  readonly #world: World;
  readonly #maker: NeedMaker;
  readonly #fired = new Map<string, number>();
  /** How often each was sent. */
  readonly #times = new Map<string, number>();
  readonly #missed = new Set<string>();
  readonly #sent: Case[] = [];
  /** What the facilitator has taken out of the script: skipped, moved or sent by hand. */
  readonly #handled = new Set<string>();
  /** When those come that were moved. */
  readonly #moved = new Map<string, number>();
  readonly #edits = new Map<string, InjectEdit>();
  /** Injects whose condition has not turned true. */
  readonly #watching = new Set<ResolvedInject>();

  constructor(world: World) {
    this.#world = world;
    this.#maker = new NeedMaker(world, SCRIPTED);
  }

  begin(): void {
    for (const inject of this.#world.scenario.injects) {
      const { trigger } = inject;
      if (trigger.kind === "at") this.#at(inject, trigger.at, trigger.repeat);
      if (trigger.kind === "when") this.#watching.add(inject);
    }
  }

  /**
   * Sends an inject by hand, now and no more by script. False: its `unless` holds or nothing new
   * comes any more, and it stays as it is. @throws RangeError if there is none
   */
  send(id: string): boolean {
    const inject = this.#named(id);
    if (!this.#mayCome(inject)) return false;
    this.skip(id);
    this.#fire(inject, this.#timesOf(id) + 1);
    return true;
  }

  /** It does not come by itself any more. @throws RangeError if there is none */
  skip(id: string): void {
    this.#watching.delete(this.#named(id));
    this.#handled.add(id);
    this.#moved.delete(id);
  }

  /** It is sent at another instant instead. @throws RangeError if there is none */
  move(id: string, at: number): void {
    const inject = this.#named(id);
    this.skip(id);
    const due = Math.max(at, this.#world.now);
    this.#moved.set(id, due);
    const happen = (): void => {
      // Whoever moved it again, skipped or sent it has set this instant aside.
      if (this.#moved.get(id) !== due) return;
      this.#moved.delete(id);
      this.#fire(inject, this.#timesOf(id) + 1);
    };
    this.#world.agenda.at(due, { happen });
  }

  /** It is another from now on in what is given. @throws RangeError if there is none */
  edit(id: string, edit: InjectEdit): void {
    this.#edits.set(this.#named(id).id, { ...this.#edits.get(id), ...edit });
  }

  /** When it was last sent; undefined before. */
  sentAt(id: string): number | undefined {
    return this.#fired.get(id);
  }

  /** A request has left for the first time. */
  requestSent(of: Case): void {
    if (this.#world.scenario.injects.length === 0) return;
    this.#sent.push(of);
    this.#look();
  }

  #at(
    inject: ResolvedInject,
    due: number,
    repeat: { readonly every: number; readonly times: number } | null,
  ): void {
    const { agenda } = this.#world;
    const times = repeat?.times ?? 1;
    for (let time = 0; time < times; time++) {
      const happen = (): void => this.#fireByScript(inject, time + 1);
      agenda.at(due + time * (repeat?.every ?? 0), { happen });
    }
  }

  #named(id: string): ResolvedInject {
    const found = this.#world.scenario.injects.find((inject) => inject.id === id);
    if (found === undefined) throw new RangeError(`there is no inject ${id}`);
    return found;
  }

  /** By script; what the facilitator has taken in hand, the script leaves alone. */
  #fireByScript(inject: ResolvedInject, time: number): void {
    if (!this.#handled.has(inject.id)) this.#fire(inject, time);
  }

  #mayCome({ unless }: ResolvedInject): boolean {
    return !this.#world.hardship.isOver && (unless === null || !this.#holds(unless));
  }

  /** How often it has come; each time its request has a number of its own. */
  #timesOf(id: string): number {
    return this.#times.get(id) ?? 0;
  }

  #fire(inject: ResolvedInject, time: number): void {
    if (!this.#mayCome(inject)) return;
    const { record, now, agenda } = this.#world;
    this.#fired.set(inject.id, now);
    this.#times.set(inject.id, time);
    const { body, to } = { ...inject, ...this.#edits.get(inject.id) };
    if (this.#isWrittenHere(to))
      record?.({
        kind: "inject",
        at: now,
        inject: inject.id,
        to,
        ...(body === null ? {} : { body }),
      });
    if (inject.request !== null && inject.from !== null) this.#request(inject, time);
    for (const later of this.#world.scenario.injects) {
      const { trigger } = later;
      if (trigger.kind !== "after" || trigger.of !== inject.id) continue;
      agenda.at(now + trigger.plus, { happen: () => this.#fireByScript(later, time) });
    }
    this.#watchMissed(inject, to);
    this.#look();
  }

  /** What reaches no contact point, such as the white cell, the process of the first State writes down. */
  #isWrittenHere(to: string): boolean {
    const { states } = this.#world.scenario;
    const [first] = states;
    const host = states.some(({ id }) => id === to) ? to : first?.id;
    return host !== undefined && this.#world.hosts(host);
  }

  #request({ id, from, to, request }: ResolvedInject, time: number): void {
    if (request === null || from === null) return;
    const provider =
      request.provider ??
      this.#world.scenario.providers.find(({ state }) => state === to)?.id ??
      null;
    if (provider === null) throw new Error(`inject ${id} asks ${to}, where no provider is`);
    this.#maker.make(`inject/${id}/${time}`, {
      from: this.#world.pointOf(from),
      provider,
      form: request.form,
      urgency: request.urgency,
      expires_at: request.expires_at,
      omit: request.omit,
    });
  }

  /** A `missed` condition turns true when the time after an inject has passed without a request. */
  #watchMissed(inject: ResolvedInject, to: string): void {
    const since = this.#sent.length;
    for (const { of, within } of this.#missedConditions()) {
      if (of !== inject.id) continue;
      this.#world.agenda.at(this.#world.now + within, {
        happen: () => {
          const acted = this.#sent.slice(since).some(({ facts }) => facts.from.id === to);
          if (!acted) this.#missed.add(missedKey(of, within));
          this.#look();
        },
      });
    }
  }

  #missedConditions(): Missed[] {
    return this.#world.scenario.injects.flatMap(({ trigger, unless }) => [
      ...(trigger.kind === "when" ? missedIn(trigger.condition) : []),
      ...(unless === null ? [] : missedIn(unless)),
    ]);
  }

  #look(): void {
    for (const inject of this.#watching) {
      if (inject.trigger.kind !== "when" || !this.#holds(inject.trigger.condition)) continue;
      this.#watching.delete(inject);
      this.#fireByScript(inject, 1);
    }
  }

  #holds(condition: ResolvedCondition): boolean {
    switch (condition.kind) {
      case "request":
        return this.#sent.some(
          ({ facts }) =>
            (condition.from === null || condition.from === facts.from.id) &&
            (condition.to === null || condition.to === facts.to.id) &&
            (condition.form === null || condition.form === facts.form),
        );
      case "inject":
        return this.#fired.has(condition.id);
      case "missed":
        return this.#missed.has(missedKey(condition.of, condition.within));
      case "all":
        return condition.of.every((part) => this.#holds(part));
      case "any":
        return condition.of.some((part) => this.#holds(part));
      case "not":
        return !this.#holds(condition.of);
    }
  }
}

type Missed = Extract<ResolvedCondition, { kind: "missed" }>;

/** Two conditions on one inject may leave different times. */
function missedKey(of: string, within: number): string {
  return `${of} ${within}`;
}

function missedIn(condition: ResolvedCondition): Missed[] {
  if (condition.kind === "missed") return [condition];
  if (condition.kind === "not") return missedIn(condition.of);
  return condition.kind === "all" || condition.kind === "any" ? condition.of.flatMap(missedIn) : [];
}

/** Requests by script: one item, kept as long as the provider keeps data. */
const SCRIPTED: ResolvedWorkload = {
  id: "inject",
  arrivals: { kind: "list", needs: [] },
  from: {},
  providers: {},
  mix: [{ share: 1, form: "preservation", urgency: "urgent", expires_in: null }],
  items: [1],
  circumstances: {},
};
