import type { LockStepFault } from "./lock-step-node.ts";

/** Of a node that says more than it is asked, no more than this is kept: it is out of step. */
const UNHEARD_MOST = 2;

/** What has come from a node, for whoever hears it. */
export class TextInbox {
  readonly #texts: string[] = [];
  #waiting: PromiseWithResolvers<string | null> | null = null;
  /** What the link ended by; null if by nothing but the node's end. */
  #end: { readonly fault: LockStepFault | null } | null = null;

  take(text: string): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) waiting.resolve(text);
    else if (this.#texts.length < UNHEARD_MOST) this.#texts.push(text);
  }

  /** Nothing comes any more. What it ended by first counts. */
  end(fault: LockStepFault | null = null): void {
    this.#end ??= { fault };
    if (fault === null) this.#waiting?.resolve(null);
    else this.#waiting?.reject(fault);
    this.#waiting = null;
  }

  hear(): Promise<string | null> {
    const text = this.#texts.shift();
    if (text !== undefined) return Promise.resolve(text);
    if (this.#end === null) return (this.#waiting ??= Promise.withResolvers()).promise;
    const { fault } = this.#end;
    return fault === null ? Promise.resolve(null) : Promise.reject(fault);
  }

  hasNews(): boolean {
    return this.#texts.length > 0;
  }
}
