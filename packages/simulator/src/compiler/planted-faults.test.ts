import { interpretByXState, isWithin } from "@contactpoint/protocol";
import {
  acts,
  RANDOM_EVENTS,
  type RandomContext,
  type RandomEvent,
  type RandomMachine,
  randomMachine,
  type RandomOrders,
  rideMachine,
} from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ALWAYS_COLUMN,
  CANCEL,
  machineTable,
  type MachineTable,
  type Op,
  type Row,
  SCHEDULE,
} from "./machine-table.ts";
import { TableInterpreter } from "./table-interpreter.ts";

// Each fault is one a compiler could have. It is planted into the finished table, and the comparison
// of the two interpreters on random machines must find it.

type Table = MachineTable<RandomContext, RandomEvent, RandomOrders>;
type Rows = readonly Row<RandomContext, RandomEvent, RandomOrders>[];
type Ops = readonly Op<RandomContext, RandomEvent, RandomOrders>[];
type Fault = (table: Table, spec: RandomMachine) => Table;

const randomEvent = fc.constantFrom(...RANDOM_EVENTS).map((type) => ({ type }));

/** Whether comparing under the fault shows a difference within some hundred random machines. */
function isFound(fault: Fault, numRuns = 2000): boolean {
  const property = fc.property(randomMachine(), acts(randomEvent), (spec, sequence) => {
    const context = { now: 1000, a: 0, b: 0 };
    const table = fault(machineTable(spec), spec);
    const faulty = rideMachine(
      (options) => new TableInterpreter(spec, table, options),
      context,
      sequence,
    );
    const right = rideMachine((options) => interpretByXState(spec, options), context, sequence);
    return JSON.stringify(faulty) === JSON.stringify(right);
  });
  const { failed, errorInstance } = fc.check(property, { numRuns, seed: 41, endOnFailure: true });
  // A crash is no difference.
  if (failed) expect(String(errorInstance)).toContain("Property failed by returning false");
  return failed;
}

function changeRows(
  table: Table,
  change: (rows: Rows, leaf: number, column: number) => Rows,
): Table {
  const { width, cells } = table;
  return {
    ...table,
    cells: cells.map(
      (rows, index) => rows && change(rows, Math.floor(index / width), index % width),
    ),
  };
}

function changeOps(table: Table, change: (ops: Ops) => Ops): Table {
  const changed = changeRows(table, (rows) =>
    rows.map((row) => ({ ...row, ops: change(row.ops) })),
  );
  return { ...changed, start: { ...table.start, ops: change(table.start.ops) } };
}

/** A stable sort by a rank, for faults of order. */
function ordered(ops: Ops, rank: (op: Ops[number]) => number): Ops {
  return ops.toSorted((one, other) => rank(one) - rank(other));
}

const PHASES = ["exit", "transition", "entry", "end"];
const phase = (op: Ops[number]) => PHASES.indexOf(op.phase) * 1e6;

test("without a fault nothing is found", () => {
  const none: Fault = (table) => table;
  expect(isFound(none, 100)).toBe(false);
});

test("outer states exited before inner ones are found", () => {
  const fault: Fault = (table) =>
    changeOps(table, (ops) =>
      ordered(ops, (op) => phase(op) + (op.phase === "exit" ? op.node.order : 0)),
    );
  expect(isFound(fault)).toBe(true);
});

test("timers cancelled before exit actions are found", () => {
  const fault: Fault = (table) =>
    changeOps(table, (ops) =>
      ordered(
        ops,
        (op) =>
          phase(op) + (op.phase === "exit" ? -2 * op.node.order + (op.kind === CANCEL ? 0 : 1) : 0),
      ),
    );
  expect(isFound(fault)).toBe(true);
});

test("timers scheduled before entry actions are found", () => {
  const fault: Fault = (table) =>
    changeOps(table, (ops) =>
      ordered(
        ops,
        (op) =>
          phase(op) +
          (op.phase === "entry" ? 2 * op.node.order + (op.kind === SCHEDULE ? 0 : 1) : 0),
      ),
    );
  expect(isFound(fault)).toBe(true);
});

test("transition actions before exits are found", () => {
  const fault: Fault = (table) =>
    changeOps(table, (ops) => ordered(ops, (op) => (op.phase === "transition" ? 0 : 1)));
  expect(isFound(fault)).toBe(true);
});

test("ancestors left standing at the end are found", () => {
  const fault: Fault = (table) =>
    changeOps(table, (ops) =>
      ops.filter((op) => op.phase !== "end" || op.node.config.type === "final"),
    );
  expect(isFound(fault)).toBe(true);
});

test("completion answered before always is found", () => {
  // A state reached by completing another tries the answers to that before its own `always`.
  const fault: Fault = (table) => {
    const completing = new Map(
      [table.start, ...table.cells.flatMap((rows) => rows ?? [])]
        .filter((row) => row.completes >= 0)
        .map((row) => [row.to, row.completes]),
    );
    const cells = table.cells.map((rows, index) => {
      const leaf = Math.floor(index / table.width);
      const column = completing.get(leaf);
      if (index % table.width !== ALWAYS_COLUMN || column === undefined || rows === undefined)
        return rows;
      return [...(table.cells[leaf * table.width + column] ?? []), ...rows];
    });
    return { ...table, cells };
  };
  expect(isFound(fault)).toBe(true);
});

test("a completion that nobody hears is found", () => {
  const deaf: Fault = (table) =>
    changeRows(table, (rows) => rows.map((row) => ({ ...row, completes: -1 })));
  expect(isFound(deaf)).toBe(true);
});

test("a fallback that is never tried when a guard fails is found", () => {
  expect(isFound((table) => changeRows(table, (rows) => rows.slice(0, 1)))).toBe(true);
});

test("guards tried in the wrong order are found", () => {
  expect(isFound((table) => changeRows(table, (rows) => rows.toReversed()))).toBe(true);
});

test("a transition without reenter that enters its source anew is found", () => {
  // Rows of a state's transition into itself or below gain its exits and entries.
  const fault: Fault = (_table, spec) => {
    const nodes = spec.tree.nodes.map((node) => ({
      ...node,
      transitions: node.transitions.map((transition) =>
        transition.target !== undefined &&
        isWithin(transition.target, node) &&
        node.parent !== undefined
          ? { ...transition, reenter: true }
          : transition,
      ),
    }));
    for (const [index, node] of spec.tree.nodes.entries()) {
      node.transitions = nodes[index]?.transitions ?? [];
    }
    return machineTable(spec);
  };
  expect(isFound(fault)).toBe(true);
});

test("a parent whose timers are armed again by a change of its children is found", () => {
  const fault: Fault = (table, spec) =>
    changeRows(table, (rows, leaf) =>
      rows.map((row) => {
        const parent = spec.tree.leaves[leaf]?.parent;
        const again = table.start.ops.filter((op) => op.kind === SCHEDULE && op.node === parent);
        return row.to === leaf ? row : { ...row, ops: [...row.ops, ...again] };
      }),
    );
  expect(isFound(fault)).toBe(true);
});
