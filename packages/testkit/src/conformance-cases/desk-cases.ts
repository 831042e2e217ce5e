import type { ConformanceCase, Step } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import { RECEIVED } from "./stories.ts";

const ROUTINE: Step = {
  says: "request",
  request: "case/XA/2",
  fields: { urgency: "routine" },
  brings: ["asks acknowledge of case/XA/2"],
};
const EMERGENCY: Step = {
  says: "request",
  request: "case/XA/3",
  fields: { urgency: "emergency" },
  brings: ["asks acknowledge of case/XA/3"],
};

/** In which order a desk that keeps its own queue gives out its tasks. */
export const DESK_CASES: readonly ConformanceCase[] = [
  defineCase(
    "emergency-first",
    "An emergency is taken up before what is urgent or routine and came earlier.",
    { profile: "extended", rules: [], musts: ["LS-012"] },
    [
      RECEIVED,
      ROUTINE,
      EMERGENCY,
      { free: true, brings: ["takes acknowledge of case/XA/3"] },
      { free: true, brings: ["takes acknowledge"] },
      { free: true, brings: ["takes acknowledge of case/XA/2"] },
      { free: true, brings: [] },
    ],
  ),
  defineCase(
    "routine-waits-for-emergency",
    "No routine task is taken up while an emergency waits that was asked before.",
    { profile: "extended", rules: ["S32"], musts: ["LS-012"] },
    [
      EMERGENCY,
      ROUTINE,
      { free: true, brings: ["takes acknowledge of case/XA/3"] },
      { free: true, brings: ["takes acknowledge of case/XA/2"] },
    ],
  ),
  defineCase(
    "oldest-of-one-urgency",
    "Of one urgency the task that was asked first is taken up first.",
    { profile: "extended", rules: [], musts: ["LS-012"] },
    [
      RECEIVED,
      { says: "request", request: "case/XA/2", brings: ["asks acknowledge of case/XA/2"] },
      { free: true, brings: ["takes acknowledge"] },
      {
        decide: "acknowledge",
        result: "acknowledged",
        brings: ["says acknowledgement", "asks check"],
      },
      { free: true, brings: ["takes acknowledge of case/XA/2"] },
      { free: true, brings: ["takes check"] },
    ],
  ),
];
