import type { InjectRecord, ResolvedInject, ResolvedScenario } from "@contactpoint/protocol";
import type { World } from "@contactpoint/world";
import { type Board, type InjectDocument, isStaff, sees } from "../desk/index.ts";
import type { InjectFact } from "../log/index.ts";
import { Conflict, Unknown } from "./conflict.ts";

/** Keeps the sheets of injects, `inject/<id>`, and lets the facilitator handle them. */
export class InjectDesk {
  readonly #scenario: ResolvedScenario;
  readonly #board: Board;
  readonly #status = new Map<string, Pick<InjectDocument, "status" | "sent_at" | "body">>();
  readonly #planned = new Map<string, number>();
  readonly #read = new Set<string>();

  constructor(scenario: ResolvedScenario, board: Board) {
    this.#scenario = scenario;
    this.#board = board;
    for (const inject of scenario.injects) {
      const { trigger, body, id } = inject;
      if (trigger.kind === "at") this.#planned.set(id, trigger.at);
      const status = trigger.kind === "reserve" ? "reserve" : "planned";
      this.#status.set(id, { status, sent_at: null, body });
      this.#put(inject);
    }
  }

  /** @throws Unknown if there is none; Conflict if it was sent or skipped already */
  govern({ act, inject: id, body, at }: InjectFact, world: World): void {
    const inject = this.#scenario.injects.find((one) => one.id === id);
    const known = this.#status.get(id);
    if (inject === undefined || known === undefined) throw new Unknown(`no inject ${id}`);
    const isOver = known.status === "skipped" || known.status === "sent";
    if (isOver && inject.trigger.kind !== "reserve")
      throw new Conflict(`${id} is ${known.status} already`);
    switch (act) {
      case "sent-now":
        // The journal's record of it changes the sheet.
        return world.injects.send(id);
      case "skipped":
        world.injects.skip(id);
        this.#status.set(id, { ...known, status: "skipped" });
        break;
      case "moved":
        world.injects.move(id, at ?? world.now);
        this.#planned.set(id, at ?? world.now);
        break;
      case "edited":
        world.injects.edit(id, body ?? {});
        this.#status.set(id, { ...known, body: body ?? null });
        break;
    }
    this.#put(inject);
  }

  /** Somebody has read it. @throws Unknown if it has not reached the State */
  read(id: string, state: string): void {
    const inject = this.#scenario.injects.find((one) => one.id === id);
    if (inject === undefined || inject.to !== state || this.#status.get(id)?.status !== "sent")
      throw new Unknown(`no inject ${id} has reached ${state}`);
    this.#read.add(id);
    this.#put(inject);
  }

  /** One was sent. */
  note(record: InjectRecord): void {
    const inject = this.#scenario.injects.find(({ id }) => id === record.inject);
    if (inject === undefined) return;
    const body = record.body ?? null;
    this.#status.set(inject.id, { status: "sent", sent_at: record.at, body });
    this.#read.delete(inject.id);
    this.#put(inject);
  }

  #put(inject: ResolvedInject): void {
    const { id, to, via } = inject;
    const status = this.#status.get(id);
    if (status === undefined) return;
    const planned_at = this.#planned.get(id) ?? null;
    const expected = this.#scenario.exercise?.expected[id];
    this.#board.put({
      key: `inject/${id}`,
      show: (seat) => {
        const read = this.#read.has(id);
        const about = { kind: "inject", id, to, via, planned_at, read } as const;
        const document: InjectDocument = { ...about, ...status };
        if (isStaff(seat)) return expected === undefined ? document : { ...document, expected };
        // Others know of an inject only what has reached them.
        const isTheirs = sees(seat, [to]) && status.status === "sent";
        return isTheirs ? { ...document, planned_at: null } : null;
      },
    });
  }
}
