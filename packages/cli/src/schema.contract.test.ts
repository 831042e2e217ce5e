import { MESSAGE_TYPES } from "@contactpoint/protocol";
import { FRAME_KINDS } from "@contactpoint/live/wire";
import { afterAll, expect, test } from "vitest";

import { Bench } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

test("schema lists every message and frame, and prints what it lists", async () => {
  const { stdout } = await bench.run(["schema"]);
  const names = stdout.trimEnd().split("\n");
  for (const name of [...MESSAGE_TYPES, ...FRAME_KINDS]) expect(names).toContain(name);
  const some = ["withdrawal", "deliver", "reject", "register", "register-keys"];
  const printed = await Promise.all(some.map((name) => bench.run(["schema", name])));
  for (const [index, { code, stdout: text }] of printed.entries()) {
    expect(code, some[index]).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      additionalProperties: false,
    });
  }
});

test("schema prints both interface documents whole", async () => {
  const [nodes, portal] = await Promise.all([
    bench.run(["schema", "asyncapi"]),
    bench.run(["schema", "openapi"]),
  ]);
  expect(JSON.parse(nodes?.stdout ?? "")).toMatchObject({
    asyncapi: "3.0.0",
    components: { messages: { deliver: {}, request: {} } },
  });
  expect(JSON.parse(portal?.stdout ?? "")).toMatchObject({
    openapi: "3.1.1",
    paths: { "/orders": {} },
  });
});
