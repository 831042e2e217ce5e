import { entityKey } from "@contactpoint/engine";
import type { Case, CaseItem } from "./case.ts";
import type { Message } from "./message.ts";
import type { World } from "./world.ts";

/** A chain of providers is followed at most this far. */
const CHAIN_MOST = 5;

/**
 * The path leads to another provider (UN-43.1, BC-30.1), or the request went to the wrong State
 * (BC-27.9): a child request pursues each item there. Repeated answers start nothing anew,
 * nor does an answer to a request that was given up.
 */
export function followUpElsewhere(world: World, of: Case, message: Message): void {
  const { type, item, body } = message;
  const { next_provider } = body ?? {};
  if (world.casework.isFinished(of, "requesting")) return;
  if (next_provider === undefined || of.depth + 1 >= CHAIN_MOST) return;
  const items = type === "referral" ? of.facts.items.keys() : [item];
  for (const number of items) {
    if ((of.pursued & (1 << number)) !== 0) continue;
    of.pursued |= 1 << number;
    const found = of.facts.items[number];
    if (found === undefined) continue;
    const provider = type === "referral" ? found.provider : next_provider;
    openChild(world, of, number, { ...found, provider }, message.author !== of.facts.to);
  }
}

/** What a hub has re-directed leaves at once, with whatever it lacks. */
function openChild(
  world: World,
  of: Case,
  number: number,
  item: CaseItem,
  redirected: boolean,
): void {
  const to = world.pointOf(world.providerOf(item.provider).provider.state);
  // Data at home need no request abroad.
  if (to === of.facts.from) return;
  of.children++;
  const id = `${of.facts.id}/c${of.children}`;
  world.need({
    id,
    key: entityKey(id),
    form: of.facts.form,
    urgency: of.facts.urgency,
    from: of.facts.from,
    to,
    mistaken_for: null,
    items: [item],
    circumstances: of.facts.circumstances,
    parent: of,
    parent_item: number,
    incident: of.facts.incident,
    duplicate_of: null,
    omit: redirected ? of.missing : [],
    withdrawn_at: of.facts.withdrawn_at,
    ...(redirected ? { prepared: true as const } : {}),
    files: [],
  });
}
