import { formatInstant, formatIsoDuration, instantOfCivil, SECOND } from "@contactpoint/engine";
import { drawNameOf, type DrawName } from "@contactpoint/protocol";
import type { ScenarioDocument } from "@contactpoint/scenario";
import { messageIndex } from "@contactpoint/world";
import type { Instance, InstanceRequest } from "./instance.ts";
import type { RequestGraph } from "./request-graph.ts";
import type { Side } from "./request-state.ts";
import type { Path } from "./shortest-path.ts";
import { type Letter, type Story, tellStory } from "./story.ts";
import { timesOf } from "./story-times.ts";

/**
 * The scenario in which one request of an instance goes the way of a path, every draw chosen. Null
 * where that takes clocks that go wrong.
 */
export function counterexampleOf(
  instance: Instance,
  request: InstanceRequest,
  graph: RequestGraph,
  path: Path,
): ScenarioDocument | null {
  const story = tellStory(graph, path, graph.settles);
  const times = timesOf(story);
  return times === null ? null : new Retelling(instance, request, story, times).document();
}

/** Midnight on the day that small documents start. */
const START = instantOfCivil(2027, 5, 3);
/** What does not happen within a path happens this long (ms) after it, which is after the run. */
const NEVER = 1000 * SECOND;

class Retelling {
  readonly #instance: Instance;
  readonly #request: InstanceRequest;
  readonly #story: Story;
  readonly #times: readonly number[];
  readonly #end: number;

  constructor(
    instance: Instance,
    request: InstanceRequest,
    story: Story,
    times: readonly number[],
  ) {
    this.#instance = instance;
    this.#request = request;
    this.#story = story;
    this.#times = times;
    this.#end = (times.at(-1) ?? 0) + SECOND;
  }

