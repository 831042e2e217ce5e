import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeError } from "./describe-error.ts";

test("an error is told by class, code and places in the code", () => {
  const error = thrown(() => readFileSync("/nowhere/suspect.txt"));
  const described = describeError(error, []);
  expect(described).toMatchObject({ name: "Error", code: "ENOENT" });
  expect(described.places.some((place) => /describe-error\.test\.ts:\d+:\d+$/.test(place))).toBe(
    true,
  );
  expect(JSON.stringify(described)).not.toContain("suspect");
});

test("an error of SQLite shows its result code and not its sentence", () => {
  const database = new DatabaseSync(":memory:");
  const described = describeError(
    thrown(() => database.exec("SELECT suspect")),
    [],
  );
  database.close();
  expect(described).toMatchObject({ code: "ERR_SQLITE_ERROR", sqlite: 1 });
  expect(JSON.stringify(described)).not.toContain("suspect");
});

test("lines of a message that look like places are no places, also when the message was changed", () => {
  const forged = fc
    .array(
      fc.constantFrom(
        "    at /suspect/x.ts:1:1",
        "    at f (/suspect/x.ts:1:1)",
        "Error: suspect",
        "",
      ),
    )
    .map((lines) => lines.join("\n"));
  const later = fc.option(fc.oneof(forged, fc.constantFrom("", ":", "suspect")));
  fc.assert(
    fc.property(forged, later, (message, changed) => {
      const error = new Error(message);
      if (changed !== null) error.message = changed;
      expect(JSON.stringify(describeError(error, []))).not.toContain("suspect");
    }),
  );
});

test("what is no error is not quoted", () => {
  for (const value of ["suspect", { message: "suspect", stack: "suspect" }, null, 4711]) {
    expect(describeError(value, [])).toEqual({ name: "not-an-error", places: [] });
  }
});

test("causes are followed to an end, also round a circle", () => {
  const error = new Error("a");
  error.cause = error;
  const text = JSON.stringify(describeError(error, []));
  expect(text.match(/"cause"/g)).toHaveLength(4);
});

test("a time-out and an abort are told apart from other faults of the platform", () => {
  const names = ["TimeoutError", "AbortError", "the suspect"].map(
    (name) => describeError(new DOMException("x", name), []).name,
  );
  expect(names).toEqual(["TimeoutError", "AbortError", "DOMException"]);
});

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
