import {
  describeMachine,
  deskMachine,
  holdMachine,
  type JournalRecord,
  moveKey,
  publishedMoves,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";

/** What a journal says that cannot be: time that runs back, effects without causes, unpublished moves. */
export function impossibilities(journal: readonly JournalRecord[]): string[] {
  const check = new CauseCheck();
  for (const record of journal) check.add(record);
  return check.found;
}

type Of<K extends JournalRecord["kind"]> = Extract<JournalRecord, { kind: K }>;

class CauseCheck {
  readonly found: string[] = [];
  /** Facts so far, in words; an effect asks for its cause here. */
  readonly #known = new Set<string>();
  /** The request for the same data that came first, by request. */
  readonly #originals = new Map<string, string>();
  /** How often each contact point has fallen back to what it was. */
  readonly #lives = new Map<string, number>();
  readonly #published: Readonly<Record<Of<"state">["machine"], ReadonlySet<string>>> = {
    requesting: publishedMoves(describeMachine(requestingMachine)),
    requested: publishedMoves(describeMachine(requestedMachine)),
    hold: publishedMoves(describeMachine(holdMachine)),
    desk: publishedMoves(describeMachine(deskMachine)),
  };
  #now = -Infinity;

  add(record: JournalRecord): void {
    if (record.at < this.#now) this.#note("time runs back", record);
    this.#now = record.at;
    switch (record.kind) {
      case "need":
        return this.#need(record);
      case "state":
        return this.#state(record);
      case "sent":
        return this.#sent(record);
      case "relayed":
      case "delivered":
      case "lost":
        return this.#passed(record);
      case "task":
        return this.#task(record);
      case "order":
        return this.#order(record);
      case "hold":
        return this.#hold(record);
      case "crash":
        return this.#crash(record);
      default:
    }
  }

  #need(record: Of<"need">): void {
    this.#once(`need ${record.request}`, record);
    if (record.duplicate_of !== undefined) this.#originals.set(record.request, record.duplicate_of);
    if (record.parent !== undefined) this.#after(`need ${record.parent}`, record);
  }

  #state(record: Of<"state">): void {
    const { machine, from, event, to, request } = record;
    if (!this.#published[machine].has(moveKey(from, event, to))) {
      this.#note("an unpublished move", record);
    }
    if (record.final === true) {
      const life = this.#lives.get(record.node) ?? 0;
      this.#once(`final ${request} in life ${life}`, record);
    }
    if (machine !== "requesting") this.#after(`delivered request ${request}`, record);
    this.#after(`need ${request}`, record);
  }

  #sent(record: Of<"sent">): void {
    this.#once(`sent ${record.message}`, record);
    this.#after(`need ${record.request}`, record);
    // A hub answers what arrived there on its way.
    const { cause, from } = record;
    if (cause !== undefined && !this.#known.has(`arrived ${cause} ${from}`))
      this.#after(`delivered ${cause}`, record);
    if (record.type === "acknowledgement") this.#afterWork("acknowledge", record);
  }

  #passed(record: Of<"relayed"> | Of<"delivered"> | Of<"lost">): void {
    this.#after(`sent ${record.message}`, record);
    if (record.kind === "relayed" && record.phase === "left") {
      this.#after(`arrived ${record.message} ${record.node}`, record);
    }
    if (record.kind === "relayed") this.#known.add(`arrived ${record.message} ${record.node}`);
    if (record.kind !== "delivered") return;
    if (record.again === true) this.#after(`delivered ${record.message}`, record);
    this.#known.add(`delivered ${record.message}`);
    this.#known.add(`delivered ${record.type} ${record.request}`);
  }

  #task(record: Of<"task">): void {
    const { request, node, number, phase, by, task } = record;
    const own = `${request} ${node} ${number}`;
    this.#once(`${phase} ${own}`, record);
    if (phase === "started") this.#after(`asked ${own}`, record);
    if (phase === "finished")
      this.#after(`${by === "officer" ? "started" : "asked"} ${own}`, record);
    if (phase === "finished") this.#known.add(`done ${task} ${request}`);
  }

  #order(record: Of<"order">): void {
    const own = `${record.request} ${record.item}`;
    if (record.phase === "sent") this.#afterWork("order", record);
    else this.#after(`ordered ${own}`, record);
    this.#known.add(`ordered ${own}`);
    if (record.answer === "preserved") this.#known.add(`preserved ${own}`);
  }

  #hold(record: Of<"hold">): void {
    const own = `${record.request} ${record.item}`;
    if (record.change === "began") this.#after(`preserved ${own}`, record);
    else this.#after(`began ${own}`, record);
    this.#known.add(`began ${own}`);
  }

  /** Who has forgotten how a request ended may see it end again. */
  #crash({ node, phase, store }: Of<"crash">): void {
    if (phase !== "restarted" || store === "full") return;
    this.#lives.set(node, (this.#lives.get(node) ?? 0) + 1);
  }

  /** What officers have done for the first request for some data may count for the next. */
  #afterWork(task: string, record: Of<"sent"> | Of<"order">): void {
    const original = this.#originals.get(record.request);
    if (original !== undefined && this.#known.has(`done ${task} ${original}`)) return;
    this.#after(`done ${task} ${record.request}`, record);
  }

  #once(fact: string, record: JournalRecord): void {
    if (this.#known.has(fact)) this.#note(`${fact} twice`, record);
    this.#known.add(fact);
  }

  #after(cause: string, record: JournalRecord): void {
    if (!this.#known.has(cause)) this.#note(`not yet: ${cause}`, record);
  }

  #note(what: string, record: JournalRecord): void {
    this.found.push(`${what}: ${JSON.stringify(record)}`);
  }
}
