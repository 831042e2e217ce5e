import type { Instance, StateNode, StateTree, Task } from "@contactpoint/protocol";
import type { Case } from "./case.ts";
import type { Machine } from "./surroundings.ts";

/** Each machine of a file, with its item or -1. */
export function machinesOf(of: Case): {
  readonly machine: Machine;
  readonly item: number;
  readonly instance: Instance<{ now: number }>;
}[] {
  return [
    ...(of.requesting === null
      ? []
      : [{ machine: "requesting" as const, item: -1, instance: of.requesting }]),
    ...(of.requested === null
      ? []
      : [{ machine: "requested" as const, item: -1, instance: of.requested }]),
    ...of.holds.map((instance, item) => ({ machine: "hold" as const, item, instance })),
  ];
}

/** The machines as they are run here. */
export type Specs = Readonly<
  Record<
    Machine,
    {
      readonly tree: StateTree;
      readonly guards: Readonly<Record<string, (context: never, event: never) => boolean>>;
    }
  >
>;

/** An order that a machine gave when it entered a state. */
type WantedOrder =
  | { readonly order: "ask"; readonly task: Task }
  | { readonly order: "order" | "inquire" };

/** What a machine in this state waits for: what its active states ask for when they are entered. */
export function outstanding(specs: Specs, machine: Machine, state: number): WantedOrder[] {
  const active = activeStates(specs, machine, state);
  const asked = active.flatMap(({ entry }) => entry).flatMap(orderOf);
  // Assistance is asked for by a transition, as long as nobody has lodged it.
  const isPreserved = machine === "requesting" && active.some(({ path }) => path === "preserved");
  return isPreserved ? [...asked, { order: "ask", task: "lodge" }] : asked;
}

/**
 * Names of timers, sorted: those that are set, and those that the states imply. One that leaves its
 * state as it is may have gone off before; then it is implied as long as its guard would let it act.
 */
export function timersOf(
  specs: Specs,
  of: Case,
): {
  readonly pending: readonly string[];
  readonly implied: readonly string[];
} {
  const pending: string[] = [];
  const implied: string[] = [];
  for (const { machine, item, instance } of machinesOf(of)) {
    const { timers } = specs[machine].tree;
    const active = new Set(activeStates(specs, machine, instance.state).map(({ path }) => path));
    for (const { number, name, node } of timers) {
      const isPending = (instance.dues[number] ?? -1) >= 0;
      const label = `${of.facts.id} ${machine}${item < 0 ? "" : `/${item}`} ${name}`;
      if (isPending) pending.push(label);
      if (!active.has(node.path)) continue;
      if (
        leaves(node, number) ||
        isPending ||
        stillActs(specs[machine].guards, node, number, instance)
      )
        implied.push(label);
    }
  }
  return { pending: pending.toSorted(byCodeUnits), implied: implied.toSorted(byCodeUnits) };
}

/** From the root to the leaf. */
function activeStates(specs: Specs, machine: Machine, state: number): StateNode[] {
  const path: StateNode[] = [];
  for (
    let at: StateNode | undefined = specs[machine].tree.leaves[state];
    at !== undefined;
    at = at.parent
  )
    path.unshift(at);
  return path;
}

function orderOf({ type, params }: StateNode["entry"][number]): WantedOrder[] {
  if (type === "order" || type === "inquire") return [{ order: type }];
  if (type !== "ask" || params === undefined) return [];
  // The configs name tasks alone, which their definitions check.
  return [{ order: "ask", task: (params as { readonly task: Task }).task }];
}

function afterTransitions(node: StateNode, timer: number): StateNode["transitions"] {
  return node.transitions.filter(
    ({ trigger }) => trigger.kind === "after" && trigger.timer.number === timer,
  );
}

function leaves(node: StateNode, timer: number): boolean {
  return afterTransitions(node, timer).some(({ target }) => target !== undefined);
}

function stillActs(
  guards: Specs[Machine]["guards"],
  node: StateNode,
  timer: number,
  { context }: Instance<{ now: number }>,
): boolean {
  return afterTransitions(node, timer).some(
    ({ guard }) =>
      guard === undefined || guards[guard]?.(context as never, { type: "xstate.after" } as never),
  );
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
