import type { InjectRecord, ResolvedInject, ResolvedScenario } from "@contactpoint/protocol";
import type { World } from "@contactpoint/world";
import { type Board, type InjectDocument, isStaff, sees } from "../desk/index.ts";
import type { ExerciseRecord, InjectChange, InjectFact } from "../log/index.ts";
import { needsReading, type Seat } from "../seats/index.ts";
import { Conflict, Unknown } from "./conflict.ts";
import { checkEdit } from "./check-edit.ts";

/** An inject as it stands: what the file says, and what the facilitator has made of it. */
interface Standing {
  readonly inject: ResolvedInject;
  readonly status: InjectDocument["status"];
  readonly sent_at: number | null;
  readonly body: Readonly<Record<string, string>> | null;
  readonly to: string;
  readonly via: string | null;
  /** Its own instant, not that of an inject before it. */
  readonly at: number | null;
  readonly isRead: boolean;
  readonly edits: number;
}

/** Keeps the sheets of injects, `inject/<id>`, and lets the facilitator handle them. */
export class InjectDesk {
  readonly #scenario: ResolvedScenario;
  readonly #board: Board;
  readonly #standing = new Map<string, Standing>();

  constructor(scenario: ResolvedScenario, board: Board) {
    this.#scenario = scenario;
    this.#board = board;
    for (const inject of scenario.injects) this.#standing.set(inject.id, asWritten(inject));
    for (const id of this.#standing.keys()) this.#put(id);
  }

  /** Those parts of an inject that a change is about, as they stand. */
  before(id: string, change: InjectChange): InjectChange {
    const known = this.#standing.get(id);
    if (known === undefined) return {};
    const parts = { body: known.body ?? {}, to: known.to, via: known.via, at: this.#dueOf(id) };
    return Object.fromEntries(Object.entries(parts).filter(([part]) => part in change));
  }

  /**
   * @throws Unknown if there is none, or no such addressee; Conflict if it was sent or skipped
   * already, or cannot be so
   */
  govern({ act, inject: id, after = {} }: ExerciseRecord & InjectFact, world: World): void {
    const known = this.#standing.get(id);
    if (known === undefined) throw new Unknown(`no inject ${id}`);
    const isOver = known.status === "skipped" || known.status === "sent";
    const comesAgain = act === "sent-now" && known.inject.trigger.kind === "reserve";
    if (isOver && !comesAgain) throw new Conflict(`${id} is ${known.status} already`);
    switch (act) {
      case "sent-now":
        // The journal's record of it changes the sheet.
        if (!world.injects.send(id))
          throw new Conflict(`${id} does not come: its condition forbids it`);
        return;
      case "skipped":
        world.injects.skip(id);
        return this.#set(id, { status: "skipped" });
      case "edited":
        return this.#edit(known, after, world);
    }
  }

  /**
   * Somebody has read it: one of its State, or of the staff in its place. Gives the State.
   *
   * @throws Unknown if it has not reached the State
   */
  read(id: string, seat: Seat): string {
    const known = this.#standing.get(id);
    const isThere = known?.status === "sent" && needsReading(known.inject);
    if (!isThere || !(isStaff(seat) || seat.states.includes(known.to)))
      throw new Unknown(`no inject ${id} has come in here`);
    this.#set(id, { isRead: true });
    return known.to;
  }

  /** One was sent. Returns whether somebody has to read it. */
  note({ inject, at, to, body }: InjectRecord): boolean {
    const known = this.#standing.get(inject);
    if (known === undefined) return false;
    this.#set(inject, { status: "sent", sent_at: at, to, body: body ?? null, isRead: false });
    return needsReading(known.inject);
  }

  #edit({ inject: { id }, edits }: Standing, after: InjectChange, world: World): void {
    checkEdit(this.#scenario, this.#standing.get(id)?.inject, after, world.now);
    const { body, to, via, at } = after;
    world.injects.edit(id, {
      ...(body === undefined ? {} : { body }),
      ...(to === undefined ? {} : { to }),
    });
    if (typeof at === "number") world.injects.move(id, at);
    this.#set(id, {
      ...(body === undefined ? {} : { body }),
      ...(to === undefined ? {} : { to }),
      ...(via === undefined ? {} : { via }),
      ...(at === undefined ? {} : { at, status: "planned" }),
      edits: edits + 1,
    });
  }

  #set(id: string, change: Partial<Standing>): void {
    const known = this.#standing.get(id);
    if (known === undefined) return;
    this.#standing.set(id, { ...known, ...change });
    this.#show(id);
  }

  /** Those that come after it are planned anew. */
  #show(id: string): void {
    this.#put(id);
    for (const { trigger, id: later } of this.#scenario.injects)
      if (trigger.kind === "after" && trigger.of === id) this.#show(later);
  }

  /** When it is planned for, as far as can be told. */
  #dueOf(id: string): number | null {
    const known = this.#standing.get(id);
    if (known === undefined || known.status === "skipped") return null;
    if (known.at !== null) return known.at;
    const { trigger } = known.inject;
    if (trigger.kind !== "after") return null;
    const before = this.#standing.get(trigger.of)?.sent_at ?? this.#dueOf(trigger.of);
    return before === null ? null : before + trigger.plus;
  }

  #put(id: string): void {
    const known = this.#standing.get(id);
    if (known === undefined) return;
    const { inject, to, via, status, sent_at, body, isRead: read } = known;
    const { trigger, from, request } = inject;
    const document: InjectDocument = {
      kind: "inject",
      id,
      to,
      via,
      body,
      planned_at: this.#dueOf(id),
      sent_at,
      status,
      read,
      script: {
        trigger: trigger.kind,
        after: trigger.kind === "after" ? trigger.of : null,
        planned_at: trigger.kind === "at" ? trigger.at : null,
        from,
        form: request?.form ?? null,
        edits: known.edits,
        expected: this.#scenario.exercise?.expected[id] ?? null,
      },
    };
    const { script: _, ...told } = document;
    this.#board.put({
      key: `inject/${id}`,
      show: (seat) => {
        const watches = seat.role === "evaluator" && sees(seat, [to]);
        if (isStaff(seat) || watches) return document;
        // Others know of an inject only what has reached them.
        if (!needsReading(inject)) return null;
        return sees(seat, [to]) && status === "sent" ? { ...told, planned_at: null } : null;
      },
    });
  }
}

function asWritten(inject: ResolvedInject): Standing {
  const { trigger, body, to, via } = inject;
  return {
    inject,
    status: trigger.kind === "reserve" ? "reserve" : "planned",
    sent_at: null,
    body,
    to,
    via,
    at: trigger.kind === "at" ? trigger.at : null,
    isRead: false,
    edits: 0,
  };
}
