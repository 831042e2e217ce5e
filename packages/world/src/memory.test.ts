import fc from "fast-check";
import { expect, test } from "vitest";
import type { HoldContext, Instance } from "@contactpoint/protocol";
import type { Case, CaseFacts } from "./case.ts";
import { Memory } from "./memory.ts";
import { Message } from "./message.ts";
import type { Passage } from "./post.ts";
import type { CrashFault } from "./process.ts";
import { bareCase, caseFacts, worldBench, worldScenario } from "./testing/index.ts";
import type { World } from "./world.ts";

test("A store has what it held when its image was taken and has not lost since, however crashes overlap", () => {
  const { world } = worldBench(worldScenario({}));
  fc.assert(
    fc.property(fc.array(blow, { maxLength: 40, size: "max" }), (blows) => {
      const bench = new Bench(world);
      for (const one of blows) {
        bench.strike(one);
        expect(bench.seen()).toEqual(bench.wanted());
      }
    }),
    { numRuns: 1_000 },
  );
});

/** What befalls a store: a change of what it holds, an image of it, a crash, or a restart. */
type Blow =
  | { readonly kind: "arrival" | "opening" | "taking" | "restart" }
  | { readonly kind: "change" | "release"; readonly which: number }
  | { readonly kind: "image" | "stale" | "empty"; readonly id: string };

const blow: fc.Arbitrary<Blow> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constantFrom("arrival", "opening", "taking", "restart", "restart"),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({ kind: fc.constantFrom("change", "release"), which: fc.nat(9) }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      kind: fc.constantFrom("image", "image", "stale", "stale", "empty"),
      id: fc.constantFrom("first", "second", "third"),
    }),
    weight: 5,
  },
);

const crash = (id: string, store: "stale" | "empty"): CrashFault => ({
  kind: "crash",
  id,
  group: null,
  from: 0,
  until: 0,
  states: ["XB"],
  point: "before-send",
  store,
  loses: 0,
});

/** What a store holds, with how often each file has changed. */
interface Held {
  readonly arrived: readonly Message[];
  readonly passages: readonly Passage[];
  readonly files: ReadonlyMap<Case, number>;
}

/**
 * Its states one after another. An image is a place among them, and whoever falls to one tears off
 * all that comes after.
 */
class Model {
  #states: Held[] = [{ arrived: [], passages: [], files: new Map() }];
  readonly #images = new Map<string, number>();
  #fallsTo = Infinity;

  get held(): Held {
    return this.#states.at(-1) ?? { arrived: [], passages: [], files: new Map() };
  }

  now(changed: Partial<Held>): void {
    this.#states.push({ ...this.held, ...changed });
  }

  takeImage(id: string): void {
    this.#images.set(id, this.#states.length - 1);
  }

