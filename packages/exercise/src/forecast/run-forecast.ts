import type { Duration, Instant } from "@contactpoint/engine";
import type { JournalRecord, ResolvedInject, ResolvedScenario } from "@contactpoint/protocol";
import { forecastLength, type ForecastTerms } from "./forecast-length.ts";
import { type PersonsStep, StepsOfPeople } from "./steps-of-people.ts";

/** How an exercise stands when it is asked how long it will take. */
export interface ExerciseStanding extends Omit<ForecastTerms, "start" | "end"> {
  readonly now: Instant;
  /** Steps that people owe now and that hold the clock. */
  readonly owed: readonly { readonly id: string; readonly state: string }[];
}

/** An inject that need not be sent, and what that would bring. */
export interface Droppable {
  readonly inject: string;
  /** Real time. */
  readonly saves: Duration;
  /** Injects that come after it by the script, and so would not come either. */
  readonly followers: readonly string[];
  /** Expectations that could not be judged without them. */
  readonly judged: readonly string[];
}

/**
 * What people will still have to do in an exercise under way: what a dry run with machines in every
 * seat brought, less what has come already and what was skipped, and moved as its injects were.
 */
export class RunForecast {
  readonly #scenario: ResolvedScenario;
  /** When each inject came in the dry run. */
  readonly #planned: ReadonlyMap<string, Instant>;
  /** Steps of the dry run that have not come yet, by id. */
  readonly #pending: Map<string, PersonsStep>;
  readonly #come: StepsOfPeople;
  /** Requests that the dry run knows. */
  readonly #requests: ReadonlySet<string | null>;
  readonly #closed = new Set<string>();
  readonly #moved = new Map<string, Instant>();
  readonly #skipped = new Set<string>();

  /** @param plan of the dry run of this scenario */
  constructor(scenario: ResolvedScenario, plan: Pick<StepsOfPeople, "steps" | "sentAt">) {
    this.#scenario = scenario;
    this.#planned = plan.sentAt;
    this.#pending = new Map(plan.steps.map((step) => [step.id, step]));
    this.#come = new StepsOfPeople(new Set(plan.steps.map(({ state }) => state)));
    this.#requests = new Set(plan.steps.map(({ request }) => request));
  }

  note(record: JournalRecord): void {
    this.#come.note(record);
    for (const { id } of this.#come.steps.splice(0)) this.#pending.delete(id);
    if (record.kind !== "state" || record.final !== true || record.machine !== "requesting") return;
    const { request = null } = record;
    if (request !== null && this.#requests.has(request)) this.#closed.add(request);
  }

  /** An inject was given another time. */
  moved(inject: string, at: Instant): void {
    this.#moved.set(inject, at);
  }

  skipped(inject: string): void {
    this.#skipped.add(inject);
  }

  /** Real time until the end, without pauses. */
  left(standing: ExerciseStanding): Duration {
    return this.#length(this.#steps(standing), standing);
  }

  /** Injects to come that bring people work: those first whose loss leaves everything judged. */
  droppable(standing: ExerciseStanding): readonly Droppable[] {
    const steps = this.#steps(standing);
    const left = this.#length(steps, standing);
    const found = this.#scenario.injects.flatMap(({ id }): Droppable[] => {
      const due = this.#dueOf(id);
      if (this.#come.sentAt.has(id) || due === null || due < standing.now) return [];
      const followers = this.#followers(id);
      const lost = new Set([id, ...followers]);
      const others = steps.filter(({ inject }) => inject === null || !lost.has(inject));
      if (others.length === steps.length) return [];
      const saves = Math.round(left - this.#length(others, standing));
      return saves <= 0 ? [] : [{ inject: id, saves, followers, judged: this.#judged(lost) }];
    });
    return found.toSorted(
      (one, other) =>
        Math.sign(one.judged.length) - Math.sign(other.judged.length) || other.saves - one.saves,
    );
  }

  #length(steps: readonly PersonsStep[], { now, ...terms }: ExerciseStanding): Duration {
    return forecastLength(steps, { ...terms, start: now, end: this.#scenario.clock.end });
  }

  /** What is owed now, and what is still to come. */
  #steps({ now, owed }: ExerciseStanding): readonly PersonsStep[] {
    const open = new Set(owed.map(({ id }) => requestOf(id)));
    const ahead = [...this.#pending.values()].flatMap((step): PersonsStep[] => {
      const { request, inject } = step;
      if (request !== null && this.#closed.has(request)) return [];
      const shift = inject === null ? 0 : this.#shiftOf(inject);
      if (shift === null) return [];
      const since = step.since + shift;
      // What is late comes after all if somebody still owes a step before it.
      if (since < now && (request === null || !open.has(request))) return [];
      return [{ ...step, since: Math.max(since, now) }];
    });
    const present = owed.map((one) => ({ ...one, since: now, request: null, inject: null }));
    return [...present, ...ahead];
  }

  /** By how much an inject comes later than in the dry run; null: it does not come. */
  #shiftOf(inject: string): Duration | null {
    const due = this.#dueOf(inject);
    const planned = this.#planned.get(inject);
    return due === null || planned === undefined ? null : due - planned;
  }

  /** When an inject came or will come; null: it will not. */
  #dueOf(id: string): Instant | null {
    const known = this.#come.sentAt.get(id);
    if (known !== undefined) return known;
    if (this.#skipped.has(id)) return null;
    const moved = this.#moved.get(id);
    if (moved !== undefined) return moved;
    const planned = this.#planned.get(id) ?? null;
    const trigger = this.#scenario.injects.find((one) => one.id === id)?.trigger;
    if (planned === null || trigger?.kind !== "after") return planned;
    const before = this.#dueOf(trigger.of);
    return before === null ? null : before + trigger.plus;
  }

  #followers(id: string): string[] {
    return this.#scenario.injects
      .filter((one) => followsFrom(one, id) && !this.#moved.has(one.id))
      .flatMap((one) => [one.id, ...this.#followers(one.id)]);
  }

  #judged(injects: ReadonlySet<string>): string[] {
    return this.#scenario.expectations.flatMap((one) =>
      one.kind === "judged" && one.inject !== null && injects.has(one.inject) ? [one.id] : [],
    );
  }
}

function followsFrom({ trigger }: ResolvedInject, id: string): boolean {
  return trigger.kind === "after" && trigger.of === id;
}

/** Of a step `<State>/<request>/<number>`. */
function requestOf(step: string): string {
  return step.slice(step.indexOf("/") + 1, step.lastIndexOf("/"));
}
