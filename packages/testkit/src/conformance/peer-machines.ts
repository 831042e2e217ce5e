import type { Instant } from "@contactpoint/engine";
import {
  type Instance,
  type Interpreter,
  REQUESTED_MESSAGES,
  type RequestedContext,
  type RequestedEvent,
  requestedMachine,
  type RequestedOrders,
  type RequestForm,
  type RequestingContext,
  type RequestingEvent,
  requestingMachine,
  type RequestingOrders,
} from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import { compileMachine } from "@contactpoint/simulator";
import { startRequested, startRequesting } from "@contactpoint/world";
import { PEER_TERMS } from "./bench-terms.ts";
import { atRequested, atRequesting, saidByRequested, saidByRequesting } from "./peer-events.ts";

export type PeerMove = {
  readonly machine: "requesting" | "requested";
  readonly request: string;
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly final?: true;
};

type Side =
  /** Where it stands does not show. */
  | null
  | { readonly machine: "requesting"; readonly instance: Instance<RequestingContext> }
  | { readonly machine: "requested"; readonly instance: Instance<RequestedContext> };

/**
 * The States that the bench plays, as far as a journal has to show where they stand: the published
 * machines follow what the script makes them say and what they hear. They order nothing.
 */
export class PeerMachines {
  readonly #sides = new Map<string, Side>();
  readonly #moved: (node: string, move: PeerMove) => void;
  readonly #requesting: Interpreter<RequestingContext, RequestingEvent, RequestingOrders>;
  readonly #requested: Interpreter<RequestedContext, RequestedEvent, RequestedOrders>;
  readonly #finals: ReadonlySet<string>;
  #stepped: { readonly node: string; readonly request: string } | null = null;

  constructor(moved: (node: string, move: PeerMove) => void) {
    this.#moved = moved;
    const onMicrostep =
      (machine: PeerMove["machine"]) =>
      (from: string, event: string, to: string): void =>
        this.#note(machine, from, event, to);
    this.#requesting = compileMachine(requestingMachine, {
      onMicrostep: onMicrostep("requesting"),
    });
    this.#requested = compileMachine(requestedMachine, { onMicrostep: onMicrostep("requested") });
    const { states } = this.#requesting;
    this.#finals = new Set(states.filter((_, state) => this.#requesting.isFinal(state)));
  }

  /** A peer says something. */
  said(letter: Letter, now: Instant, items: number): void {
    const { from: node, request } = letter;
    if (letter.type === "request") this.#open(node, request, letter.form, items, now);
    const side = this.#sides.get(`${node} ${request}`);
    if (side === undefined || side === null) return;
    this.#stepped = { node, request };
    side.instance.context.now = now;
    if (side.machine === "requesting") this.#sayAsRequesting(side.instance, letter);
    else
      for (const event of saidByRequested(letter))
        this.#requested.step(side.instance, event, SILENT_REQUESTED);
  }

  /** A peer hears something. */
  heard(letter: Letter, now: Instant, items: number): void {
    const { to: node, request } = letter;
    if (letter.type === "request") this.#receive(node, request, letter.form, items, now);
    const side = this.#sides.get(`${node} ${request}`);
    if (side === undefined || side === null) return;
    this.#stepped = { node, request };
    side.instance.context.now = now;
    if (side.machine === "requesting" && IS_ANSWER.has(letter.type))
      for (const event of atRequesting(letter))
        this.#requesting.step(side.instance, event, SILENT_REQUESTING);
    else if (side.machine === "requested")
      for (const event of atRequested(letter))
        this.#requested.step(side.instance, event, SILENT_REQUESTED);
  }

  /** Once data are held the machine knows no withdrawal: where it stands then, nothing shows. */
  #sayAsRequesting(instance: Instance<RequestingContext>, letter: Letter): void {
    for (const event of saidByRequesting(letter))
      this.#requesting.step(instance, event, SILENT_REQUESTING);
    if (letter.type === "withdrawal" && !this.#requesting.isFinal(instance.state))
      this.#sides.set(`${letter.from} ${letter.request}`, null);
  }

  #open(node: string, request: string, form: RequestForm, items: number, now: Instant): void {
    if (this.#sides.has(`${node} ${request}`)) return;
    this.#stepped = { node, request };
    const instance = this.#requesting.start(
      startRequesting({ now, terms: { ...PEER_TERMS, form }, items }),
      SILENT_REQUESTING,
    );
    this.#sides.set(`${node} ${request}`, { machine: "requesting", instance });
    this.#requesting.step(instance, { type: "prepared" }, SILENT_REQUESTING);
  }

  #receive(node: string, request: string, form: RequestForm, items: number, now: Instant): void {
    if (this.#sides.has(`${node} ${request}`)) return;
    this.#stepped = { node, request };
    const instance = this.#requested.start(
      startRequested({ now, terms: { ...PEER_TERMS, form }, items }),
      SILENT_REQUESTED,
    );
    this.#sides.set(`${node} ${request}`, { machine: "requested", instance });
  }

  #note(machine: PeerMove["machine"], from: string, event: string, to: string): void {
    const stepped = this.#stepped;
    if (stepped === null) return;
    const { node, request } = stepped;
    const isFinal = machine === "requesting" && this.#finals.has(to);
    this.#moved(node, {
      machine,
      request,
      from,
      event,
      to,
      ...(isFinal ? { final: true as const } : {}),
    });
  }
}

const IS_ANSWER: ReadonlySet<string> = new Set(REQUESTED_MESSAGES);

const ignore = (): void => undefined;
const SIDE = { schedule: ignore, cancel: ignore, ask: ignore, send: ignore };
const SILENT_REQUESTING: RequestingOrders = { ...SIDE, request: ignore, inquire: ignore };
const SILENT_REQUESTED: RequestedOrders = {
  ...SIDE,
  repeat: ignore,
  startItems: ignore,
  tellItems: ignore,
};
