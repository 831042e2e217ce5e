/** What an officer does, on the requesting side, at a hub and on the requested side. New kinds go last: their position keys draws. */
export const OFFICER_TASKS = [
  "prepare", // find the provider, draft, check
  "translate", // added to `prepare` where the languages differ
  "supplement", // supply missing items
  "choose", // answer a prejudice notice
  "relay", // a hub handles a message
  "acknowledge", // notice, authenticate, acknowledge
  "check", // complete? in scope? right addressee?
  "review", // refusal grounds, prejudice
  "order", // police law: the officer orders; else: puts the case to the authority
  "locate", // answer a location query
  "extend", // decide an extension
  "follow-up", // requesting side: ask for an extension before a hold ends
  "renew", // renew a domestic order before it runs out
] as const;

export type OfficerTask = (typeof OFFICER_TASKS)[number];
