import { checkMachine, holdMachine, requestingMachine } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { changedMachine } from "./changed-machine.ts";
import { hearing } from "./state-changes.ts";

test("A changed machine is a machine with the same id, and differs in what was changed alone", () => {
  const changed = changedMachine(holdMachine, {
    guards: { notNoticed: () => true },
    states: { negative: ({ description = "" }) => ({ description, on: { ordered: "ordered" } }) },
  });
  expect(changed.id).toBe(holdMachine.id);
  expect(checkMachine(changed.config, changed)).toEqual([]);
  expect(changed.guards["notNoticed"]).not.toBe(holdMachine.guards["notNoticed"]);
  expect(changed.guards["preserved"]).toBe(holdMachine.guards["preserved"]);
  expect(changed.config.states["negative"]).not.toEqual(holdMachine.config.states["negative"]);
  expect({ ...changed.config.states, negative: 0 }).toEqual({
    ...holdMachine.config.states,
    negative: 0,
  });
});

test("A change that changes nothing, or something that is not there, is refused", () => {
  const { isPing } = requestingMachine.guards;
  expect(() => changedMachine(requestingMachine, { guards: { isPing } })).toThrow(/isPing/);
  expect(() => changedMachine(requestingMachine, { guards: { isPong: () => true } })).toThrow(
    /isPong/,
  );
  expect(() => changedMachine(requestingMachine, { states: { preserved: (s) => s } })).toThrow(
    /preserved changes nothing/,
  );
  expect(() => changedMachine(requestingMachine, { states: { lost: hearing({}) } })).toThrow(
    /no state lost/,
  );
});

test("A change whose machine would be none is refused", () => {
  const states = { preserved: hearing({ lodged: "nowhere" }) };
  expect(() => changedMachine(requestingMachine, { states })).toThrow(/nowhere/);
});
