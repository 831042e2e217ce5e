import { expect, test } from "vitest";
import { generateSigningKey, importVerifyKey, verify } from "@contactpoint/live/wire";
import { CASES } from "../conformance-cases/index.ts";
import { conclude, OwnNode, tryNode } from "../conformance/index.ts";
import {
  conformanceDocument,
  conformanceHtml,
  conformanceJunit,
  kitOf,
  signedDocument,
} from "./index.ts";

const cases = CASES.filter(({ rules }) => rules.includes("S18"));
const found = await tryNode(() => Promise.resolve(new OwnNode()), {
  cases,
  profile: "core",
  reached: 'a <node> & "more"',
});
const conclusion = conclude(found, { knownFailing: [], strict: false, rules: ["S18"] });
const kit = kitOf("0.0.0", cases);
const signed = signedDocument(conformanceDocument(found, conclusion, kit), generateSigningKey());

test("The signature is over all that was found, and over nothing else", async () => {
  const { signature, ...document } = JSON.parse(JSON.stringify(signed));
  const key = importVerifyKey(signature.key);
  expect(await verify(signature.purpose, document, signature.value, key)).toBe(true);
  const other = { ...document, kit: { ...kit, version: "9.9.9" } };
  expect(await verify(signature.purpose, other, signature.value, key)).toBe(false);
});

test("The kit is another one where a case differs", () => {
  const [first, ...rest] = cases;
  const changed = first === undefined ? rest : [{ ...first, title: "Another." }, ...rest];
  expect(kitOf("0.0.0", changed).sha256).not.toBe(kit.sha256);
  expect(kitOf("0.0.0", cases)).toEqual(kit);
});

test("The page says that the protocol is not an official one, and escapes what a node says", () => {
  const page = conformanceHtml(found, conclusion, signed);
  expect(page).toContain("not an official one");
  expect(page).toContain("a &lt;node&gt; &amp; &quot;more&quot;");
  expect(page).toContain("confirmed-sixty-days");
  expect(page.match(/<svg/g)?.length).toBeGreaterThan(10);
  expect(conformanceHtml(found, conclusion, signed)).toBe(page);
});

test("JUnit counts what failed and what is open", () => {
  const xml = conformanceJunit(signed);
  expect(xml).toContain(`<testsuite name="core" tests="${cases.length}" failures="0" skipped="0">`);
  const rules = /<testsuite name="rules" tests="(\d+)" failures="0" skipped="(\d+)">/.exec(xml);
  const open = found.rules.filter(({ result }) => result !== "held").length;
  expect(rules?.slice(1).map(Number)).toEqual([found.rules.length, open]);
});
