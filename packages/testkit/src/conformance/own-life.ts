import type { JournalRecord, ResolvedScenario, SentRecord } from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import {
  CaseBook,
  derivedKeys,
  LetterReader,
  LetterWriter,
  LiveNode,
  Truth,
} from "@contactpoint/live";
import { Alarm, type CaseFacts, type Interpret } from "@contactpoint/world";
import { AuditChain } from "./audit-chain.ts";
import type { CommandFrame, DeliverFrame, InitFrame, InputFrame } from "./bench-frame.ts";
import { CHANNEL } from "./bench-terms.ts";
import type { Effects } from "./node-frame.ts";
import { commandedNeed, decide } from "./own-case-work.ts";
import { OwnIntake } from "./own-intake.ts";
import { type CaseFile, OwnWorld } from "./own-world.ts";
import { StepAgenda } from "./step-agenda.ts";

type Lists = { -readonly [K in keyof Effects]: Effects[K] };
type RequestCommand = Extract<CommandFrame, { command: "request" }>;

/** One life of the own node's process: from a start or restart until it ends. */
export class OwnLife {
  readonly #init: InitFrame;
  readonly #agenda: StepAgenda;
  readonly #world: OwnWorld;
  readonly #node: LiveNode;
  readonly #writer: LetterWriter;
  readonly #intake: OwnIntake;
  readonly #chain = new AuditChain();
  readonly #facts = new Map<string, CaseFacts>();
  readonly #commanded = new Map<string, RequestCommand>();
  readonly #asked = new Map<string, CaseFile>();
  readonly #attempts = new Map<string, number>();
  /** Words of people that messages repeat. */
  readonly #words = new Map<string, object>();
  #out: Lists = nothing();

