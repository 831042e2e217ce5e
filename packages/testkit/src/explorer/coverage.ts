import {
  type DescribedTransition,
  describeMachine,
  holdMachine,
  moveKey,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";
import type { Fact } from "./fact.ts";

/** How much of a machine's published table was made use of. */
export interface CoverageReport {
  readonly machine: string;
  /** Leaf states as dotted paths. */
  readonly states: Share<string>;
  readonly transitions: Share<Pick<DescribedTransition, "state" | "event" | "guard" | "target">>;
}

interface Share<T> {
  readonly reached: number;
  readonly of: number;
  readonly missing: readonly T[];
}

/** Gathers the moves that machines make. */
export class Coverage {
  readonly #moves = new Map<string, Set<string>>();

  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind !== "state") continue;
      let moves = this.#moves.get(fact.machine);
      if (moves === undefined) this.#moves.set(fact.machine, (moves = new Set()));
      moves.add(moveKey(fact.from, fact.event, fact.to));
    }
  }

  moves(machine: string): ReadonlySet<string> {
    return this.#moves.get(machine) ?? new Set();
  }

  /** Takes over what another has gathered. */
  join(other: Coverage): void {
    for (const machine of MACHINES)
      for (const move of other.moves(machine)) {
        let moves = this.#moves.get(machine);
        if (moves === undefined) this.#moves.set(machine, (moves = new Set()));
        moves.add(move);
      }
  }

  /** Each row of a published table counts once, however many moves it stands for. */
  report(): CoverageReport[] {
    return publishedTables().map(({ machine, rows, leaves }) => {
      const moves = this.moves(machine);
      const missing = rows.filter(
        ({ event, moves: own }) => !own.some(({ from, to }) => moves.has(moveKey(from, event, to))),
      );
      const reached = new Set([leaves[0], ...[...moves].flatMap(endsOf)]);
      const unreached = leaves.filter((path) => !reached.has(path));
      return {
        machine,
        states: {
          reached: leaves.length - unreached.length,
          of: leaves.length,
          missing: unreached,
        },
        transitions: {
          reached: rows.length - missing.length,
          of: rows.length,
          missing: missing.map(({ state, event, guard, target }) => ({
            state,
            event,
            ...(guard === undefined ? {} : { guard }),
            target,
          })),
        },
      };
    });
  }
}

const MACHINES = ["requesting", "requested", "hold"];

function publishedTables() {
  const tables = [
    [describeMachine(requestingMachine), requestingMachine.tree],
    [describeMachine(requestedMachine), requestedMachine.tree],
    [describeMachine(holdMachine), holdMachine.tree],
  ] as const;
  return tables.map(([rows, tree]) => ({
    machine: tree.id,
    rows,
    leaves: tree.leaves.map(({ path }) => path),
  }));
}

function endsOf(move: string): string[] {
  const [from = "", , to = ""] = move.split("|");
  return [from, to];
}
