import fc from "fast-check";
import { expect, test } from "vitest";
import { Memory, type Recovery } from "./memory.ts";
import { Message } from "./message.ts";
import type { CrashFault } from "./process.ts";
import { caseFacts, worldBench, worldScenario } from "./testing/index.ts";

const FORGETS: Recovery = {
  abandon: () => undefined,
  resume: () => undefined,
  relay: () => undefined,
  lost: () => undefined,
};

/** What befalls a store: a message, an image that a crash will fall back to, or that crash. */
type Blow =
  | { readonly kind: "arrival" }
  | { readonly kind: "image" | "stale" | "empty"; readonly id: string };

const blow: fc.Arbitrary<Blow> = fc.oneof(
  { arbitrary: fc.constant({ kind: "arrival" } as const), weight: 3 },
  fc.record({
    kind: fc.constantFrom("image", "stale", "empty"),
    id: fc.constantFrom("first", "second"),
  }),
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

test("A store has what arrived before its image was taken and was not lost since, however crashes overlap", () => {
  const { world } = worldBench(worldScenario({}));
  const facts = caseFacts(world);
  const terms = { type: "request", item: -1, body: null, channel: "post", path: [] } as const;
  fc.assert(
    fc.property(fc.array(blow, { maxLength: 30, size: "max" }), (blows) => {
      const memory = new Memory(FORGETS, true);
      const all: Message[] = [];
      const images = new Map<string, readonly Message[]>();
      let held: readonly Message[] = [];
      for (const one of blows)
        if (one.kind === "arrival") {
          const more = { instrument: "", ringsNext: false, cause: "" };
          const message = new Message(facts, { ...terms, ...more }, all.length, 0, all.length);
          message.arrived = true;
          memory.arrived(message);
          all.push(message);
          held = [...held, message];
        } else if (one.kind === "image") {
          memory.takeImage(crash(one.id, "stale"));
          images.set(one.id, held);
        } else {
          memory.loses(crash(one.id, one.kind));
          memory.fallBack();
          memory.resume();
          const image = one.kind === "empty" ? [] : (images.get(one.id) ?? []);
          held = held.filter((message) => image.includes(message));
        }
      expect(all.filter(({ arrived }) => arrived)).toEqual(held);
    }),
    { numRuns: 500 },
  );
});
