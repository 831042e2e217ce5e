import { expect, test } from "vitest";
import { generateSigningKey, importVerifyKey, verify } from "@contactpoint/live/wire";
import { CASES } from "../conformance-cases/index.ts";
import {
  conclude,
  type Conformance,
  type LockStepNode,
  OwnNode,
  tryNode,
} from "../conformance/index.ts";
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

/** This project's own node, whose preservations end too early. */
function early(): LockStepNode {
  const own = new OwnNode();
  return {
    hello: own.hello,
    close: () => own.close(),
    exchange: async (frame) => {
      const answer = await own.exchange(frame);
      if (answer.kind !== "effects") return answer;
      const hold = answer.effects.hold.map((one) => ({ ...one, until: one.until - 1 }));
      return { ...answer, effects: { ...answer.effects, hold } };
    },
  };
}

/** Both reports on what was found, where this is known to fail. */
function reports(conformance: Conformance, knownFailing: readonly string[]) {
  const concluded = conclude(conformance, { knownFailing, strict: false, rules: ["S18"] });
  const document = conformanceDocument(conformance, concluded, kit);
  const page = conformanceHtml(
    conformance,
    concluded,
    signedDocument(document, generateSigningKey()),
  );
  const xml = conformanceJunit(document);
  return { concluded, page, xml, failures: xml.match(/<failure /g)?.length ?? 0 };
}

const tried = await tryNode(() => Promise.resolve(early()), {
  cases,
  profile: "core",
  reached: "here",
});
const erring = { ...tried, rules: tried.rules.filter(({ rule }) => rule.number === "S18") };

test("What is known to fail is no failure of JUnit, and is called known in the page", () => {
  const fresh = reports(erring, []);
  expect(fresh.failures).toBe(fresh.concluded.failed.length);
  expect(fresh.xml).toContain(", step ");
  expect(fresh.page).toContain("It does not keep to the protocol.");
  const known = reports(erring, fresh.concluded.failed);
  expect(known.concluded.code).toBe(0);
  expect(known.failures).toBe(0);
  expect(known.xml).toContain('<skipped message="known to fail: violated; ');
  expect(known.page).toContain("Nothing failed but what is known to fail.");
  expect(known.page).toContain('<span class="badge open">known to fail</span>');
});

test("What is known to fail and passes is a failure of JUnit, as it is of the command", () => {
  const rules = found.rules.filter(({ rule }) => rule.number === "S18");
  const mended = reports({ ...found, rules }, ["S18", "confirmed-sixty-days"]);
  expect(mended.concluded.code).toBe(1);
  expect(mended.failures).toBe(2);
  expect(mended.xml).toContain('<failure message="known to fail, and passes now"/>');
  expect(mended.page).toContain("Something that was known to fail passes now.");
});
