import { type Distribution, type Draw, type Duration, sampleDuration } from "@contactpoint/engine";
import type { ResolvedTopology } from "@contactpoint/protocol";
import type { CaseFacts } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue, type Draws } from "./draws.ts";
import type { Hardship } from "./hardship.ts";

/** What one crossing of a link does to a message. */
export interface Crossing {
  lost: "link-loss" | "partition" | null;
  takes: Duration;
  /** Time until a second copy arrives, or -1. */
  copyTakes: Duration;
}

/** The links between contact points: how long a crossing takes, what is lost or doubled. */
export class Links {
  /** Result of the last `cross`. */
  readonly crossing: Crossing = { lost: null, takes: 0, copyTakes: -1 };
  readonly #default: LinkTerms;
  readonly #own = new Map<string, LinkTerms>();
  readonly #draws: Draws;
  readonly #hardship: Hardship;
  readonly #choices: ReadonlyMap<string, number | string>;

  constructor(
    topology: ResolvedTopology,
    draws: Draws,
    hardship: Hardship,
    choices: ReadonlyMap<string, number | string>,
  ) {
    this.#default = topology;
    for (const link of topology.links) this.#own.set(`${link.from}>${link.to}`, link);
    this.#draws = draws;
    this.#hardship = hardship;
    this.#choices = choices;
  }

  /** Sets `crossing`. `index` names the message within its request, `hop` the link on its way. */
  cross(from: ContactPoint, to: ContactPoint, of: CaseFacts, index: number, hop: number): Crossing {
    const terms =
      this.#own.size === 0
        ? this.#default
        : (this.#own.get(`${from.id}>${to.id}`) ?? this.#default);
    const { crossing } = this;
    crossing.lost = null;
    crossing.copyTakes = -1;
    crossing.takes = 0;
    if (this.#choices.size === 0 && this.#hardship.sparesLinks)
      return this.#crossInPeace(terms, of, index, hop);
    if (this.#hardship.partitioned(from, to, of)) {
      crossing.lost = "partition";
      return crossing;
    }
    const lossIs =
      this.#choices.size === 0 ? undefined : this.#choices.get(drawName(from, to, of, index, hop));
    if (
      lossIs === "drop" ||
      (lossIs === undefined && this.#isLost(terms, from, to, of, index, hop))
    ) {
      crossing.lost = "link-loss";
      return crossing;
    }
    const { latency } = this.#draws;
    const adds = this.#hardship.addedLatency(from, to, of);
    crossing.takes = adds + this.#time(terms.latency, latency, of, index, 2 * hop);
    if (this.#isDoubled(terms, from, to, of, index, hop)) {
      crossing.copyTakes = adds + this.#time(terms.latency, latency, of, index, 2 * hop + 1);
    }
    return crossing;
  }

  /** The same without faults and choices, which are rare. */
  #crossInPeace(terms: LinkTerms, of: CaseFacts, index: number, hop: number): Crossing {
    const { crossing } = this;
    const { loss, duplicate, latency } = this.#draws;
    if (comesTrue(terms.loss, loss, of.key, index, hop)) {
      crossing.lost = "link-loss";
      return crossing;
    }
    crossing.takes = this.#time(terms.latency, latency, of, index, 2 * hop);
    if (comesTrue(terms.duplicate, duplicate, of.key, index, hop))
      crossing.copyTakes = this.#time(terms.latency, latency, of, index, 2 * hop + 1);
    return crossing;
  }

  /** A fault has fired only if the link itself would not have doubled the message. */
  #isDoubled(
    terms: LinkTerms,
    from: ContactPoint,
    to: ContactPoint,
    of: CaseFacts,
    index: number,
    hop: number,
  ): boolean {
    const { duplicate } = this.#draws;
    if (comesTrue(terms.duplicate, duplicate, of.key, index, hop)) return true;
    if (!comesTrue(this.#hardship.duplication(from, to), duplicate, of.key, index, hop))
      return false;
    this.#hardship.firedDuplication(from, to, of);
    return true;
  }

  #isLost(
    terms: LinkTerms,
    from: ContactPoint,
    to: ContactPoint,
    of: CaseFacts,
    index: number,
    hop: number,
  ): boolean {
    const added = this.#hardship.loss(from, to);
    const u = terms.loss > 0 || added > 0 ? this.#draws.loss.uniform(of.key, index, hop) : 1;
    if (u < terms.loss) return true;
    if (u >= added) return false;
    this.#hardship.firedLoss(from, to, of);
    return true;
  }

  /** The hops of one message take numbers apart, and further apart than any gamma draw goes. */
  #time(d: Distribution, draw: Draw, of: CaseFacts, index: number, copy: number): Duration {
    return d.kind === "deterministic"
      ? d.value
      : sampleDuration(d, draw, of.key, index * 16 + copy);
  }
}

/** Name of a link's draw, as a scenario's `choices` give it: `link/XA>XB/everyday/XA/17/<message>`. */
export function drawName(
  from: ContactPoint,
  to: ContactPoint,
  of: CaseFacts,
  index: number,
  hop: number,
): string {
  return `link/${from.id}>${to.id}/${of.id}/${index}.${hop}`;
}

type LinkTerms = Pick<ResolvedTopology, "latency" | "loss" | "duplicate">;
