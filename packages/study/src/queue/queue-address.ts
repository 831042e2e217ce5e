/** Where a queue stands: a Redis or Valkey server and a database of it. */
export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  readonly tls: boolean;
  /** The address without its password, for screens and logs. */
  readonly shown: string;
}

/** Scheme to whether the connection is encrypted. */
const SCHEMES: ReadonlyMap<string, boolean> = new Map([
  ["redis:", false],
  ["valkey:", false],
  ["rediss:", true],
  ["valkeys:", true],
]);
const PORT = 6379;

/** A sentence in place of an address says what is wrong with the text. */
export function parseQueueAddress(text: string): QueueAddress | string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const tls = SCHEMES.get(url?.protocol ?? "");
  if (url === null || tls === undefined || url.hostname === "") {
    return "the address of a queue looks like redis://localhost:6379 or rediss://user:secret@host:6380/1";
  }
  const database = url.pathname.replace(/^\//, "");
  if (!/^\d{0,4}$/.test(database)) return `"${database}" is no number of a database`;
  const username = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? PORT : Number(url.port),
    ...(username === "" ? {} : { username }),
    ...(password === "" ? {} : { password }),
    db: database === "" ? 0 : Number(database),
    tls,
    shown: `${url.protocol}//${url.host}${database === "" ? "" : `/${database}`}`,
  };
}
