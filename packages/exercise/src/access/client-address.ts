import { BlockList, isIP } from "node:net";

/** What one tells of where a request comes from. */
export interface CameFrom {
  /** Address of the connection. */
  readonly connection: string;
  /** `X-Forwarded-For`, to which each proxy adds whom it was asked by; anybody can begin it. */
  readonly forwarded: string | undefined;
}

/**
 * Whose address a request is counted by. Only what a trusted proxy has added is believed: the list
 * of `X-Forwarded-For` is read from its end, and the first address that is no trusted proxy's is
 * the client's. `Forwarded` (RFC 7239) is not read, since proxies that write the one header pass
 * the other on as a client wrote it.
 */
export class ClientAddress {
  readonly #proxies = new BlockList();

  /** @param proxies addresses or nets such as `10.0.0.0/8`. @throws RangeError naming what is neither */
  constructor(proxies: readonly string[]) {
    for (const proxy of proxies) this.#trust(proxy);
  }

  of({ connection, forwarded = "" }: CameFrom): string {
    let client = connection;
    const named = forwarded.split(",").map((part) => part.trim());
    while (this.#trusts(client)) {
      const before = named.pop();
      // Nobody stands before it, or the proxy wrote what is no address: it is as good as the client.
      if (before === undefined || isIP(before) === 0) return client;
      client = before;
    }
    return client;
  }

  #trust(proxy: string): void {
    const [address = "", bits, ...more] = proxy.split("/");
    const family = familyOf(address);
    const width = family === "ipv4" ? 32 : 128;
    const prefix = bits === undefined ? width : Number(bits);
    const isNet = /^\d+$/.test(bits ?? "0") && prefix <= width && more.length === 0;
    if (family === null || !isNet) throw new RangeError(`${proxy} is no address and no net`);
    this.#proxies.addSubnet(address, prefix, family);
  }

  #trusts(address: string): boolean {
    const family = familyOf(address);
    return family !== null && this.#proxies.check(address, family);
  }
}

function familyOf(address: string): "ipv4" | "ipv6" | null {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? "ipv4" : "ipv6";
}
