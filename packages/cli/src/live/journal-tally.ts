import { initialLeaf, requestedMachine, requestingMachine } from "@contactpoint/protocol";
import type { JournalRecord, StateRecord, TaskRecord } from "@contactpoint/protocol";

/** Open requests of one contact point, by side and state of the machine. */
export interface RequestCount {
  readonly side: "requesting" | "requested";
  readonly state: string;
  readonly count: number;
}

const FINAL = {
  requesting: finalStates(requestingMachine),
  requested: finalStates(requestedMachine),
} as const;

/** Where a request stands from its need until its machine first moves. */
const BEGUN = initialLeaf(requestingMachine.tree.root).path;

/** How things stand at each contact point, from the records of the journal as they come. */
export class JournalTally {
  /** State of each open request by side and request, for each node. */
  readonly #requests = new Map<string, Map<string, string>>();
  /** Tasks that wait for an officer, for each node. */
  readonly #waiting = new Map<string, Set<string>>();

  add(record: JournalRecord): void {
    if (record.kind === "need") this.#of(record.from).set(`requesting ${record.request}`, BEGUN);
    else if (record.kind === "no-basis") this.#close(record.request);
    else if (record.kind === "state") this.#moved(record);
    else if (record.kind === "task" && record.by === "officer") this.#task(record);
  }

  /** Requests that are open on the requesting side, of all nodes. */
  get open(): number {
    let count = 0;
    for (const requests of this.#requests.values())
      for (const name of requests.keys()) if (name.startsWith("requesting ")) count += 1;
    return count;
  }

  tasks(node: string): number {
    return this.#waiting.get(node)?.size ?? 0;
  }

  requests(node: string): readonly RequestCount[] {
    const counts = new Map<string, number>();
    for (const [name, state] of this.#requests.get(node) ?? []) {
      const at = `${name.slice(0, name.indexOf(" "))} ${state}`;
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return [...counts].map(([at, count]) => {
      const [side = "", state = ""] = at.split(" ");
      return { side: side === "requesting" ? "requesting" : "requested", state, count };
    });
  }

  #of(node: string): Map<string, string> {
    return entryOf(this.#requests, node, () => new Map<string, string>());
  }

  #close(request: string): void {
    for (const requests of this.#requests.values()) requests.delete(`requesting ${request}`);
  }

  #moved({ node, machine, request, to }: StateRecord): void {
    if (machine !== "requesting" && machine !== "requested") return;
    const requests = this.#of(node);
    const name = `${machine} ${request ?? ""}`;
    if (FINAL[machine].has(to)) requests.delete(name);
    else requests.set(name, to);
  }

  #task({ node, request, number, phase }: TaskRecord): void {
    const waiting = entryOf(this.#waiting, node, () => new Set<string>());
    const name = `${request} ${number}`;
    if (phase === "asked") waiting.add(name);
    else waiting.delete(name);
  }
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function finalStates({
  tree,
}: {
  readonly tree: { readonly leaves: readonly { readonly path: string; readonly final: boolean }[] };
}): ReadonlySet<string> {
  return new Set(tree.leaves.filter(({ final }) => final).map(({ path }) => path));
}
