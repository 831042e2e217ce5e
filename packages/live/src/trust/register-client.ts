import type { HostGuard } from "./host-guard.ts";
import { guardedRequest } from "./guarded-request.ts";
import type { GuardedAnswer } from "./guarded-request.ts";
import type { BookAnswer, RegisterBook } from "./register-book.ts";
import { readRevocationList } from "./revocation-list.ts";
import { NODE_TIMERS } from "./secretariat.ts";
import type { Timers } from "./secretariat.ts";
import { tlsContext } from "./tls-context.ts";
import type { TlsCredentials } from "./tls-context.ts";

export interface RegisterClientOptions {
  /** `https://host:port` of the secretariat. */
  readonly url: string;
  readonly tls: TlsCredentials;
  readonly book: RegisterBook;
  readonly guard: HostGuard;
  /** From the end of one inquiry to the next, ms. */
  readonly interval: number;
  readonly now?: () => number;
  readonly timers?: Timers;
  /** Told once an inquiry when the book took something: the time to store its memory. */
  readonly onChange?: () => void;
  /** Told of a newer list of revoked certificates, PEM. */
  readonly onRevoked?: (revoked: string) => void;
  /** Told why an inquiry failed. The book reports its own refusals. */
  readonly report?: (sentence: string) => void;
}

/** One exchange, ms. The secretariat may be a world away; it is never urgent. */
const TIMEOUT = 10_000;
/** A register of 195 States takes 85 kB. */
const BYTES_MOST = 1024 * 1024;
/** Versions caught up on: years of circulation. Whoever missed more needs new credentials. */
const MISSED_MOST = 1000;

/** Keeps a book up to date. While the secretariat is out of reach the last copy serves. */
export class RegisterClient {
  readonly #options: RegisterClientOptions;
  readonly #now: () => number;
  readonly #timers: Timers;
  readonly #stop = new AbortController();
  #tls: TlsCredentials;
  #timer: unknown;

  constructor(options: RegisterClientOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#timers = options.timers ?? NODE_TIMERS;
    this.#tls = options.tls;
  }

  /** Inquires now and then at each interval until stopped. */
  start(): void {
    void this.refresh().then(() => {
      if (this.#stop.signal.aborted) return;
      this.#timer = this.#timers.setTimeout(() => {
        this.start();
      }, this.#options.interval);
    });
  }

  stop(): void {
    this.#stop.abort();
    this.#timers.clearTimeout(this.#timer);
  }

  /**
   * Inquires once.
   *
   * @returns true if everything was received, taken or not
   * @throws what the options' own callbacks throw, and nothing else
   */
  async refresh(): Promise<boolean> {
    const received = await this.#receive();
    if ("failure" in received) {
      if (!this.#stop.signal.aborted) this.#options.report?.(received.failure);
      return false;
    }
    const { answers, revoked } = received;
    if (answers.some((answer) => "changed" in answer && answer.changed)) {
      this.#options.onChange?.();
    }
    if (revoked !== undefined) this.#options.onRevoked?.(revoked);
    return true;
  }

  async #receive(): Promise<Received | { readonly failure: string }> {
    try {
      const keys = await this.#json("/register/keys");
      const answers = [this.#options.book.acceptKeys(keys, this.#now())];
      const register = await this.#receiveRegister();
      if (register !== undefined) answers.push(register);
      return { answers, revoked: await this.#receiveRevoked() };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }

  async #receiveRegister(): Promise<BookAnswer | undefined> {
    const { book } = this.#options;
    // Without a usable copy there is nothing that could be unmodified.
    const held = book.register(this.#now()) === null ? null : book.latest;
    const headers = held === null ? {} : { "if-none-match": `"${held.digest}"` };
    const answer = await this.#get("/register", headers);
    if (answer.status === 304) return undefined;
    const document: unknown = JSON.parse(answer.body);
    const missed: unknown[] = [];
    const first = (book.latest?.version ?? Infinity) + 1;
    const newest = versionOf(document) ?? -Infinity;
    if (newest - first > MISSED_MOST) {
      throw new Error(`versions ${first} to ${newest} were missed: too many to catch up on`);
    }
    for (let version = first; version < newest; version += 1) {
      missed.push(await this.#json(`/register/${version}`));
    }
    return book.accept(document, this.#now(), missed);
  }

  /** @returns a newer list, or undefined if there is none */
  async #receiveRevoked(): Promise<string | undefined> {
    const { authority, revoked } = this.#tls;
    const { body } = await this.#get("/crl");
    if (body === revoked) return undefined;
    const [held, found] = await Promise.all([
      readRevocationList(revoked, authority),
      readRevocationList(body, authority),
    ]);
    if (found === undefined) throw new Error("the list of revoked certificates is not genuine");
    if (held !== undefined && found.issued_at < held.issued_at) {
      throw new Error("the list of revoked certificates is older than the one held");
    }
    this.#tls = { ...this.#tls, revoked: body };
    return body;
  }

  async #json(path: string): Promise<unknown> {
    return JSON.parse((await this.#get(path)).body);
  }

  async #get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<GuardedAnswer> {
    const answer = await guardedRequest(this.#options.guard, {
      url: new URL(path, this.#options.url),
      headers,
      secureContext: tlsContext(this.#tls),
      timeout: TIMEOUT,
      maxBytes: BYTES_MOST,
      signal: this.#stop.signal,
    });
    const { status } = answer;
    if (status !== 200 && status !== 304) {
      throw new Error(`the secretariat answered ${path} with status ${status}`);
    }
    return answer;
  }
}

interface Received {
  readonly answers: readonly BookAnswer[];
  /** A newer list of revoked certificates, PEM. */
  readonly revoked: string | undefined;
}

function versionOf(document: unknown): number | undefined {
  if (typeof document !== "object" || document === null || !("version" in document)) return;
  return Number.isSafeInteger(document.version) ? Number(document.version) : undefined;
}