  constructor(init: InitFrame, scenario: ResolvedScenario, interpret: Interpret) {
    this.#init = init;
    this.#agenda = new StepAgenda(scenario.clock.start);
    this.#world = new OwnWorld(
      scenario,
      { node: init.nodeId, agenda: this.#agenda, interpret },
      {
        asked: (of, _, item, task) => this.#ask(of, item, task),
        ordered: (...order) => this.#order(...order),
        recorded: (record) => this.#note(record),
        needed: (facts) => this.#node.book.open(facts),
      },
    );
    this.#writer = new LetterWriter(scenario);
    const reader = new LetterReader(scenario);
    this.#node = new LiveNode({
      keys: derivedKeys(new Uint8Array(32), init.nodeId),
      book: new CaseBook(init.nodeId, this.#world, new Truth(), reader),
      registered: { keysOf: () => undefined, sealKeyOf: noSeal },
      writer: this.#writer,
      reader,
      world: this.#world,
    });
    this.#intake = new OwnIntake(this.#node, init.register, CHANNEL);
    this.#world.begin();
    this.#agenda.passTo(init.now);
  }

  /** Takes one input and everything that is due by then. */
  take(frame: InputFrame): Effects {
    this.#out = nothing();
    this.#agenda.passTo(frame.at);
    this.#handle(frame);
    this.#agenda.passTo(frame.at);
    return { ...this.#out, timers: this.#timers() };
  }

  #handle(frame: InputFrame): void {
    switch (frame.kind) {
      case "deliver":
        return this.#deliver(frame);
      case "decide": {
        const key = taskKey(frame.request, frame.item ?? -1, frame.task);
        const of = this.#asked.get(key);
        this.#asked.delete(key);
        if (frame.supplied !== undefined)
          this.#words.set(`supplement ${frame.request}`, { supplied: frame.supplied });
        if (frame.threat !== undefined)
          this.#words.set(`prejudice-notice ${frame.request}`, {
            threat: frame.threat,
            explanation: frame.explanation,
          });
        if (of !== undefined) decide(this.#world, of, frame.item ?? -1, frame);
        return;
      }
      case "provider": {
        const { answer, next_provider = null, content, data_sha256 } = frame;
        if (answer === "disclosed")
          this.#words.set(`disclosure ${frame.request}`, { content, data_sha256 });
        return this.#world.provided(frame.request, frame.item, { answer, next_provider });
      }
      case "command":
        return this.#command(frame);
      case "register":
        this.#intake.register = frame.register;
        return;
      case "tick":
    }
  }

  #deliver(frame: DeliverFrame): void {
    const intake = this.#intake.take(frame);
    if (intake.kind === "known") return;
    if (intake.kind === "rejected") {
      this.#out.reject.push(intake.reject);
      this.#enter(`rejected ${intake.reject.error}`);
      return;
    }
    const message = this.#node.receive(intake.frame, intake.letter);
    this.#facts.set(message.facts.id, message.facts);
    this.#world.post.arrive(message, 1);
  }

  #command(frame: CommandFrame): void {
    const { nodeId } = this.#init;
    if (frame.command === "request") {
      const facts = commandedNeed(
        frame,
        this.#world.pointOf(nodeId),
        this.#world.pointOf(frame.to),
      );
      this.#facts.set(facts.id, facts);
      this.#commanded.set(facts.id, frame);
      this.#world.need(facts);
      return;
    }
    const facts = this.#facts.get(frame.request);
    const of = facts?.files.find(({ point }) => point.id === nodeId);
    if (of === undefined) return;
    const type = frame.command === "lodge" ? "lodged" : "needWithdrawn";
    this.#world.casework.requesting(of, { type });
  }

  #ask(of: CaseFile, item: number, task: string): void {
    const request = of.facts.id;
    this.#asked.set(taskKey(request, item, task), of);
    const by = task === "authorise" || task === "decide-assistance" ? "authority" : "officer";
    this.#out.ask.push({ task, request, ...(item < 0 ? {} : { item }), by });
  }

  #order(request: string, item: number, provider: string, form: string): void {
    const attempt = (this.#attempts.get(`${request} ${item}`) ?? 0) + 1;
    this.#attempts.set(`${request} ${item}`, attempt);
    this.#out.order.push({ request, item, provider, attempt, form });
  }

  #note(record: JournalRecord): void {
    switch (record.kind) {
      case "need":
        return this.#writer.learn(record);
      case "sent":
        this.#enter(`sent ${record.message}`);
        this.#out.send.push({ ...this.#letterOf(record) });
        return;
      case "delivered":
        this.#enter(`received ${record.message}`);
        this.#node.note(record);
        return this.#node.hear(record.message);
      case "hold": {
        const { request, item, change, until, order_until, reason } = record;
        const why = reason === undefined ? {} : { reason };
        this.#out.hold.push({ request, item, change, until, order_until, ...why });
        return this.#node.note(record);
      }
      case "state": {
        const { machine, request, item, from, event, to } = record;
        if (machine === "desk" || request === undefined) return;
        this.#enter(`state ${request} ${machine} ${to}`);
        const about = item === undefined ? {} : { item };
        this.#out.moves.push({ machine, request, ...about, from, event, to });
        return this.#node.note(record);
      }
      default:
    }
  }

  /** People's own words stand in it where there are any. */
  #letterOf(record: SentRecord): Letter {
    const { type, request } = record;
    const letter = this.#node.compose(record);
    const command = this.#commanded.get(request);
    if (letter.type !== "request" || command === undefined)
      return { ...letter, ...this.#words.get(`${type} ${request}`) };
    const { id, from, to, sent_at, instrument, marking, form, urgency } = letter;
    const head = { id, request, from, to, sent_at, instrument, marking };
    const { language, stated } = command;
    return { type: "request", ...head, form, urgency, language, ...stated };
  }

  #enter(words: string): void {
    this.#out.audit.push(this.#chain.append(this.#agenda.now, words));
  }

  #timers(): Effects["timers"] {
    const alarms = new Set<Alarm>();
    for (const { happening } of this.#agenda.entries)
      if (happening instanceof Alarm) alarms.add(happening);
    return [...alarms]
      .flatMap(({ of, machine, item, instance }) =>
        (instance?.dues ?? []).flatMap((due, timer) =>
          due < 0
            ? []
            : [
                {
                  timer: `${machine}/${timer}`,
                  request: of.facts.id,
                  ...(item < 0 ? {} : { item }),
                  due,
                },
              ],
        ),
      )
      .toSorted((a, b) => a.due - b.due);
  }
}

function nothing(): Lists {
  return {
    kind: "effects",
    settled: true,
    send: [],
    ask: [],
    order: [],
    hold: [],
    reject: [],
    moves: [],
    timers: [],
    audit: [],
    take: [],
  };
}

function taskKey(request: string, item: number, task: string): string {
  return `${request} ${item} ${task}`;
}

function noSeal(): never {
  throw new Error("nothing is sealed in lock-step");
}
