import { isIP } from "node:net";

/**
 * The one spelling of a host by which hosts are compared: lower case, no final dot, addresses in
 * their shortest form, an IPv4 address mapped into IPv6 as the IPv4 address it is. URL parsing does
 * it, so octal, hexadecimal and decimal spellings of an address become the address they mean.
 *
 * @param text a name or an address, IPv6 with or without brackets
 * @returns null if it is none
 */
export function canonicalHost(text: string): string | null {
  const bracketed = isIP(text) === 6 ? `[${text}]` : text;
  if (/[/?#@\\\s%]/.test(bracketed) || !URL.canParse(`http://${bracketed}`)) return null;
  const { hostname, port, host } = new URL(`http://${bracketed}`);
  if (port !== "" || host !== hostname || /:\d*$/.test(bracketed)) return null;
  const bare = hostname.replace(/\.$/, "").replace(/^\[(.*)\]$/, "$1");
  if (isIP(bare) === 0 && !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(bare)) return null;
  return unmapped(bare);
}

/** @param host a canonical one */
export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

/** 127.0.0.0/8 or ::1. @param host a canonical one */
export function isLoopback(host: string): boolean {
  return isIP(host) === 4 ? host.startsWith("127.") : host === "::1";
}

/** `::ffff:7f00:1` is 127.0.0.1: a socket connects to the latter. */
function unmapped(host: string): string {
  const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
  if (groups === null) return host;
  const [high, low] = [groups[1], groups[2]].map((group) => Number.parseInt(group ?? "", 16));
  if (high === undefined || low === undefined) return host;
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
