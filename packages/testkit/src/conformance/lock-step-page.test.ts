import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditDigest } from "./audit-chain.ts";
import { ITEMS_MOST } from "./bounded-effects.ts";
import { nodeFrame } from "./node-frame.ts";
import { FRAME_BYTES_MOST } from "./text-link.ts";

const page = readFileSync(new URL("../../../../docs/lock-step.md", import.meta.url), "utf8");
const snippets = [...page.matchAll(/```json\n([^]*?)```/g)].map(
  ([, text = ""]) => JSON.parse(text) as Readonly<Record<string, unknown>>,
);

test("The frames of a node in docs/lock-step.md are frames of a node", () => {
  const said = snippets.filter(({ kind }) =>
    ["hello", "effects", "echo"].includes(typeof kind === "string" ? kind : ""),
  );
  expect(said.map((frame) => nodeFrame.safeParse(frame).success)).toEqual([true, true, true]);
});

test("The audit entry in docs/lock-step.md bears its digest", () => {
  const entry = nodeFrame.parse({
    kind: "effects",
    settled: true,
    audit: snippets.filter(({ sequence }) => sequence === 1),
  });
  const [first] = entry.kind === "effects" ? entry.audit : [];
  expect(first === undefined ? undefined : auditDigest(first)).toBe(first?.digest);
  expect(first?.previous).toBe("");
});

test("Each sentence of obligation in docs/lock-step.md has an id of its own", () => {
  const sentences = page.split(/\n(?=- \*\*LS-)/).slice(1);
  const ids = sentences.map((sentence) => /^- \*\*(LS-\d{3})\*\*/.exec(sentence)?.[1] ?? "");
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const sentence of sentences) expect(sentence).toMatch(/\b(MUST|SHOULD|MAY)\b/);
});

test("The limits in docs/lock-step.md are those of the bench", () => {
  expect(page).toContain(`at most ${FRAME_BYTES_MOST.toLocaleString("en")} bytes`);
  expect(page).toContain(`MUST be below ${ITEMS_MOST}`);
});
