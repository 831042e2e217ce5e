import { expect, test } from "vitest";
import { MUTANTS } from "../mutants/index.ts";
import { interpretWith, machineFaults } from "./planted-interpreter.ts";

test("The faults that are in a machine are listed, and the others cannot be explored", () => {
  const inMachines = machineFaults();
  expect(inMachines).toContain("keeps-a-file-open-for-ever");
  expect(inMachines.map((id) => typeof interpretWith(id))).toEqual(
    inMachines.map(() => "function"),
  );
  const others = MUTANTS.filter(({ id }) => !inMachines.includes(id));
  expect(others.length).toBeGreaterThan(10);
  for (const { id } of others) expect(() => interpretWith(id), id).toThrow("is not in a machine");
});
