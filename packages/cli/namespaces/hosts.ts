import { execFileSync } from "node:child_process";

/** Hosts of their own network, each a Linux network namespace, joined by a bridge in another. */
export class Hosts implements Disposable {
  readonly #prefix = `contactpoint-${process.pid}`;
  readonly #addresses: ReadonlyMap<string, string>;

  /** Needs iproute2, and root or a user namespace. */
  constructor(names: readonly string[]) {
    this.#addresses = new Map(names.map((name, index) => [name, `10.77.0.${index + 1}`]));
    const bridge = this.#space(BRIDGE);
    try {
      ip("netns", "add", bridge);
      ip("-n", bridge, "link", "add", BRIDGE, "type", "bridge");
      ip("-n", bridge, "link", "set", BRIDGE, "up");
      for (const [name, address] of this.#addresses) this.#join(name, address);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  addressOf(name: string): string {
    const address = this.#addresses.get(name);
    if (address === undefined) throw new Error(`there is no host ${name}`);
    return address;
  }

  /** The words that run a program on a host. */
  wordsOn(name: string, ...words: readonly string[]): readonly [string, ...string[]] {
    return ["ip", "netns", "exec", this.#space(name), ...words];
  }

  /** Nothing gets from one host to the other; the way back stays open. */
  cutOneWay(from: string, to: string): void {
    ip("-n", this.#space(from), "route", "add", "blackhole", `${this.addressOf(to)}/32`);
  }

  healOneWay(from: string, to: string): void {
    ip("-n", this.#space(from), "route", "del", "blackhole", `${this.addressOf(to)}/32`);
  }

  /** Cuts a host off from all others, or joins it again. */
  setCable(name: string, state: "down" | "up"): void {
    ip("-n", this.#space(BRIDGE), "link", "set", name, state);
  }

  /** Cuts two hosts off from one another, or joins them again; both still reach the rest. */
  setApart(pair: readonly [string, string], state: "on" | "off"): void {
    for (const name of pair)
      ip("-n", this.#space(BRIDGE), "link", "set", name, "type", "bridge_slave", "isolated", state);
  }

  [Symbol.dispose](): void {
    for (const name of [...this.#addresses.keys(), BRIDGE]) {
      try {
        ip("netns", "del", this.#space(name));
      } catch {
        // It was not made, since making the one before failed.
      }
    }
  }

  #join(name: string, address: string): void {
    const [space, bridge] = [this.#space(name), this.#space(BRIDGE)];
    ip("netns", "add", space);
    ip("-n", space, "link", "set", "lo", "up");
    ip(
      "link",
      "add",
      "eth0",
      "netns",
      space,
      "type",
      "veth",
      "peer",
      "name",
      name,
      "netns",
      bridge,
    );
    ip("-n", bridge, "link", "set", name, "master", BRIDGE, "up");
    ip("-n", space, "address", "add", `${address}/24`, "dev", "eth0");
    ip("-n", space, "link", "set", "eth0", "up");
  }

  #space(name: string): string {
    return `${this.#prefix}-${name}`;
  }
}

const BRIDGE = "bridge";

function ip(...words: readonly string[]): void {
  execFileSync("ip", words, { stdio: ["ignore", "ignore", "pipe"] });
}
