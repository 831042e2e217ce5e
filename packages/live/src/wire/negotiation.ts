import { PROTOCOL_HISTORY } from "@contactpoint/protocol";

/** The WebSocket sub-protocols that a client offers, best first. */
export function offeredProtocols(): string[] {
  return ["contactpoint.v1"];
}

/** The sub-protocol that a server takes of those offered, or undefined if it speaks none. */
export function chooseProtocol(offered: Iterable<string>): string | undefined {
  const theirs = new Set(offered);
  return offeredProtocols().find((protocol) => theirs.has(protocol));
}

/** Every version of the message formats that this code speaks, oldest first. */
export function spokenVersions(): string[] {
  return PROTOCOL_HISTORY.map(({ version }) => version);
}

/** The newest version that both sides speak, or undefined if there is none. */
export function chooseVersion(
  offered: readonly string[],
  spoken: readonly string[] = spokenVersions(),
): string | undefined {
  return spoken
    .filter((version) => offered.includes(version))
    .toSorted(byAge)
    .at(-1);
}

function byAge(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  const at = left.findIndex((part, index) => part !== right[index]);
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
