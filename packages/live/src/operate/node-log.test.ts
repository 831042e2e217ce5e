import fc from "fast-check";
import { expect, test } from "vitest";
import { messageArbitrary } from "@contactpoint/protocol/testing";
import { messagesJsonSchema } from "@contactpoint/protocol/messages";
import { EVENT_NAMES } from "./event-names.ts";
import { LOG_FIELDS, type LogFields } from "./log-fields.ts";
import { LOG_LEVELS, nodeLog, type LogLevel } from "./node-log.ts";

class OwnError extends Error {}

test("a line has time, level, node, event and the fields it was given", () => {
  const { log, lines } = memoryLog();
  log.info("frame-sent", { frame: "everyday/XA/17#3/1/0", peer: "XB", bytes: 812 });
  expect(lines).toEqual([
    '{"level":"info","time":1000,"node":"XA","event":"frame-sent",' +
      '"frame":"everyday/XA/17#3/1/0","peer":"XB","bytes":812}\n',
  ]);
});

test("a level hides those below it", () => {
  const written = LOG_LEVELS.map((level) => {
    const { log, lines } = memoryLog(level);
    log.debug("frame-sent");
    log.info("frame-sent");
    log.warn("frame-sent");
    log.error("frame-sent");
    return lines.length;
  });
  expect(written).toEqual([4, 3, 2, 1, 0]);
});

test("the identifiers of any message appear, in any field that a message may be put in", () => {
  const field = fc.constantFrom("message", "request", "peer", "portal", "item" as const);
  fc.assert(
    fc.property(messageArbitrary(), field, fc.nat(999), (message, name, n) => {
      const { log, lines } = memoryLog();
      const named = { ...message, request: `everyday/XA/${n}`, id: `everyday/XA/${n}#3` };
      log.info("frame-received", untyped({ [name]: named }));
      expect(Reflect.get(JSON.parse(lines.join("")), name)).toMatchObject({
        id: named.id,
        request: named.request,
        from: message.from,
        to: message.to,
        type: message.type,
      });
    }),
  );
});

test("a secret in any field of any message never reaches a line, whatever it is logged as", () => {
  fc.assert(
    fc.property(messageArbitrary(), wrapping(), secret(), (message, wrap, planted) => {
      const { log, lines } = memoryLog();
      const told = { ...plant(message, planted), ...identifiers(message, planted) };
      log.info("frame-received", untyped(wrap(told)));
      expect(lines).toHaveLength(1);
      expect(lines.join("")).not.toContain(planted);
    }),
    { numRuns: 1000 },
  );
});

test("a secret of whatever form never reaches a line through anything but an identifier", () => {
  const word = fc.stringMatching(/^zq[a-z0-9]{8,16}$/);
  fc.assert(
    fc.property(messageArbitrary(), wrapping(), word, (message, wrap, planted) => {
      const { log, lines } = memoryLog();
      const { id, request, from, to, type } = message;
      log.info(
        "frame-received",
        untyped(wrap({ ...plant(message, planted), id, request, from, to, type })),
      );
      expect(lines.join("")).not.toContain(planted);
    }),
    { numRuns: 1000 },
  );
});

test("a number of a message never reaches a line, but for the item", () => {
  fc.assert(
    fc.property(messageArbitrary(), wrapping(), (message, wrap) => {
      const { log, lines } = memoryLog();
      const { id, request, from, to, type } = message;
      const told = { ...plant(message, 987_654_321_123), id, request, from, to, type };
      log.info("frame-received", untyped(wrap({ ...told, item: 3 })));
      expect(lines.join("")).not.toContain("987654321123");
    }),
    { numRuns: 500 },
  );
});

test("no field of a message has the name of a field of the log, but for the identifiers", () => {
  const names = new Set<string>();
  JSON.stringify(messagesJsonSchema(), (_, value: unknown) => {
    const properties: unknown =
      typeof value === "object" && value && Reflect.get(value, "properties");
    for (const name of Object.keys(properties || {})) names.add(name);
    return value;
  });
  expect(names.size).toBeGreaterThan(30);
  const common = Object.keys(LOG_FIELDS).filter((name) => names.has(name));
  expect(common).toEqual(["id", "request", "item", "from", "to", "type"]);
});

test("a name that is not on the list is left out and counted", () => {
  const { log, lines } = memoryLog();
  log.info("node-started", untyped({ "Ada Lovelace": 1, connections: 2, __proto__x: 3 }));
  expect(JSON.parse(lines.join(""))).toMatchObject({ connections: 2, "[redacted]": 2 });
  expect(lines.join("")).not.toContain("Ada");
});

