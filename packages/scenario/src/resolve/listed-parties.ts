import { entityKey } from "@contactpoint/engine";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import { stateByCode } from "../states/states.ts";
import type { PeopledContext } from "./context.ts";
import { isIn } from "./import-states.ts";

export interface ListedParties {
  readonly data?: "uncc-signatories" | "budapest-parties" | undefined;
  readonly joined?: number | undefined;
}

/**
 * The States of a list of the data, or as many as are to have joined. Who joins follows from the
 * seed, and whoever has joined among few has joined among more.
 */
export function listedParties(
  context: PeopledContext,
  { data, joined }: ListedParties,
  path: Path,
): readonly string[] {
  const listed = data === undefined ? [] : onList(context, data);
  if (data !== undefined && listed.length === 0) {
    context.report.warn(path, `no State of the scenario is in ${data}`);
  }
  if (joined === undefined) {
    if (data === undefined) {
      context.report.error(path, "says nobody", "add data: budapest-parties, or joined: 40");
    }
    return listed;
  }
  const order = joiningOrder(context, data, new Set(listed));
  if (joined > order.length) {
    const message = `is more than there are: ${order.length} States could join`;
    context.report.warn([...path, "joined"], message);
  }
  const members = order.slice(0, joined);
  const known = members.filter((id) => listed.includes(id));
  noteHypothetical(context, members.slice(known.length), path);
  // A hub that is no State's own serves those who have joined.
  const hubs = [...context.states].filter(([, { relaysOnly }]) => relaysOnly).map(([id]) => id);
  return [...members, ...hubs];
}

function onList(context: PeopledContext, data: NonNullable<ListedParties["data"]>): string[] {
  return [...context.states.keys()].filter((id) => {
    const row = realState(context, id);
    return row !== undefined && isIn(data, row);
  });
}

/** Of the list by the day of signature; others, and who signed on one day, by the seed. */
function joiningOrder(
  context: PeopledContext,
  data: ListedParties["data"],
  listed: ReadonlySet<string>,
): string[] {
  const draw = context.random.label("joiner");
  const places = [...context.states].flatMap(([id, { key, relaysOnly }]) => {
    if (relaysOnly) return [];
    const signed = data === "uncc-signatories" ? realState(context, id)?.uncc_signed : null;
    const day = listed.has(id) ? (signed ?? "") : LAST;
    return [{ id, day, luck: draw.uniform(entityKey(key), 0) }];
  });
  places.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.luck - b.luck));
  return places.map(({ id }) => id);
}

/** Behind every day. */
const LAST = "~";

function realState(context: PeopledContext, id: string): ReturnType<typeof stateByCode> {
  return context.text.real_states === true ? stateByCode(id) : undefined;
}

function noteHypothetical(context: PeopledContext, members: readonly string[], path: Path): void {
  if (members.length === 0) return;
  context.parameters.note(
    formatPath([...path, "joined"]),
    `${members.length} hypothetical: ${members.toSorted().join(" ")}`,
    "assumption",
    "joined by assumption, drawn by the seed; says nothing of what any State will do",
  );
}
