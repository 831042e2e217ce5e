import type { Measure, Outcome, Stage } from "../fold/request-table.ts";

/** How the report names the measures, and what each counts. */
export const MEASURE_TEXTS: Readonly<
  Record<Measure, { readonly name: string; readonly meaning: string }>
> = {
  time_to_acknowledge: {
    name: "Time to acknowledge",
    meaning: "from the first try of the request to the acknowledgement's arrival",
  },
  response_time: {
    name: "Response time",
    meaning: "from arrival at the requested State to its sending of the acknowledgement",
  },
  time_to_preserve: {
    name: "Time to preserve",
    meaning: "from the need to the moment the last item that is preserved is secured",
  },
  time_to_confirm: {
    name: "Time to confirm",
    meaning: "from the need to the arrival of the last item's answer, whatever it says",
  },
};

/** How the report names where time goes, and what each stage holds. */
export const STAGE_TEXTS: Readonly<
  Record<Stage, { readonly name: string; readonly meaning: string }>
> = {
  prepare: { name: "Preparation", meaning: "the requesting side drafts, checks and translates" },
  transit: { name: "Transit", meaning: "under way, lost, or before another try" },
  closed: { name: "Closed desk", meaning: "a task waits and no officer is present" },
  busy: { name: "Busy desk", meaning: "a task waits and all officers present are occupied" },
  handling: { name: "Handling", meaning: "an officer of the requested side works on it" },
  authority: { name: "Authority", meaning: "a prosecutor or judge, closed hours included" },
  provider: { name: "Provider", meaning: "the order is out and not yet answered" },
  requester: { name: "Requester", meaning: "a question is with the requesting side" },
  hub: { name: "Hub", meaning: "a message or task lies at a hub" },
};

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  preserved: "Preserved",
  "partly-preserved": "Partly preserved",
  answered: "Answered",
  refused: "Refused",
  "not-held": "Not held",
  deleted: "Deleted",
  "wrong-identifier": "Wrong identifier",
  "provider-elsewhere": "Provider elsewhere",
  withdrawn: "Withdrawn",
  "gave-up": "Gave up",
  "no-basis": "No basis",
  open: "Open",
};
