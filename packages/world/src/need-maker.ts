import { entityKey, type EntityKey, type Instant, sampleDuration } from "@contactpoint/engine";
import {
  ITEMS_MOST,
  type Circumstance,
  type ListedNeed,
  type NeedKind,
  type ResolvedProvider,
  type ResolvedWorkload,
} from "@contactpoint/protocol";
import type { CaseItem } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue, pick, runningTotals } from "./draws.ts";
import { needErrs } from "./judgement.ts";
import type { World } from "./world.ts";

/** What is known of a need beforehand; the rest is drawn. */
export interface NeedGiven {
  readonly from: ContactPoint;
  readonly provider?: string | null;
  readonly form?: NeedKind["form"] | null;
  readonly urgency?: NeedKind["urgency"] | null;
  readonly expires_at?: Instant | null;
  readonly incident?: string;
  /** The need that asks for the same data, and who has it. */
  readonly duplicates?: { readonly id: string; readonly from: ContactPoint } | null;
  /** Where data of one cause vanish together: the instant from which their time runs. */
  readonly since?: Instant;
  readonly omit?: readonly string[];
}

/** So many States are drawn to find one that could be asked by mistake. */
const MISTAKES_TRIED = 16;
/** A stated expiry is a guess: within this share of the remaining time, either way. */
const GUESS_ERROR = 0.25;
const DATA_CLASSES = ["subscriber", "traffic", "content"] as const;

/** Draws needs of one workload. All draws go by the need's id. */
export class NeedMaker {
  readonly #world: World;
  readonly #workload: ResolvedWorkload;
  readonly #omit: ReadonlySet<string>;
  readonly #kinds: readonly number[];
  readonly #items: readonly number[];
  /** Who can be asked by mistake: a hub that only relays adds nobody, and moves nobody's draw. */
  readonly #askable: readonly ContactPoint[];
  /** Providers outside each requesting State, with running totals of their weights. */
  readonly #choices = new Map<
    ContactPoint,
    { readonly ids: readonly string[]; readonly totals: readonly number[] }
  >();

  constructor(world: World, workload: ResolvedWorkload) {
    this.#world = world;
    this.#workload = workload;
    this.#omit = new Set(world.scenario.omit);
    this.#askable = world.points.filter(({ state }) => state.relays_only !== true);
    this.#kinds = runningTotals(workload.mix.map(({ share }) => share));
    this.#items = runningTotals(workload.items);
  }

