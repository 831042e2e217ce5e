import type { MachineConfigLiteral } from "./machine-config.ts";
import { resolveTarget } from "./resolve-target.ts";

/** The functions a machine's names must refer to. */
export interface MachineNames {
  readonly guards: object;
  readonly updates: object;
  readonly orders: object;
  readonly delays: object;
}

/**
 * What keeps a config from being run alike by both interpreters, one sentence per fault: targets
 * that do not exist, features that only XState has, and forms whose result depends on XState's
 * inner workings. With `names`, also names that refer to nothing. Empty if the config is good.
 */
export function checkMachine(config: MachineConfigLiteral, names?: MachineNames): string[] {
  const faults: string[] = [];
  const check: Check = {
    root: config,
    id: config.id,
    names,
    fault: (place, message) => void faults.push(`${place === "" ? "root" : place} ${message}`),
  };
  if (typeof config.id !== "string" || !/^[^.#\s]+$/u.test(config.id)) {
    check.fault("", "needs an id without dots, # or blanks");
  }
  if (config.states === undefined) check.fault("", "needs states");
  if (names !== undefined) {
    for (const name of Object.keys(names.updates)) {
      if (Object.hasOwn(names.orders, name))
        check.fault("", `names both an update and an order ${name}`);
    }
  }
  checkState(config, "", check);
  return faults;
}

interface Check {
  readonly root: unknown;
  readonly id: string;
  readonly names: MachineNames | undefined;
  fault(place: string, message: string): void;
}

const STATE_KEYS = new Set(
  "type description meta initial states entry exit on onDone after always".split(" "),
);
const FINAL_KEYS = new Set("type description meta entry exit".split(" "));
const TRANSITION_KEYS = new Set("target guard actions reenter description meta".split(" "));
const STATE_TYPES = new Set<unknown>([undefined, "atomic", "compound", "final"]);

function checkState(state: unknown, path: string, check: Check): void {
  if (!isRecord(state)) return check.fault(path, "is no state");
  for (const key of Object.keys(state)) {
    if (!STATE_KEYS.has(key) && !(path === "" && key === "id")) {
      check.fault(path, `uses ${key}, which the interpreters do not share`);
    }
  }
  checkShape(state, path, check);
  for (const key of ["entry", "exit"]) checkActions(state[key], path, check);
  checkTriggers(state, path, check);
  for (const [key, child] of Object.entries(record(state["states"]))) {
    if (/^\d+$/u.test(key)) check.fault(path, `has the state key ${key}, which reorders`);
    if (key === "" || /[.#\\\s]/u.test(key))
      check.fault(path, `has the unusable state key "${key}"`);
    checkState(child, path === "" ? key : `${path}.${key}`, check);
  }
}

function checkShape(state: Fields, path: string, check: Check): void {
  const { type, initial, states } = state;
  if (!STATE_TYPES.has(type))
    check.fault(path, `has the type ${String(type)}, which is not allowed`);
  if (type === "final") {
    if (path === "") check.fault(path, "cannot be final");
    for (const key of Object.keys(state)) {
      if (!FINAL_KEYS.has(key)) check.fault(path, `is final and cannot have ${key}`);
    }
    return;
  }
  const keys = Object.keys(record(states));
  if (states === undefined) {
    if (type === "compound" || initial !== undefined) check.fault(path, "has no states");
    return;
  }
  if (type === "atomic") check.fault(path, "is atomic and cannot have states");
  if (typeof initial !== "string")
    check.fault(path, "needs an initial state, given by its name alone");
  else if (!keys.includes(initial)) check.fault(path, `has no initial state ${initial}`);
}

function checkTriggers(state: Fields, path: string, check: Check): void {
  for (const [event, transitions] of Object.entries(record(state["on"]))) {
    if (event === "" || event.includes("*") || event.startsWith("xstate.")) {
      check.fault(path, `listens to "${event}", which is no event type`);
    }
    checkTransitions(transitions, "on", path, check);
  }
  for (const [delay, transitions] of Object.entries(record(state["after"]))) {
    if (!Number.isNaN(Number(delay))) check.fault(path, `has the unnamed delay ${delay}`);
    checkName("delays", delay, path, check);
    checkTransitions(transitions, "after", path, check);
  }
  if (state["onDone"] !== undefined) {
    if (path === "") check.fault(path, "cannot have onDone: its final states end the machine");
    else if (state["states"] === undefined) check.fault(path, "has onDone but no states");
    checkTransitions(state["onDone"], "onDone", path, check);
  }
  if (state["always"] !== undefined) checkTransitions(state["always"], "always", path, check);
}

function checkTransitions(literal: unknown, trigger: string, path: string, check: Check): void {
  const transitions = Array.isArray(literal) ? literal : [literal];
  if (transitions.length === 0) check.fault(path, `has an empty list in ${trigger}`);
  for (const transition of transitions) {
    if (typeof transition === "string" && literal === transition) {
      checkTarget(transition, trigger, path, check);
    } else if (isRecord(transition)) {
      checkTransition(transition, trigger, path, check);
    } else {
      check.fault(path, `has something in ${trigger} that is no transition`);
    }
  }
}

function checkTransition(transition: Fields, trigger: string, path: string, check: Check): void {
  for (const key of Object.keys(transition)) {
    if (!TRANSITION_KEYS.has(key))
      check.fault(path, `has a transition with ${key}, which is not allowed`);
  }
  const { target, guard, actions, reenter } = transition;
  if (guard !== undefined) {
    if (typeof guard === "string") checkName("guards", guard, path, check);
    else check.fault(path, "has a guard that is not a plain name");
  }
  checkActions(actions, path, check);
  if (reenter === true && path === "") check.fault(path, "cannot re-enter the root");
  if (reenter === true && target === undefined) check.fault(path, "re-enters without a target");
  if (target !== undefined) checkTarget(target, trigger, path, check);
  else if (trigger === "always") check.fault(path, "has an always without a target");
}

function checkTarget(target: unknown, trigger: string, path: string, check: Check): void {
  const keys = typeof target === "string" ? resolveTarget(target, path, check.id) : undefined;
  if (keys === undefined || !exists(keys, check.root)) {
    check.fault(path, `has no target ${JSON.stringify(target)}`);
    return;
  }
  const to = keys.join(".");
  if (to === "") check.fault(path, "cannot re-enter the root");
  // XState stops evaluating `always` when a step leaves the same states active; neither may happen.
  if (
    trigger === "always" &&
    (`${to}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${to}.`) || path === "")
  ) {
    check.fault(path, "has an always into itself, its ancestor or its descendant");
  }
}

function exists(keys: readonly string[], root: unknown): boolean {
  let at = root;
  for (const key of keys) {
    const states = record(isRecord(at) ? at["states"] : undefined);
    if (!Object.hasOwn(states, key)) return false;
    at = states[key];
  }
  return true;
}

function checkActions(literal: unknown, path: string, check: Check): void {
  if (literal === undefined) return;
  for (const action of Array.isArray(literal) ? literal : [literal]) {
    const type = isRecord(action) ? action["type"] : action;
    if (typeof type !== "string") {
      check.fault(path, "has an action that is not a name");
      continue;
    }
    if (type.startsWith("xstate.") || (isRecord(action) && "resolve" in action)) {
      check.fault(path, `uses XState's own action ${type}`);
      continue;
    }
    const params = isRecord(action) ? action["params"] : undefined;
    if (typeof params === "function") check.fault(path, `computes the params of ${type}`);
    if (check.names !== undefined && Object.hasOwn(check.names.updates, type)) {
      if (params !== undefined) check.fault(path, `gives params to the update ${type}`);
    } else checkName("orders", type, path, check);
  }
}

function checkName(kind: keyof MachineNames, name: string, path: string, check: Check): void {
  if (check.names !== undefined && !Object.hasOwn(check.names[kind], name)) {
    check.fault(path, `names ${name}, which is not among the ${kind}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Fields {
  return isRecord(value) ? value : {};
}
