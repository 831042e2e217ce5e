/** The limits of the room `link`. Times in milliseconds, sizes in bytes, rates per second. */
export const LINK_LIMITS = {
  /** From the TCP connection to `welcome`: four small frames, so even a satellite link needs 3 s. */
  handshake_ms: 10_000,
  /** A hello of all versions and a proof fit in 1 KiB; strangers get no more than a page. */
  handshake_bytes: 4_096,
  /** Below the 30 to 60 s after which common middle boxes forget a silent connection. */
  heartbeat_ms: 15_000,
  /** One lost beat may be a long pause of the other process; two in a row are not. */
  missed_beats: 2,
  /** An exchange between two States comes in bursts; five minutes later the socket is waste. */
  idle_ms: 300_000,
  /** A receipt waits for one commit. Half a minute is a failed disk, so another socket is tried. */
  receipt_ms: 30_000,
  /** The first resend comes soon, because most breaks are a restart of the peer. */
  resend_base_ms: 200,
  /** Doubling reaches the cap after nine attempts. */
  resend_factor: 2,
  /** A peer that was away for hours is found again within a minute. */
  resend_cap_ms: 60_000,
  /** Who was refused for its form or identity asks ever more rarely: nothing may change for days. */
  refused_cap_ms: 3_600_000,
  /** Half the delay is drawn at random, so that 195 nodes do not return in one instant. */
  resend_jitter: 0.5,
  /** Frames without receipt on one connection; a peer that sends more is flooding. */
  window_frames: 256,
  /** Frames for one peer that wait here for a receipt: 16 windows, so only an outage fills it. */
  queue_frames: 4_096,
  /** Their bytes (UTF-16 in memory doubles them); with 194 peers away a node holds 1.6 GB at most. */
  queue_bytes: 4_194_304,
  /** Above this much unsent in a socket no further frame is taken from the queue. */
  buffered_bytes: 1_048_576,
  /** A socket that stayed above it for so long belongs to a peer that does not read. */
  slow_reader_ms: 20_000,
  /** Frames per second read from one peer: their signatures (68 µs each) cost 4 % of a core. */
  frames_per_second: 500,
  /** What a peer may send at once after a pause: one full window. */
  burst_frames: 256,
  /** Frames that cannot be read, per connection: one may be an honest fault, three are not. */
  malformed_frames: 3,
  /** Sockets that have not proved who they are, per node: 195 nodes may return at once. */
  unproved_connections: 256,
  /** Incoming connections per node, proved ones: every State on five channels. */
  incoming_connections: 1_024,
  /** Outgoing connections per node; a full mesh of 195 would need 37,830 descriptors. */
  outgoing_connections: 32,
  /** How long a node that shuts down waits for receipts of what it sent and for its own commits. */
  farewell_ms: 5_000,
  /** A closing handshake that takes longer is cut off. */
  closing_ms: 2_000,
} as const;

/** The same limits as plain numbers: a host or a test may set its own. */
export type LinkLimits = { readonly [Name in keyof typeof LINK_LIMITS]: number };