  document(): ScenarioDocument {
    const { document } = this.#instance;
    const faults = this.#crashes();
    return {
      ...document,
      clock: { start: formatInstant(START), duration: formatIsoDuration(this.#end) },
      ...(this.#omits() ? { profiles: withOmission(document) } : {}),
      register: { wrong_share: 0, secretariat: formatIsoDuration(this.#inquiry()) },
      workload: [this.#need()],
      ...(faults.length === 0 ? {} : { faults }),
      choices: [...this.#ofLetters(), ...this.#ofErrands()],
    };
  }

  #need(): object {
    const { id, from, provider, urgency, shape } = this.#request;
    const withdrawn = this.#stepOf("withdraw");
    const refuses = this.#story.errands.some(
      ({ result, work }) => result === "refused" && work.kind === "review",
    );
    const circumstances = refuses ? (shape.refusal?.circumstances ?? []) : [];
    const { form } = shape;
    return {
      id: id.split("/")[0],
      arrivals: { times: [{ at: this.#instant(0), from, provider, form, urgency }] },
      from: { [from]: 1 },
      mix: [{ share: 1, form, urgency, expires_in: "P3000D" }],
      items: [1],
      circumstances: Object.fromEntries(circumstances.map((name) => [name, 1])),
      ...(withdrawn < 0
        ? {}
        : { withdrawn_after: formatIsoDuration(this.#at(withdrawn) - this.#at(0)) }),
    };
  }

  /** How long each message is on its way, or that it is lost. */
  #ofLetters(): object[] {
    const counts = new Map<string, number>();
    return this.#story.letters.map((letter) => {
      const { from, arrived, isDropped } = letter;
      const index = this.#indexOf(letter, counts);
      const [author, addressee] = this.#endsFrom(from);
      const { id: request } = this.#request;
      const draw = { kind: "link", from: author, to: addressee, request, index, hop: 0 } as const;
      if (isDropped && arrived < 0) return choice(draw, "drop");
      const leaves = this.#at(this.#departure(letter));
      return choice(draw, span((arrived < 0 ? this.#end + NEVER : this.#at(arrived)) - leaves));
    });
  }

  #indexOf({ said }: Letter, counts: Map<string, number>): number {
    const key = `${said.type} ${said.item}`;
    const occurrence = counts.get(key) ?? 0;
    counts.set(key, occurrence + 1);
    return messageIndex(said.type, said.item, occurrence);
  }

  /** Usually the step that says it; after a stop before sending the restart. */
  #departure({ left, from }: Letter): number {
    const { action } = this.#story.episodes[left] ?? {};
    if (action === undefined || !("crash" in action) || action.crash !== "before-send") return left;
    return this.#restartAfter(left, from);
  }

  #ofErrands(): object[] {
    const numbers = { requesting: 0, requested: 0 };
    let tries = 0;
    return this.#story.errands.flatMap(({ work, asked, finished, result }) => {
      const { side, kind } = work;
      const takes = span((finished < 0 ? this.#end + NEVER : this.#at(finished)) - this.#at(asked));
      const { id: request, provider } = this.#request;
      if (kind === "details") return [];
      if (kind === "provider") {
        const draw = { provider, request, item: 0, try: ++tries } as const;
        return [
          ...(result === null ? [] : [choice({ ...draw, kind: "answers" }, result)]),
          choice({ ...draw, kind: "answers-after" }, takes),
        ];
      }
      const [node] = this.#endsFrom(side);
      const draw = { node, request, task: kind, number: ++numbers[side] } as const;
      return [
        ...(result === null || !CHOSEN.has(kind)
          ? []
          : [choice({ ...draw, kind: "finds" }, result)]),
        choice({ ...draw, kind: "takes" }, takes),
      ];
    });
  }

  #crashes(): object[] {
    return this.#story.episodes.flatMap(({ action, side }, step) => {
      const point =
        action.kind === "stop" ? "before-write" : "crash" in action ? action.crash : null;
      if (point === null) return [];
      const from = this.#at(step) - SECOND / 2;
      const until = this.#at(this.#restartAfter(step, side));
      const [state] = this.#endsFrom(side);
      return [
        {
          kind: "crash",
          at: formatInstant(START + from),
          for: span(until - from),
          state,
          point,
          store: "full",
        },
      ];
    });
  }

  #restartAfter(step: number, side: Side): number {
    const later = this.#story.episodes.findIndex(
      ({ action }, index) => index > step && action.kind === "restart" && action.side === side,
    );
    return later < 0 ? this.#story.episodes.length : later;
  }

  /** One request asks the secretariat once. */
  #inquiry(): number {
    const errand = this.#story.errands.find(({ work }) => work.kind === "details");
    if (errand === undefined) return NEVER;
    const finished = errand.finished < 0 ? this.#end + NEVER : this.#at(errand.finished);
    return finished - this.#at(errand.asked);
  }

  #omits(): boolean {
    return this.#story.errands.some(({ result }) => result === "prepared-incomplete");
  }

  #stepOf(kind: string): number {
    return this.#story.episodes.findIndex(({ action }) => action.kind === kind);
  }

  #endsFrom(side: Side): readonly [string, string] {
    const { from, to } = this.#request;
    return side === "requesting" ? [from, to] : [to, from];
  }

  /** Past the last step nothing is known but that the run is over. */
  #at(step: number): number {
    return this.#times[step] ?? this.#end + NEVER;
  }

  #instant(step: number): string {
    return formatInstant(START + this.#at(step));
  }
}

/** Results that somebody chooses; all other work can end in one way only. */
const CHOSEN: ReadonlySet<string> = new Set([
  "check",
  "review",
  "choose",
  "follow-up",
  "extend",
  "renew",
  "lodge",
  "decide-assistance",
]);

function choice(draw: DrawName, is: string): object {
  return { draw: drawNameOf(draw), is };
}

function span(ms: number): string {
  return formatIsoDuration(Math.max(0, ms));
}

function withOmission({ profiles }: ScenarioDocument): object {
  const { default: people } = profiles as { default: { error: object } };
  return { default: { ...people, error: { ...people.error, omit_item: 1 } } };
}
