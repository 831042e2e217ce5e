import type { MachineSpec, TimerOrders } from "./machine-spec.ts";
import { initialLeaf, isWithin, type StateNode, triggerName } from "./state-tree.ts";

/** One line of a machine's published transition table. */
export interface DescribedTransition {
  /** Dotted path of the state that holds the transition; `.` for the root. */
  readonly state: string;
  /** An event type, `after <delay>@<path>`, `done <path>` or `always`. */
  readonly event: string;
  readonly guard?: string;
  /** Dotted path; the own state where the transition has no target. */
  readonly target: string;
  readonly article?: string;
  readonly description?: string;
  /** The moves it can make, from leaf to leaf. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

/** The published table: every transition of the config in document order. */
export function describeMachine<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>({ tree }: Pick<MachineSpec<C, E, Out>, "tree">): DescribedTransition[] {
  return tree.nodes.flatMap((node) =>
    node.transitions.map(({ source, trigger, guard, target, article, description }) => ({
      state: pathOf(source),
      event: triggerName(trigger),
      ...(guard === undefined ? {} : { guard }),
      target: pathOf(target ?? source),
      ...(article === undefined ? {} : { article }),
      ...(description === undefined ? {} : { description }),
      moves: tree.leaves
        .filter((leaf) => isWithin(leaf, source))
        .map((leaf) => ({
          from: leaf.path,
          to: target === undefined ? leaf.path : initialLeaf(target).path,
        })),
    })),
  );
}

/** The table's moves as `from|event|to`, to look up what `onMicrostep` reports. */
export function publishedMoves(table: readonly DescribedTransition[]): Set<string> {
  return new Set(
    table.flatMap(({ event, moves }) => moves.map(({ from, to }) => moveKey(from, event, to))),
  );
}

/** A microstep as `publishedMoves` writes it. */
export function moveKey(from: string, event: string, to: string): string {
  return `${from}|${event}|${to}`;
}

function pathOf(node: StateNode): string {
  return node.path === "" ? "." : node.path;
}
