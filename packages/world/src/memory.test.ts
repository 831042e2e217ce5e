import fc from "fast-check";
import { expect, test } from "vitest";
import type { HoldContext, Instance } from "@contactpoint/protocol";
import type { Case } from "./case.ts";
import { Memory } from "./memory.ts";
import { Message } from "./message.ts";
import type { Passage } from "./post.ts";
import type { CrashFault } from "./process.ts";
import { bareCase, caseFacts, worldBench, worldScenario } from "./testing/index.ts";

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

/** A memory, and a model of it, which the same things befall. */
class Bench {
  readonly #world = worldBench(worldScenario({})).world;
  readonly #facts = caseFacts(this.#world);
  readonly #model = new Model();
  readonly #all: Message[] = [];
  #relayed: Passage[] = [];
  #lost: Passage[] = [];
  readonly #memory = new Memory(
    {
      abandon: () => undefined,
      resume: () => undefined,
      relay: (passage) => this.#relayed.push(passage),
      lost: (passage) => this.#lost.push(passage),
    },
    true,
  );

  strike(one: Blow): void {
    const [memory, model] = [this.#memory, this.#model];
    const { arrived, passages, files } = model.held;
    switch (one.kind) {
      case "arrival": {
        const message = this.#arrive();
        return model.now({ arrived: [...arrived, message] });
      }
      case "opening": {
        const of = bareCase(this.#world);
        of.holds = [machine()];
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

  /** Compares all that can be seen of the memory with the model. */
  compare(): void {
    const { arrived, files } = this.#model.held;
    expect(this.#all.filter((message) => message.arrived)).toEqual(arrived);
    expect(this.#memory.files.map(({ facts }) => facts)).toEqual(
      [...files.keys()].map(({ facts }) => facts),
    );
    for (const [of, changes] of files) {
      expect(of.facts.files).toEqual([of]);
      expect(of.pursued).toBe(changes);
      expect(of.holds).toEqual([{ ...machine(), ...changed(changes) }]);
    }
  }

  #restart(): void {
    const before = this.#model.held.passages;
    [this.#relayed, this.#lost] = [[], []];
    const store = this.#memory.fallBack();
    this.#memory.resume();
    this.#model.fallBack();
    const { passages } = this.#model.held;
    expect(this.#relayed).toEqual(store === "full" ? [] : passages);
    expect(this.#lost).toEqual(before.filter((passage) => !passages.includes(passage)));
  }

  #arrive(): Message {
    const number = this.#all.length;
    const message = new Message(this.#facts, TERMS, number, 0, number);
    message.arrived = true;
    this.#memory.arrived(message);
    this.#all.push(message);
    return message;
  }

  #passage(): Passage {
    const nothing = (): void => undefined;
    const message = new Message(this.#facts, TERMS, 0, 0, 0);
    return { message, hop: 1, passOn: nothing, keep: nothing, lose: nothing };
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

