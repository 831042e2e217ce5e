import { digestOf } from "../wire/index.ts";
import type { LoggedInput } from "../store/index.ts";
import type { HostObserver } from "./host-observer.ts";
import type { Inbox } from "./inbox.ts";
import type { LiveAgenda } from "./live-agenda.ts";
import type { Turn } from "./turn.ts";

/** A call to something beyond the network, such as a provider's portal. */
export interface OutsideCall {
  readonly node: string;
  /** Unique at the node; a call that is made again after a crash has the same. */
  readonly key: string;
  readonly request: string;
  readonly provider: string;
  /** Whoever is called is played in this process: where all is, the result follows from the scenario. */
  readonly isPlayed: boolean;
  /** Makes the call. It may be made twice and never rejects; its result is plain JSON. */
  readonly act: () => Promise<Result>;
  readonly hear: (result: Result) => void;
}

export type Result = Readonly<Record<string, unknown>>;

interface OutsideHost {
  readonly agenda: LiveAgenda;
  readonly inbox: Inbox;
  readonly isReplaying: () => boolean;
  readonly present: () => number;
  readonly turn: Pick<Turn, "wake" | "fail">;
  readonly observer: HostObserver | undefined;
}

/** Makes calls, and enters their results in the order of the agenda and in the log. */
export class OutsideCalls {
  readonly #host: OutsideHost;
  readonly #inFlight = new Set<Promise<void>>();
  /** Calls of an earlier life whose results may stand in its log. */
  readonly #waiting = new Map<string, OutsideCall>();
  #isOver = false;

  constructor(host: OutsideHost) {
    this.#host = host;
  }

  make(call: OutsideCall): void {
    const { agenda, inbox, isReplaying } = this.#host;
    inbox.expect(call.node, call.key, agenda.now);
    if (call.isPlayed && inbox.keepsOrder) return this.#play(call);
    const recalled = inbox.takeRecalled(call.node, call.key);
    if (recalled !== undefined) return this.#repeat(call, recalled);
    if (isReplaying() && !inbox.keepsOrder) this.#waiting.set(`${call.node} ${call.key}`, call);
    else this.#start(call);
  }

  /** Enters a result of an earlier life. */
  replay(input: LoggedInput): void {
    const name = `${input.node} ${input.key}`;
    const call = this.#waiting.get(name);
    if (call === undefined) throw new Error(`nobody had asked for ${input.key}`);
    this.#waiting.delete(name);
    this.#repeat(call, input);
  }

  /** Makes those calls again that had no result in the earlier life. */
  resume(): void {
    for (const call of this.#waiting.values()) this.#start(call);
    this.#waiting.clear();
  }

  /** Of what is under way nothing is entered any more; another life makes those calls again. */
  end(): void {
    this.#isOver = true;
  }

  /** Resolves when no call is under way. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  #start(call: OutsideCall): void {
    this.#follow(call, (result) => this.#admit(call, result));
  }

  /** Needs no log, for it would be played again. */
  #play(call: OutsideCall): void {
    const { node, key, hear } = call;
    const { inbox, agenda } = this.#host;
    this.#follow(call, (result) =>
      inbox.enter(node, key, agenda.now, { happen: () => hear(result) }),
    );
  }

  async #act({ act, node, request, provider }: OutsideCall): Promise<Result> {
    const { observer } = this.#host;
    const begun = observer?.now() ?? 0;
    const result = await act();
    observer?.portalCalled({
      node,
      request,
      provider,
      failure: result["kind"] === "failed" ? String(result["reason"]) : null,
      tries: Number(result["tries"] ?? 1),
      seconds: (observer.now() - begun) / 1000,
    });
    return result;
  }

  #follow(call: OutsideCall, enter: (result: Result) => void): void {
    const { turn } = this.#host;
    const made = this.#act(call)
      .then((result) => {
        if (this.#isOver) return;
        enter(result);
        turn.wake();
      })
      .catch((error: unknown) => turn.fail(error))
      .finally(() => this.#inFlight.delete(made));
    this.#inFlight.add(made);
  }

  #admit({ node, key, request, hear }: OutsideCall, result: Result): void {
    this.#host.inbox.admit(
      {
        node,
        key,
        request,
        kind: "provider",
        digest: digestOf(result),
        skeleton: result,
        content: "",
        due: null,
        happening: { happen: () => hear(result) },
      },
      this.#host.present(),
    );
  }

  #repeat({ node, key, hear }: OutsideCall, { at, skeleton }: LoggedInput): void {
    this.#host.inbox.enter(node, key, at, { happen: () => hear(skeleton) });
  }
}