test("a value that is not of the form of its field is redacted", () => {
  const { log, lines } = memoryLog();
  const bad = {
    peer: "the suspect",
    bytes: "812",
    frame: "x",
    route: ["XA", "nobody"],
    count: NaN,
  };
  log.info("frame-sent", untyped(bad));
  expect(JSON.parse(lines.join(""))).toMatchObject({
    peer: "[redacted]",
    bytes: "[redacted]",
    frame: "[redacted]",
    route: ["XA", "[redacted]"],
    count: "[redacted]",
  });
});

test("an event outside the vocabulary is redacted", () => {
  const { log, lines } = memoryLog();
  Reflect.apply(log.info, undefined, ["the suspect is Ada"]);
  expect(JSON.parse(lines.join(""))).toMatchObject({ event: "[redacted]" });
});

test("objects that throw, recur or hide their content are survived and hidden", () => {
  const { log, lines } = memoryLog();
  const cycle: Record<string, unknown> = {};
  cycle["message"] = cycle;
  const throwing = {
    get peer(): string {
      throw new Error("suspect");
    },
  };
  const hostile = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("suspect");
      },
    },
  );
  for (const value of [
    cycle,
    throwing,
    hostile,
    new Map([["peer", "suspect"]]),
    Buffer.from("suspect"),
  ]) {
    log.info("frame-received", untyped({ message: value }));
  }
  log.info("frame-received", untyped(hostile));
  log.info("frame-received", throwing);
  expect(lines).toHaveLength(7);
  expect(lines.join("")).not.toContain("suspect");
});

test("the message of an error is shown only if its class is ours", () => {
  const { log, lines } = memoryLog();
  log.error("turn-failed", {
    error: new TypeError("the suspect is Ada", { cause: new OwnError("full") }),
  });
  log.error("turn-failed", { error: new OwnError("the disk is full") });
  const [strange = "", own = ""] = lines;
  expect(strange).not.toContain("Ada");
  expect(JSON.parse(strange)).toMatchObject({
    error: { name: "TypeError", cause: { name: "OwnError", message: "full" } },
  });
  expect(JSON.parse(own)).toMatchObject({
    error: { name: "OwnError", message: "the disk is full" },
  });
});

test("event names and fields are unique, in kebab-case and explained", () => {
  const names = EVENT_NAMES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, help } of EVENT_NAMES) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(help).toMatch(/^[A-Z].*\.$/);
  }
});

function memoryLog(level: LogLevel = "debug") {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = nodeLog({ node: "XA", level, destination, now: () => 1000, ours: [OwnError] });
  return { log, lines };
}

/** What a careless or hostile caller hands over, past the compiler. */
function untyped(fields: object): LogFields {
  return fields;
}

/** A sentence: of no form that any field allows. */
function secret(): fc.Arbitrary<string> {
  return fc.stringMatching(/^zq[a-z0-9]{8} [ -~]{0,8}$/).filter((text) => !/["\\]/.test(text));
}

/** The same thing with `planted` at every leaf. */
function plant(value: object, planted: string | number): object {
  return JSON.parse(
    JSON.stringify(value, (_, leaf: unknown) =>
      typeof leaf === "object" && leaf ? leaf : planted,
    ),
  );
}

/** Identifiers as a hostile peer would write them. */
function identifiers({ id, request }: { id: string; request: string }, planted: string) {
  return { id: `${id}${planted}`, request: `${request} ${planted}` };
}

/** Ways to log a thing: as the fields, as any field, in lists, inside errors, under its own values as names. */
function wrapping(): fc.Arbitrary<(told: object) => object> {
  const field = fc.constantFrom(...Object.keys(LOG_FIELDS), "unlisted", "__proto__", "toJSON");
  return fc.oneof(
    fc.constant((told: object) => told),
    field.map((name) => (told: object) => ({ [name]: told })),
    field.map((name) => (told: object) => ({ [name]: [told, [told]] })),
    field.map((name) => (told: object) => ({ [name]: JSON.stringify(told) })),
    field.map(
      (name) => (told: object) => Object.fromEntries([[JSON.stringify(told), { [name]: told }]]),
    ),
    fc
      .constantFrom("error", "message")
      .map((name) => (told: object) => ({ [name]: strangeError(told) })),
  );
}

function strangeError(told: object): Error {
  const text = JSON.stringify(told);
  const error = new SyntaxError(`${text}\n    at ${text}\n    at /${text}.ts:1:1`, { cause: told });
  return Object.assign(error, { ...told, name: text, code: text });
}