  /** A need that a list gives; the State is drawn where the list names none. */
  makeListed(prefix: string, count: number, need: ListedNeed): void {
    const states = Object.keys(this.#workload.from);
    const drawn = pick(
      runningTotals(Object.values(this.#workload.from)),
      this.#world.draws.need.uniform(entityKey(`${prefix}${count}`), 0, 4),
    );
    const from = this.#world.pointOf(need.from ?? states[drawn] ?? "");
    this.make(`${prefix}${from.state.key}/${count}`, { ...need, from });
  }

  /** Where the data of a need lie that draws its own provider; null if it finds none. */
  holderOf(need: { readonly id: string; readonly from: ContactPoint }): ContactPoint | null {
    const u = this.#world.draws.need.uniform(entityKey(need.id), 0, 1);
    const provider = this.#drawProvider(need.from, u);
    return provider === null
      ? null
      : this.#world.pointOf(this.#world.providerOf(provider).provider.state);
  }

  make(id: string, given: NeedGiven): void {
    if (this.#omit.has(id)) return;
    const key = entityKey(id);
    const { need } = this.#world.draws;
    // The same data are the same items of the same provider, drawn by the need that came first.
    const { from } = given.duplicates ?? given;
    const data = given.duplicates ? entityKey(given.duplicates.id) : key;
    const kind = this.#workload.mix[pick(this.#kinds, need.uniform(data, 0, 0))];
    const provider = given.provider ?? this.#drawProvider(from, need.uniform(data, 0, 1));
    if (kind === undefined || provider === null) return;
    const host = this.#world.providerOf(provider).provider;
    const holder = this.#world.pointOf(host.state);
    if (holder === given.from) return;
    const form = given.form ?? kind.form;
    // Whoever asks the provider itself mistakes no State for another.
    const asksProvider = this.#world.scenario.topology.shape.kind === "direct-to-provider";
    const mistaken =
      form === "ping" || asksProvider ? null : this.#wrongAddressee(key, form, given.from, holder);
    this.#world.need({
      id,
      key,
      form,
      urgency: given.urgency ?? kind.urgency,
      from: given.from,
      to: mistaken ?? holder,
      mistaken_for: mistaken === null ? null : holder,
      items: this.#drawItems(key, data, given, kind, host, form),
      circumstances: this.#drawCircumstances(key),
      parent: null,
      parent_item: -1,
      incident: given.incident ?? null,
      duplicate_of: given.duplicates?.id ?? null,
      omit: given.omit ?? [],
      withdrawn_at: this.#drawWithdrawal(key),
      files: [],
    });
  }

  #drawProvider(from: ContactPoint, u: number): string | null {
    let choice = this.#choices.get(from);
    if (choice === undefined) {
      const abroad = Object.entries(this.#workload.providers).filter(
        ([id, weight]) => weight > 0 && this.#world.providerOf(id).provider.state !== from.id,
      );
      choice = {
        ids: abroad.map(([id]) => id),
        totals: runningTotals(abroad.map(([, weight]) => weight)),
      };
      this.#choices.set(from, choice);
    }
    return choice.ids[pick(choice.totals, u)] ?? null;
  }

  #drawItems(
    key: EntityKey,
    data: EntityKey,
    given: NeedGiven,
    kind: NeedKind,
    host: ResolvedProvider,
    form: NeedKind["form"],
  ): CaseItem[] {
    const { draws } = this.#world;
    const single = form === "ping" || form === "location-query";
    const wanted = single ? 1 : pick(this.#items, draws.need.uniform(data, 0, 2)) + 1;
    return Array.from({ length: Math.min(wanted, ITEMS_MOST) }, (_, item) => {
      const expires_at =
        given.expires_at ??
        this.#drawExpiry(data, kind, host, item, given.since ?? this.#world.now);
      const guess = 1 + GUESS_ERROR * (2 * draws.expiry.uniform(key, item, 8) - 1);
      return {
        provider: host.id,
        expires_at,
        stated_expiry: Math.round(this.#world.now + guess * (expires_at - this.#world.now)),
        data_class:
          DATA_CLASSES[Math.floor(draws.need.uniform(data, item, 7) * DATA_CLASSES.length)] ??
          "traffic",
        wrong_identifier: needErrs(
          "wrong_identifier",
          given.from.error.wrong_identifier,
          draws,
          key,
          item,
        ),
      };
    });
  }

  /** Where no time is given, the provider's retention has run for an unknown part. */
  #drawExpiry(
    data: EntityKey,
    { expires_in }: NeedKind,
    host: ResolvedProvider,
    item: number,
    since: Instant,
  ): Instant {
    const { draws } = this.#world;
    if (expires_in !== null) return since + sampleDuration(expires_in, draws.expiry, data, item);
    return since + Math.round(host.retention * draws.expiry.uniform(data, item));
  }

  #drawWithdrawal(key: EntityKey): Instant {
    const { draws, now } = this.#world;
    const { withdrawn_after } = this.#workload;
    if (withdrawn_after === undefined) return Infinity;
    return now + sampleDuration(withdrawn_after, draws.withdrawal, key, 0);
  }

  #drawCircumstances(key: EntityKey): Circumstance[] {
    const found: Circumstance[] = [];
    CIRCUMSTANCES.forEach((circumstance, at) => {
      const chance = this.#workload.circumstances[circumstance] ?? 0;
      if (comesTrue(chance, this.#world.draws.circumstance, key, at)) found.push(circumstance);
    });
    return found;
  }

  /** A State that could be asked and has nothing; where the law leaves none, nobody errs. */
  #wrongAddressee(
    key: EntityKey,
    form: NeedKind["form"],
    from: ContactPoint,
    holder: ContactPoint,
  ): ContactPoint | null {
    const { draws, opening } = this.#world;
    if (!needErrs("wrong_addressee", from.error.wrong_addressee, draws, key, 0)) return null;
    for (let attempt = 0; attempt < MISTAKES_TRIED; attempt++) {
      const u = draws.need.uniform(key, attempt, 3);
      const point = this.#askable[Math.floor(u * this.#askable.length)];
      if (point === undefined || point === from || point === holder) continue;
      if (opening.basisOf(form, from, point) !== null) return point;
    }
    return null;
  }
}

/** In this order their draws are numbered. */
const CIRCUMSTANCES: readonly Circumstance[] = [
  "political-offence",
  "essential-interests",
  "domestic-bar",
  "discrimination",
  "outside-convention",
  "outside-scope",
  "no-dual-criminality",
];
