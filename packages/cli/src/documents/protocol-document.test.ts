import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { testingKeysOf, testingSigningKey } from "@contactpoint/live/testing";
import { SAMPLES_BEGIN } from "@contactpoint/live/specification";
import { RegisterBook } from "@contactpoint/live/trust";
import { checkEnvelope, parseFrame, sign } from "@contactpoint/live/wire";
import { messageSchema } from "@contactpoint/protocol/messages";
import { expect, test } from "vitest";

import { withGeneratedBlocks } from "./generated-blocks.ts";
import { protocolBlocks } from "./protocol-blocks.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const PAGE = `${ROOT}docs/protocol.md`;

function read(path: string): string {
  return readFileSync(path, "utf8");
}

test("the generated blocks of docs/protocol.md are what the code says (UPDATE_DOCS=1 writes them)", async () => {
  const blocks = await protocolBlocks({
    frame: read(`${ROOT}packages/live/src/wire/frame-limits.ts`),
    link: read(`${ROOT}packages/live/src/link/link-limits.ts`),
  });
  const written = withGeneratedBlocks(read(PAGE), blocks);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, written);
  expect(read(PAGE)).toBe(written);
});

test("every word of obligation on the page stands in a requirement with an id", () => {
  const byHand = read(PAGE)
    .replaceAll(/<!-- generated: ([a-z-]+) -->[^]*?<!-- end: \1 -->/g, "")
    .split("\n\n")
    .filter((paragraph) => !/RFC 2119|^\*\*Core\*\*/.test(paragraph));
  for (const paragraph of byHand) expect(paragraph).not.toMatch(/\b(MUST|SHOULD|SHALL)\b/);
});

test("a node accepts every JSON object on the page as what it is shown for", async () => {
  const snippets = [...read(PAGE).matchAll(/```json\n([^]*?)```/g)].map(([, text = ""]) => text);
  expect(snippets.length).toBeGreaterThan(30);
  const book = new RegisterBook({ root: testingSigningKey("root").verify.raw });
  for (const text of snippets) expect(await complaint(text, book), text).toBeUndefined();
});

/** Why a node would not take what a snippet shows, if so. */
async function complaint(text: string, book: RegisterBook): Promise<unknown> {
  const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  if ("kind" in value) return faultOfFrame(text);
  if ("type" in value) return messageSchema.safeParse(value).error;
  if (value["format"] === "contactpoint-register-keys/1") return refused(book, "acceptKeys", value);
  if (value["format"] === "contactpoint-register/1") return refused(book, "accept", value);
  if ("purpose" in value) return unsigned(value);
  return "nobody knows what this is";
}

/** Whether no frame on the page carries the signature over this statement. */
function unsigned(value: Readonly<Record<string, unknown>>): unknown {
  const { purpose, ...statement } = value;
  if (purpose !== "contactpoint-handshake-v1") return "another purpose";
  const made = sign(purpose, statement, testingSigningKey(String(value["node"])));
  return read(PAGE).includes(`"signature": "${made}"`) ? undefined : "nobody signed this";
}

async function faultOfFrame(text: string): Promise<unknown> {
  const { frame, error } = parseFrame(text);
  if (frame?.kind !== "deliver") return error;
  return checkEnvelope(frame, { peer: frame.from, self: frame.to, keysOf: testingKeysOf });
}

function refused(book: RegisterBook, take: "accept" | "acceptKeys", value: object): unknown {
  const answer = book[take](value, SAMPLES_BEGIN);
  return "refused" in answer ? answer.refused : undefined;
}

test("every path and link of docs/protocol.md leads to something that exists", () => {
  const text = read(PAGE);
  const paths = [...text.matchAll(/`((?:packages|docs)\/[^`*]+)`/g)].map(([, path]) => ROOT + path);
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(
    ([, link]) => `${dirname(PAGE)}/${link}`,
  );
  expect(paths.length + links.length).toBeGreaterThan(5);
  for (const path of [...paths, ...links]) expect(existsSync(path), path).toBe(true);
});
