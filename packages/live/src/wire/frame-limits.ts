/** What a frame may be. Whoever sends more is refused before anything of it is kept. */
export const FRAME_LIMITS = {
  /** Of UTF-8. A request with a hundred data items takes 18 KiB, sealed 25; 64 fit a TCP window. */
  bytes: 64 * 1024,
  /** Bytes that a hop to be passed on leaves free beside routing and payload: later hops are longer. */
  hop: 4096,
  /** Levels of arrays and objects. A request that states an identifier has 9. */
  depth: 12,
  /** Commas and colons outside texts. A request with a hundred data items has 1,700. */
  values: 4096,
  /** UTF-16 code units of a message id: a reference, `#`, a number. */
  messageId: 256,
  /** UTF-16 code units of a State's id. Two letters as a rule; a made-up State may have a name. */
  stateId: 64,
  /** UTF-16 code units of a channel's path. */
  channel: 128,
  /** States on a route: the pair, and at most six that pass the message on. */
  route: 8,
  /** Protocol versions that a node offers at once. */
  versions: 16,
  /** UTF-16 code units of the sentence that goes with a refusal. */
  detail: 200,
} as const;

/** A sealed message is padded to a multiple of this, so that its length hardly tells its type. */
export const PADDING_BYTES = 1024;
