import { compileMachine } from "@contactpoint/simulator";
import { interpretByXState, PROTOCOL_VERSION } from "@contactpoint/protocol";
import { BenchScenarios } from "./bench-document.ts";
import type { BenchFrame, InitFrame, InputFrame } from "./bench-frame.ts";
import { termsOf } from "./bench-terms.ts";
import { type Answer, LockStepFault, type LockStepNode } from "./lock-step-node.ts";
import { type Effects, type Hello, nodeFrame } from "./node-frame.ts";
import { OwnLife } from "./own-life.ts";

/**
 * This project's machines as a node in lock-step, in this process: what the bench is tried on, and
 * what other nodes can be compared with. Its store is the log of its inputs, as on the live network.
 */
export class OwnNode implements LockStepNode {
  readonly hello: Hello = {
    kind: "hello",
    impl: "contactpoint",
    version: PROTOCOL_VERSION,
    protocol: PROTOCOL_VERSION,
    profiles: ["core", "extended"],
    features: ["states", "requesting", "restart", "audit", "lossy-disk"],
    clock: "given",
  };
  readonly #interpreter: "compiled" | "xstate";
  readonly #scenarios = new BenchScenarios();
  #init: InitFrame | null = null;
  #life: OwnLife | null = null;
  #log: InputFrame[] = [];
  /** What was stored and had not left when the process ended. */
  #withheld: Effects | null = null;

  constructor(interpreter: "compiled" | "xstate" = "compiled") {
    this.#interpreter = interpreter;
  }

  exchange(frame: BenchFrame): Promise<Answer> {
    if (frame.kind === "echo")
      return Promise.resolve({ kind: "echo", echoed: frame.text, text: JSON.stringify(frame) });
    const effects = this.#answer(frame);
    return Promise.resolve({ kind: "effects", effects, text: JSON.stringify(effects) });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #answer(frame: Exclude<BenchFrame, { kind: "echo" }>): Effects {
    switch (frame.kind) {
      case "init":
        this.#init = frame;
        this.#log = [];
        this.#withheld = null;
        this.#life = this.#begin();
        return NOTHING;
      case "crash":
        return this.#crash(frame.point, frame.during);
      case "restart":
        return this.#restart(frame.disk, frame.at);
      case "free":
        throw new LockStepFault("LS-012", "this node leaves its desk's queue to others");
      default:
        this.#log.push(frame);
        return this.#living.take(frame);
    }
  }

  #crash(point: "before-write" | "before-send" | "after-send", during: InputFrame): Effects {
    const life = this.#living;
    this.#life = null;
    if (point === "before-write") return NOTHING;
    this.#log.push(during);
    const effects = life.take(during);
    if (point === "after-send") return effects;
    this.#withheld = effects;
    return NOTHING;
  }

  #restart(disk: "full" | "stale" | "empty", at: number): Effects {
    if (disk === "empty") this.#log = [];
    if (disk === "stale") this.#log.pop();
    const life = this.#begin();
    for (const input of this.#log) life.take(input);
    const withheld = disk === "full" ? this.#withheld : null;
    this.#withheld = null;
    this.#life = life;
    const now = life.take({ kind: "tick", at });
    this.#log.push({ kind: "tick", at });
    return withheld === null ? now : joined(withheld, now);
  }

  #begin(): OwnLife {
    const init = this.#init;
    if (init === null) throw new LockStepFault("LS-001", "nothing has begun");
    const interpret = this.#interpreter === "xstate" ? interpretByXState : compileMachine;
    const scenario = this.#scenarios.resolve("own-node", "Own node", termsOf(init.config));
    return new OwnLife(init, scenario, interpret);
  }

  get #living(): OwnLife {
    if (this.#life === null) throw new LockStepFault("LS-001", "no process runs");
    return this.#life;
  }
}

const NOTHING = effectsOf({});

/** Effects with the lists that are not given empty. */
function effectsOf(lists: Partial<Effects>): Effects {
  const effects = nodeFrame.parse({ kind: "effects", settled: true, ...lists });
  if (effects.kind !== "effects") throw new Error("effects are effects");
  return effects;
}

function joined(first: Effects, second: Effects): Effects {
  return {
    kind: "effects",
    settled: true,
    send: [...first.send, ...second.send],
    ask: [...first.ask, ...second.ask],
    order: [...first.order, ...second.order],
    hold: [...first.hold, ...second.hold],
    reject: [...first.reject, ...second.reject],
    moves: [...first.moves, ...second.moves],
    timers: second.timers,
    audit: [...first.audit, ...second.audit],
    take: [],
  };
}
