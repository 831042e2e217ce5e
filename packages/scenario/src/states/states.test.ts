import { expect, test } from "vitest";
import { isZone } from "../edge/zone-offsets.ts";
import { hasHolidayData } from "./holiday-data.ts";
import { stateByCode, states } from "./states.ts";

test("the table has the 193 Members and two observer States, each once, in order", () => {
  const all = states();
  const codes = all.map(({ iso2 }) => iso2);
  expect(all.filter(({ kind }) => kind === "un-member")).toHaveLength(193);
  expect(all.filter(({ kind }) => kind === "observer-state").map(({ iso2 }) => iso2)).toEqual([
    "PS",
    "VA",
  ]);
  expect(new Set(codes).size).toBe(195);
  expect(codes).toEqual(codes.toSorted());
});

test("every State has a zone, a language and a weekend", () => {
  for (const state of states()) {
    expect(isZone(state.zone), state.iso2).toBe(true);
    expect(
      state.languages.every((language) => /^[a-z]{2}$/.test(language)),
      state.iso2,
    ).toBe(true);
    expect(state.weekend.length, state.iso2).toBeGreaterThan(0);
  }
});

test("Namibia and Norway are States like others", () => {
  expect(stateByCode("NA")?.name).toBe("Namibia");
  expect(stateByCode("NO")).toEqual({
    iso2: "NO",
    name: "Norway",
    zone: "Europe/Oslo",
    region: { code: "150", name: "Europe" },
    subregion: { code: "154", name: "Northern Europe" },
    languages: ["nb", "no", "nn"],
    weekend: ["sat", "sun"],
    uncc_signed: null,
    budapest_party: true,
    g7_network: null,
    kind: "un-member",
    holiday_data: true,
  });
});

test("an organisation, a fictitious State and a code in lower case are no State", () => {
  for (const code of ["EU", "XA", "fr", "F", "", "\n"]) expect(stateByCode(code)).toBeUndefined();
});

test("languages are those official nationwide, most widely used first", () => {
  const languages = (code: string): string => stateByCode(code)?.languages.join(" ") ?? "";
  expect(languages("CH")).toBe("de fr it");
  expect(languages("BE")).toBe("nl fr de");
  expect(languages("ES")).toBe("es");
  expect(languages("US")).toBe("en");
  expect(languages("RS")).toBe("sr");
});

test("weekends differ", () => {
  expect(stateByCode("SA")?.weekend).toEqual(["fri", "sat"]);
  expect(stateByCode("AE")?.weekend).toEqual(["sat", "sun"]);
  expect(stateByCode("AF")?.weekend).toEqual(["thu", "fri"]);
  expect(stateByCode("IR")?.weekend).toEqual(["fri"]);
});

test("memberships are as reported, and what is not known is not denied", () => {
  const all = states();
  expect(all.filter(({ uncc_signed }) => uncc_signed !== null)).toHaveLength(73);
  expect(all.filter(({ budapest_party }) => budapest_party)).toHaveLength(78);
  expect(all.filter(({ g7_network }) => g7_network !== null)).toHaveLength(7);
});

test("States and territories without public holidays in the data are known", () => {
  expect(states().filter(({ holiday_data }) => !holiday_data)).toHaveLength(31);
  expect(hasHolidayData("HK")).toBe(true);
  for (const code of ["QA", "XA", "no", "US.la", ""]) expect(hasHolidayData(code)).toBe(false);
});
