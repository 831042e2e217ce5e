import type { Instant } from "@contactpoint/engine";
import type { CaseFacts, CaseItem, ContactPoint, World } from "@contactpoint/world";
import { UNSTATED } from "@contactpoint/world";
import { entityKey } from "@contactpoint/engine";
import type { CommandFrame, DecideFrame } from "./bench-frame.ts";
import type { CaseFile } from "./own-world.ts";

/** An officer's or authority's answer reaches the machine that asked. */
export function decide(world: World, of: CaseFile, item: number, frame: DecideFrame): void {
  const { casework } = world;
  const { result } = frame;
  switch (frame.task) {
    case "acknowledge":
      return casework.requested(of, { type: "acknowledged" });
    case "check":
      return casework.requested(of, checked(frame));
    case "review":
      return casework.requested(of, reviewed(frame));
    case "locate": {
      const [found] = frame.located ?? [];
      const { provider = "", state = "" } = found ?? {};
      return casework.requested(of, { type: "located", provider, state });
    }
    case "extend":
      return casework.requested(of, { type: "extensionDecided", granted: result === "granted" });
    case "decide-assistance":
      return casework.requested(of, { type: "assistanceDecided", granted: result === "granted" });
    case "order":
      return casework.hold(of, item, { type: "ordered" });
    case "authorise":
      return casework.hold(of, item, { type: "authorised" });
    case "renew":
      return casework.hold(of, item, { type: "renewed", done: result === "renewed" });
    case "supplement":
      of.missing = [];
      return casework.requesting(of, { type: "supplemented" });
    case "choose":
      return casework.requesting(of, { type: "chose", proceed: result === "proceed" });
    case "follow-up":
      return casework.requesting(of, { type: "followedUp", asks: result === "ask" });
    default:
  }
}

type Conclusion = Parameters<World["casework"]["requested"]>[1];

function checked({ result, missing = [], next_state, next_provider }: DecideFrame): Conclusion {
  if (result === "incomplete") return { type: "foundIncomplete", missing };
  if (result === "complete") return { type: "foundComplete" };
  return { type: "foundMisaddressed", state: next_state ?? "", provider: next_provider ?? "" };
}

function reviewed({ result, ground, reasons = "" }: DecideFrame): Conclusion {
  if (result === "refused") return { type: "groundFound", ground: ground ?? null, reasons };
  return { type: result === "accepted" ? "accepted" : "prejudiceFound" };
}

/** The need behind a commanded request. */
export function commandedNeed(
  { request, form, urgency, stated }: Extract<CommandFrame, { command: "request" }>,
  from: ContactPoint,
  to: ContactPoint,
): CaseFacts {
  const items: readonly CaseItem[] = (stated.data?.items ?? [NOTHING_STATED]).map(
    ({ provider, data_class, stated_expiry }) => ({
      provider,
      data_class,
      stated_expiry,
      expires_at: NEVER,
      wrong_identifier: false,
    }),
  );
  return {
    id: request,
    key: entityKey(request),
    form,
    urgency,
    from,
    to,
    mistaken_for: null,
    items,
    circumstances: [],
    parent: null,
    parent_item: -1,
    incident: null,
    duplicate_of: null,
    omit: [],
    withdrawn_at: Infinity,
    files: [],
  };
}

const NOTHING_STATED = { provider: UNSTATED, data_class: "traffic", stated_expiry: null } as const;
const NEVER: Instant = Number.MAX_SAFE_INTEGER;
