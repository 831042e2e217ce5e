import { expect, test } from "vitest";
import { article } from "../law/articles.ts";
import { PROTOCOL_ERRORS } from "./errors.ts";

test("codes and names are unique, and codes ascend", () => {
  const codes = PROTOCOL_ERRORS.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
  expect(new Set(PROTOCOL_ERRORS.map(({ name }) => name)).size).toBe(codes.length);
});

test("every error is a sentence, and its article exists", () => {
  for (const { sentence, article: id } of PROTOCOL_ERRORS) {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(id === null ? null : article(id).id).toBe(id);
  }
});

test("only what happens on the way or inside the addressee is indefinite", () => {
  const indefinite = PROTOCOL_ERRORS.filter(({ finality }) => finality === "indefinite");
  expect(indefinite.map(({ name }) => name)).toEqual([
    "unreachable",
    "timed-out",
    "internal-fault",
  ]);
});
