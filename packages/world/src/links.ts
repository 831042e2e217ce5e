import { type Distribution, type Draw, type Duration, sampleDuration } from "@contactpoint/engine";
import type { ResolvedTopology } from "@contactpoint/protocol";
import type { CaseFacts } from "./case.ts";
import type { Choices } from "./choices.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue, type Draws } from "./draws.ts";
import type { LinkFaults } from "./link-faults.ts";

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
  readonly #faults: LinkFaults;
  readonly #choices: Choices | null;

  constructor(
    topology: ResolvedTopology,
    draws: Draws,
    faults: LinkFaults,
    choices: Choices | null,
  ) {
    this.#default = topology;
    for (const link of topology.links) this.#own.set(`${link.from}>${link.to}`, link);
    this.#draws = draws;
    this.#faults = faults;
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
    if (this.#choices === null && this.#faults.spared)
      return this.#crossInPeace(terms, of, index, hop);
    if (this.#faults.partitioned(from, to, of)) {
      crossing.lost = "partition";
      return crossing;
    }
    const isFair = this.#faults.areFair(from, to);
    const chosen = this.#chosen(from, to, of, index, hop, isFair);
    if (typeof chosen === "number") {
      crossing.takes = chosen;
      return crossing;
    }
    if (
      chosen === "drop" ||
      (chosen === undefined && !isFair && this.#isLost(terms, from, to, of, index, hop))
    ) {
      crossing.lost = "link-loss";
      return crossing;
    }
    const { latency } = this.#draws;
    const adds =
      this.#faults.addedLatency(from, to, of) + this.#faults.heldBack(from, to, of, index, hop);
    crossing.takes = adds + this.#time(terms.latency, latency, of, index, 2 * hop);
    if (
      chosen === "copy" ||
      (chosen === undefined && !isFair && this.#isDoubled(terms, from, to, of, index, hop))
    ) {
      crossing.copyTakes = adds + this.#time(terms.latency, latency, of, index, 2 * hop + 1);
    }
    return crossing;
  }

  /** `drop`, `pass`, `copy`, or how long it takes; where delivery is fair nothing is lost or doubled. */
  #chosen(
    from: ContactPoint,
    to: ContactPoint,
    of: CaseFacts,
    index: number,
    hop: number,
    isFair: boolean,
  ): number | string | undefined {
    const draw = { kind: "link", from: from.id, to: to.id, request: of.id, index, hop } as const;
    return this.#choices?.take(draw, (is) => {
      if (typeof is === "number" || is === "pass") return is;
      return !isFair && (is === "drop" || is === "copy") ? is : undefined;
    });
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
    if (!comesTrue(this.#faults.duplication(from, to), duplicate, of.key, index, hop)) return false;
    this.#faults.firedDuplication(from, to, of);
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
    const added = this.#faults.loss(from, to);
    const u = terms.loss > 0 || added > 0 ? this.#draws.loss.uniform(of.key, index, hop) : 1;
    if (u < terms.loss) return true;
    if (u >= added) return false;
    this.#faults.firedLoss(from, to, of);
    return true;
  }

  /** The hops of one message take numbers apart, and further apart than any gamma draw goes. */
  #time(d: Distribution, draw: Draw, of: CaseFacts, index: number, copy: number): Duration {
    return d.kind === "deterministic"
      ? d.value
      : sampleDuration(d, draw, of.key, index * 16 + copy);
  }
}

type LinkTerms = Pick<ResolvedTopology, "latency" | "loss" | "duplicate">;
