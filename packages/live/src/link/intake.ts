import { rejectOf } from "../wire/index.ts";
import type { HopEnvelope, Receipt, Reject, WireError } from "../wire/index.ts";
import type { LinkContext } from "./link-context.ts";

/**
 * Works on one frame and answers once its result is durable: `stored`, `duplicate` (it was stored
 * before), or why it is not taken. A rejected promise counts as a fault of this node, after which
 * the peer sends the frame again.
 */
export type OnFrame = (
  peer: string,
  channel: string,
  envelope: HopEnvelope,
) => Promise<"stored" | "duplicate" | Pick<WireError, "name" | "detail">>;

/**
 * Hands frames to the host and turns its results into answers. Frames are handed over in the order
 * of their arrival without waiting for one another, so that the host may check signatures side by
 * side; each is answered when it is done.
 */
export class Intake {
  readonly #context: LinkContext;
  readonly #onFrame: OnFrame;
  /** By peer, channel and text. A copy that comes while the first is in hand shares its answer. */
  readonly #inHand = new Map<string, Promise<Receipt | Reject>>();
  #onEmpty: (() => void)[] = [];

  constructor(context: LinkContext, onFrame: OnFrame) {
    this.#context = context;
    this.#onFrame = onFrame;
  }

  /**
   * Never rejects.
   *
   * @param text as the frame came: what shares its key and says something else has its own answer
   */
  take(
    peer: string,
    channel: string,
    envelope: HopEnvelope,
    text: string,
  ): Promise<Receipt | Reject> {
    const name = `${peer} ${channel} ${text}`;
    const inHand = this.#inHand.get(name);
    if (inHand !== undefined) {
      return inHand;
    }
    const answer = this.#work(peer, channel, envelope).finally(() => {
      this.#inHand.delete(name);
      if (this.#inHand.size === 0) {
        this.#onEmpty.splice(0).forEach((resolve) => resolve());
      }
    });
    this.#inHand.set(name, answer);
    return answer;
  }

  /** Resolves when no frame is being worked on. */
  async settled(): Promise<void> {
    if (this.#inHand.size > 0) {
      await new Promise<void>((resolve) => this.#onEmpty.push(resolve));
    }
  }

  get size(): number {
    return this.#inHand.size;
  }

  async #work(peer: string, channel: string, envelope: HopEnvelope): Promise<Receipt | Reject> {
    const { key } = envelope;
    const { onIncident } = this.#context;
    try {
      const result = await this.#onFrame(peer, channel, envelope);
      if (result === "stored" || result === "duplicate") {
        return { kind: "receipt", key };
      }
      onIncident({ kind: "frame-rejected", peer, detail: `${result.name}: ${result.detail}` });
      return rejectOf({ ...result, key });
    } catch (error) {
      // The cause stays here: what failed inside this node is not for the peer to read.
      const detail = error instanceof Error ? error.message : String(error);
      onIncident({ kind: "host-failed", peer, detail });
      return rejectOf({ name: "internal-fault", detail: "", key });
    }
  }
}
