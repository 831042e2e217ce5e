/** Longest body of a request and longest frame of a socket, in bytes. */
export const LONGEST_ORDER_BYTES = 64 * 1_024;
/** Orders that one seat may give at once, and how many a second it may go on with. */
export const ORDERS_AT_ONCE = 30;
export const ORDERS_PER_SECOND = 5;
/** How long a long poll waits for a change, in milliseconds; proxies mostly give up after 30 s. */
export const POLL_WAIT_MS = 20_000;
/** Changes are gathered for so long before they leave for the screens. */
export const GATHER_MS = 50;
/** Bytes that may wait in a screen's socket; beyond, it is told later, and then only the newest. */
export const BACKLOG_BYTES = 256 * 1_024;
/** Updates from so many bytes on leave compressed: most are small, the first of a desk is not. */
export const COMPRESSED_FROM_BYTES = 2_048;
/** Sockets are asked for a sign of life this often, and closed after two without one. */
export const BEAT_MS = 15_000;
/** A screen that does not take leave within this time when the service stops is cut off. */
export const GOODBYE_MS = 1_000;
/** For so long a service that closes still answers: pages poll again at once, and sockets soon. */
export const LINGER_MS = 1_000;
