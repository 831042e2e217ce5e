import { expect, test } from "vitest";
import { article, ARTICLES } from "./articles.ts";

test("ids are unique and found again", () => {
  expect(new Set(ARTICLES.map(({ id }) => id)).size).toBe(ARTICLES.length);
  for (const rule of ARTICLES) {
    expect(article(rule.id)).toBe(rule);
  }
});

test("no article of the UN Convention is verified", () => {
  const uncc = ARTICLES.filter(({ id }) => id.startsWith("UN-"));
  expect(uncc).toHaveLength(44);
  expect(uncc.filter(({ verified }) => verified)).toEqual([]);
});

test("no article of the Second Additional Protocol is verified", () => {
  const protocol = ARTICLES.filter(({ id }) => id.startsWith("2AP-"));
  expect(protocol).toHaveLength(8);
  expect(protocol.filter(({ verified }) => verified)).toEqual([]);
});

test("doubtful paragraph numbers are marked, and never verified", () => {
  const doubtful = ARTICLES.filter(({ number_doubtful }) => number_doubtful);
  expect(doubtful.map(({ id }) => id)).toEqual([
    "UN-40.12",
    "UN-40.14",
    "UN-40.25",
    "UN-42.9",
    "2AP-16",
    "EU-34",
    "EU-7",
    "EU-15",
    "EU-17",
  ]);
  expect(doubtful.filter(({ verified }) => verified)).toEqual([]);
});

test("twins exist, are mutual and stand one in each treaty", () => {
  const twinned = ARTICLES.filter(({ twin }) => twin !== null);
  expect(twinned.length).toBeGreaterThan(30);
  for (const { id, twin } of twinned) {
    expect(article(twin ?? "").twin).toBe(id);
    expect([id.slice(0, 2), (twin ?? "").slice(0, 2)].sort()).toEqual(["BC", "UN"]);
  }
});

test("preservation and traffic data are twinned paragraph by paragraph", () => {
  const pairs = ["42.4", "42.5", "42.6", "42.7", "42.8", "43.1", "43.2"].map(
    (paragraph) => article(`UN-${paragraph}`).twin,
  );
  expect(pairs).toEqual([
    "BC-29.3",
    "BC-29.4",
    "BC-29.5",
    "BC-29.6",
    "BC-29.7",
    "BC-30.1",
    "BC-30.2",
  ]);
});

test("a citation names the treaty and the article", () => {
  expect(article("BC-29.7").citation).toBe("Convention on Cybercrime, ETS 185, article 29(7)");
});

test("a letter finds its paragraph, if the paragraph lists it", () => {
  expect(article("UN-42.3(g)").id).toBe("UN-42.3");
  expect(article("UN-41.3(e)").id).toBe("UN-41.3");
  expect(() => article("UN-42.3(h)")).toThrow(RangeError);
});

test("an unknown id throws", () => {
  for (const id of ["", "UN-99", "UN-42", "(a)", "toString"]) {
    expect(() => article(id)).toThrow(RangeError);
  }
});
