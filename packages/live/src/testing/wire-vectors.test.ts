import { readdirSync, readFileSync } from "node:fs";
import { PROTOCOL_ERRORS } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { errorOfFrame } from "./error-of-frame.ts";
import { errorVectors, textOf } from "./error-vectors.ts";
import { wireVectors } from "./wire-vectors.ts";

const folder = new URL("../../vectors/", import.meta.url);

test("the published vectors are what the code computes", async () => {
  const computed = await wireVectors();
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(computed).toSorted());
  for (const [name, content] of Object.entries(computed)) {
    const published: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    expect(published).toEqual(content);
  }
});

test("every frame of the vectors gets the answer they state", async () => {
  for (const vector of await errorVectors()) {
    const { reason, peer, self, error } = vector;
    expect([reason, await errorOfFrame(textOf(vector), peer, self)]).toEqual([reason, error]);
  }
});

test("the vectors show every error that a frame alone can earn", async () => {
  const shown = new Set((await errorVectors()).map(({ error }) => error));
  const earned = PROTOCOL_ERRORS.filter(
    // Who the requester is, only the case knows.
    ({ code, name }) => code < 300 && name !== "not-the-requester",
  );
  for (const { name } of earned) expect(shown).toContain(name);
});
