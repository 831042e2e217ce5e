import {
  type Distribution,
  type Draw,
  type Duration,
  type EntityKey,
  KeyedRandom,
  sampleDuration,
} from "@contactpoint/engine";
import { OFFICER_TASKS } from "@contactpoint/protocol";
import type { WorkKind } from "./work-kind.ts";

/**
 * Every chance event of a run, each under its own label. A draw depends on (seed, label, entity,
 * index) alone, so that leaving one request or fault out changes no other draw.
 */
export class Draws {
  readonly random: KeyedRandom;
  readonly arrival: Draw;
  readonly need: Draw;
  readonly expiry: Draw;
  readonly circumstance: Draw;
  readonly error: Draw;
  readonly judgement: Draw;
  readonly reach: Draw;
  readonly delay: Draw;
  readonly loss: Draw;
  readonly duplicate: Draw;
  readonly latency: Draw;
  readonly reordering: Draw;
  readonly register: Draw;
  readonly secretariat: Draw;
  readonly authority: Draw;
  readonly provider: Draw;
  readonly confirm: Draw;
  readonly callOut: Draw;
  readonly sleep: Draw;
  readonly assistance: Draw;
  readonly background: Draw;
  readonly withdrawal: Draw;
  readonly willing: Draw;
  readonly hub: Draw;
  readonly pings: Draw;
  readonly consent: Draw;
  readonly authentication: Draw;
  readonly #service: Readonly<Record<WorkKind, Draw>>;

  constructor(seed: number) {
    const random = new KeyedRandom(seed);
    this.random = random;
    this.arrival = random.label("arrival");
    this.need = random.label("need");
    this.expiry = random.label("expiry");
    this.circumstance = random.label("circumstance");
    this.error = random.label("error");
    this.judgement = random.label("judgement");
    this.reach = random.label("reach");
    this.delay = random.label("channel-delay");
    this.loss = random.label("loss");
    this.duplicate = random.label("duplicate");
    this.latency = random.label("latency");
    this.reordering = random.label("reordering");
    this.register = random.label("register");
    this.secretariat = random.label("secretariat");
    this.authority = random.label("authority");
    this.provider = random.label("provider");
    this.confirm = random.label("confirm");
    this.callOut = random.label("call-out");
    this.sleep = random.label("sleep-through");
    this.assistance = random.label("assistance");
    this.background = random.label("background");
    this.withdrawal = random.label("withdrawal");
    this.willing = random.label("willing");
    this.pings = random.label("pings");
    this.hub = random.label("hub");
    this.consent = random.label("consent");
    this.authentication = random.label("authentication");
    this.#service = Object.fromEntries(
      [...OFFICER_TASKS, "background" as const].map((kind) => [
        kind,
        random.label(`service/${kind}`),
      ]),
    ) as Record<WorkKind, Draw>;
  }

  service(kind: WorkKind, d: Distribution, entity: EntityKey, index: number): Duration {
    return sampleDuration(d, this.#service[kind], entity, index);
  }
}

/** Whether a chance comes true; certain and impossible ones cost no draw. */
export function comesTrue(
  chance: number,
  draw: Draw,
  entity: EntityKey,
  index: number,
  sub = 0,
): boolean {
  return chance > 0 && (chance >= 1 || draw.uniform(entity, index, sub) < chance);
}

/** Index of the weight that `u` in (0, 1) falls on; the weights' running totals ascend. */
export function pick(totals: readonly number[], u: number): number {
  const aim = u * (totals.at(-1) ?? 0);
  let at = 0;
  while (at < totals.length - 1 && (totals[at] ?? 0) <= aim) at++;
  return at;
}

export function runningTotals(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => (total += weight));
}
