import { generateSigningKey } from "@contactpoint/live/wire";
import {
  CASES,
  conclude,
  conformanceDocument,
  kitOf,
  type LockStepNode,
  OwnNode,
  signedDocument,
  tryNode,
} from "@contactpoint/testkit/conformance";
import { expect, test } from "vitest";

import { conformanceText } from "./conformance-text.ts";

const EVIL = "ev\u001b[31mil\u009b1m\n\u202e";

/** It has a name that steers a terminal, and echoes it. */
function evilNode(): LockStepNode {
  const own = new OwnNode();
  return {
    hello: { ...own.hello, impl: EVIL, version: "9".repeat(2_000_000) },
    close: () => own.close(),
    exchange: async (frame) => {
      const answer = await own.exchange(frame);
      return answer.kind === "echo" ? { ...answer, echoed: EVIL } : answer;
    },
  };
}

test("Nothing that a node says steers the terminal, and no line is wider than it", async () => {
  const terms = { cases: CASES, profile: "core", reached: "here" } as const;
  const found = await tryNode(() => Promise.resolve(evilNode()), terms);
  const conclusion = conclude(found, { knownFailing: [], strict: false, rules: [] });
  const document = conformanceDocument(found, conclusion, kitOf("0.0.0", CASES));
  const text = conformanceText(signedDocument(document, generateSigningKey()), null);
  expect(text).toMatch(/^ev\\u001b\[31mil\\u009b1m\\u000a\\u202e\s+9{60}…,/);
  expect(text).toContain("failed probe echo: it echoes");
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
});