  loses(id: string, store: "stale" | "empty"): void {
    const place = store === "empty" ? 0 : (this.#images.get(id) ?? 0);
    this.#fallsTo = Math.min(this.#fallsTo, place);
  }

  fallBack(): void {
    this.#states = this.#states.slice(0, this.#fallsTo + 1);
    this.#fallsTo = Infinity;
    for (const [id, place] of this.#images)
      this.#images.set(id, Math.min(place, this.#states.length - 1));
  }
}

interface PassageNumbers {
  readonly relayed: number[];
  readonly lost: number[];
}

/** A memory, and a model of it, which the same things befall. */
class Bench {
  readonly #world: World;
  readonly #facts: CaseFacts;
  readonly #model = new Model();
  readonly #all: Message[] = [];
  #made = 0;
  #restarted: PassageNumbers = { relayed: [], lost: [] };
  #wantedAtRestart: PassageNumbers = { relayed: [], lost: [] };
  readonly #memory = new Memory(
    {
      abandon: () => undefined,
      resume: () => undefined,
      relay: (passage) => this.#restarted.relayed.push(passage.message.number),
      lost: (passage) => this.#restarted.lost.push(passage.message.number),
    },
    true,
  );

  constructor(world: World) {
    this.#world = world;
    this.#facts = caseFacts(world);
  }

  strike(one: Blow): void {
    const [memory, model] = [this.#memory, this.#model];
    const { arrived, passages, files } = model.held;
    switch (one.kind) {
      case "arrival": {
        const message = this.#arrive();
        return model.now({ arrived: [...arrived, message] });
      }
      case "opening": {
        const of = bareCase(this.#world, { id: `test/XA/${this.#made++}` });
        of.holds = [hold(of, 0)];
        memory.opened(of);
        return model.now({ files: new Map([...files, [of, 0]]) });
      }
      case "change": {
        const found = [...files][one.which % files.size];
        if (found === undefined) return;
        const [of, changes] = found;
        change(of, changes + 1);
        return model.now({ files: new Map([...files, [of, changes + 1]]) });
      }
      case "taking": {
        const passage = this.#passage();
        memory.took(passage);
        return model.now({ passages: [...passages, passage] });
      }
      case "release": {
        const passage = passages[one.which % passages.length];
        if (passage === undefined) return;
        memory.released(passage);
        return model.now({ passages: passages.filter((other) => other !== passage) });
      }
      case "image":
        memory.takeImage(crash(one.id, "stale"));
        return model.takeImage(one.id);
      case "stale":
      case "empty":
        memory.loses(crash(one.id, one.kind));
        return model.loses(one.id, one.kind);
      case "restart":
        return this.#restart();
      default:
    }
  }

  /** All that can be seen of the memory; of passages, what became of them at the last restart. */
  seen(): object {
    return {
      arrived: numbers(this.#all.filter((message) => message.arrived)),
      files: this.#memory.files.map(({ facts, pursued, holds }) => [facts.id, pursued, holds]),
      kept: this.#memory.files.every((of) => of.facts.files.includes(of)),
      ...this.#restarted,
    };
  }

  /** The same of the model. */
  wanted(): object {
    const { arrived, files } = this.#model.held;
    return {
      arrived: numbers(arrived),
      files: [...files].map(([of, changes]) => [of.facts.id, changes, [hold(of, changes)]]),
      kept: true,
      ...this.#wantedAtRestart,
    };
  }

  #restart(): void {
    const { passages } = this.#model.held;
    this.#restarted = { relayed: [], lost: [] };
    const store = this.#memory.fallBack();
    this.#memory.resume();
    this.#model.fallBack();
    const left = this.#model.held.passages;
    this.#wantedAtRestart = {
      relayed: store === "full" ? [] : inHand(left),
      lost: inHand(passages.filter((passage) => !left.includes(passage))),
    };
  }

  #arrive(): Message {
    const message = this.#message();
    message.arrived = true;
    this.#memory.arrived(message);
    this.#all.push(message);
    return message;
  }

  #passage(): Passage {
    const nothing = (): void => undefined;
    return { message: this.#message(), hop: 1, passOn: nothing, keep: nothing, lose: nothing };
  }

  #message(): Message {
    return new Message(this.#facts, TERMS, this.#made++, 0, 0);
  }
}

const TERMS = {
  type: "request",
  item: -1,
  body: null,
  channel: "post",
  path: [],
  instrument: "",
  ringsNext: false,
  cause: "",
} as const;

/** The hold of a file that has changed so many times. */
function hold({ terms }: Case, changes: number): Instance<HoldContext> {
  const context: HoldContext = {
    now: 0,
    terms,
    item: 0,
    provider: "p-XB",
    retries_most: 0,
    retry_after: 0,
    retries: changes,
    noticed: false,
    preserved_from: 0,
    until: 0,
    order_until: 0,
  };
  return { state: changes, context, dues: [changes] };
}

/** Changes a file as its machines do: in place. */
function change(of: Case, changes: number): void {
  of.pursued = changes;
  for (const instance of of.holds) {
    instance.state = changes;
    instance.context.retries = changes;
    instance.dues[0] = changes;
  }
}

function numbers(messages: readonly Message[]): number[] {
  return messages.map(({ number }) => number);
}

function inHand(passages: readonly Passage[]): number[] {
  return numbers(passages.map(({ message }) => message));
}
