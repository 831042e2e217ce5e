import type { BadMessageFlaw, ProtocolErrorName, ResolvedFault } from "@contactpoint/protocol";
import type { ContactPoint } from "./contact-point.ts";
import type { Message } from "./message.ts";
import type { World } from "./world.ts";

export type BadMessageFault = Extract<ResolvedFault, { kind: "bad-message" }>;

/** A State that no register has. */
const NOBODY = "ZZ";

/** How each flaw that needs no real message is turned away. */
const TURNED_AWAY: Readonly<Partial<Record<BadMessageFlaw, ProtocolErrorName>>> = {
  malformed: "malformed",
  oversize: "oversize",
  "unknown-version": "unknown-version",
  "unknown-sender": "sender-not-registered",
  "forged-author": "signature-invalid",
  "unknown-request": "unknown-request",
};

/** Null where no scenario sends bad input, so that no message need be remembered for it. */
export function badInputOf(world: World): BadInput | null {
  const sends = world.scenario.faults.some(({ kind }) => kind === "bad-message");
  return sends ? new BadInput(world) : null;
}

/** Bad input that reaches contact points. It is turned away, or taken for the duplicate it is. */
export class BadInput {
  readonly #world: World;
  readonly #active = new Set<string>();
  /** What each contact point received, by its number. */
  readonly #first = new Map<ContactPoint, Message>();
  readonly #last = new Map<ContactPoint, Message>();
  readonly #requests = new Map<ContactPoint, Message>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A real message has arrived. */
  witness(point: ContactPoint, message: Message): void {
    if (!this.#first.has(point)) this.#first.set(point, message);
    this.#last.set(point, message);
    if (message.type === "request") this.#requests.set(point, message);
  }

  begin(fault: BadMessageFault, point: ContactPoint): void {
    this.#active.add(nameOf(fault, point));
    this.#send(fault, point, 1);
  }

  end(fault: BadMessageFault, point: ContactPoint): void {
    this.#active.delete(nameOf(fault, point));
  }

  #send(fault: BadMessageFault, point: ContactPoint, count: number): void {
    if (!this.#active.has(nameOf(fault, point))) return;
    const { agenda } = this.#world;
    if (this.#canArrive(fault.flaw, point))
      this.#world.nemesis.input(point, null, () => this.#arrive(fault, point, count));
    if (fault.every === null) return;
    const happen = (): void => this.#send(fault, point, count + 1);
    agenda.at(agenda.now + fault.every, { happen });
  }

  #canArrive(flaw: BadMessageFlaw, point: ContactPoint): boolean {
    if (this.#world.deskOf(point).duty === "out-of-service") return false;
    return TURNED_AWAY[flaw] !== undefined || this.#realFor(flaw).has(point);
  }

  #arrive(fault: BadMessageFault, point: ContactPoint, count: number): void {
    const { hardship, post } = this.#world;
    if (!this.#canArrive(fault.flaw, point)) return;
    const error = TURNED_AWAY[fault.flaw];
    if (error !== undefined) {
      hardship.note(fault, "fired");
      return this.#reject(fault, point, error, count);
    }
    const real = this.#realFor(fault.flaw).get(point);
    if (real === undefined) return;
    hardship.note(fault, "fired", real.facts.id);
    if (fault.flaw !== "contradiction") return post.deliverAgain(real);
    post.reject(point, real, "request-id-reused");
  }

  /** Who it claims to be from is somebody else whom the contact point knows, where it knows anybody. */
  #reject(
    { id, flaw }: BadMessageFault,
    point: ContactPoint,
    error: ProtocolErrorName,
    count: number,
  ): void {
    const { record, agenda, points } = this.#world;
    const other = points.find((one) => one !== point)?.id ?? NOBODY;
    const from = flaw === "unknown-sender" ? NOBODY : other;
    const request = `${id}/${from}/${count}`;
    record?.({
      kind: "rejected",
      at: agenda.now,
      node: point.id,
      error,
      from,
      // Of what cannot be read, nobody knows what it was about.
      ...(flaw === "malformed" || flaw === "oversize" ? {} : { message: `${request}#1`, request }),
    });
  }

  #realFor(flaw: BadMessageFlaw): ReadonlyMap<ContactPoint, Message> {
    if (flaw === "contradiction") return this.#requests;
    return flaw === "replay" ? this.#last : this.#first;
  }
}

function nameOf({ id }: BadMessageFault, point: ContactPoint): string {
  return `${id} ${point.id}`;
}
