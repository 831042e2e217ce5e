import type { ArticleId } from "../law/articles.ts";

/**
 * Why a node does not take a message. `definite`: the message had no effect and never will.
 * `indefinite`: the sender cannot know whether it had; sending the same message again is safe,
 * because a duplicate gets the same answer.
 */
export interface ProtocolError {
  /** 1xx form, 2xx identity, 3xx content, 4xx transport. */
  readonly code: number;
  readonly name: string;
  readonly sentence: string;
  readonly article: ArticleId | null;
  readonly finality: "definite" | "indefinite";
}

export const PROTOCOL_ERRORS = [
  definite(101, "malformed", "The message does not fit the schema of its type."),
  definite(102, "unknown-version", "The protocol version is not spoken here."),
  definite(103, "oversize", "The message is larger than this node accepts."),
  definite(104, "unmarked", "The message does not carry the marking of the exercise."),
  definite(105, "not-json", "The frame is not one JSON object in well-formed Unicode."),
  definite(106, "too-complex", "The frame is deeper or holds more values than accepted here."),
  definite(107, "forbidden-key", "The frame holds a key twice or one that no frame may hold."),
  definite(108, "unknown-kind", "Frames of this kind are not known here."),
  definite(201, "sender-not-registered", "The sender is not in the register.", "UN-41.2"),
  definite(202, "signature-invalid", "The signature is not the author's.", "UN-40.14"),
  definite(203, "author-not-sender", "The author named is not the one who signed.", "UN-40.14"),
  definite(204, "not-addressed-here", "The message is addressed to another State."),
  definite(205, "not-the-requester", "Only the requester withdraws or extends.", "UN-42.9"),
  definite(206, "hop-forged", "The hop is not from the State at the other end of the connection."),
  definite(207, "route-inconsistent", "Route, hop, header and content do not fit one another."),
  definite(208, "hop-key-invalid", "The key of the hop is not that of its message and position."),
  definite(209, "hop-signature-invalid", "The hop is not signed as its position demands."),
  definite(210, "seal-invalid", "The sealed message does not open to what its header says."),
  definite(301, "request-id-reused", "The reference is bound to a request of other content."),
  definite(302, "unknown-request", "No request of this reference was received."),
  definite(303, "request-closed", "The request is closed; its answer stands."),
  definite(304, "no-instrument", "No instrument binds both States at this time.", "UN-65.2"),
  definite(305, "form-not-covered", "The instrument has no request of this form."),
  definite(
    306,
    "assistance-needed",
    "Content is disclosed only on mutual legal assistance or in an emergency.",
    "UN-44",
  ),
  indefinite(401, "unreachable", "The addressee could not be reached on this channel."),
  indefinite(402, "timed-out", "No receipt came in time."),
  indefinite(403, "internal-fault", "The addressee failed while it worked on the message."),
  definite(404, "overloaded", "The addressee takes no more messages now and stored nothing."),
] as const;

export type ProtocolErrorName = (typeof PROTOCOL_ERRORS)[number]["name"];

function definite<const N extends string>(
  code: number,
  name: N,
  sentence: string,
  article: ArticleId | null = null,
): ProtocolError & { readonly name: N } {
  return { code, name, sentence, article, finality: "definite" };
}

function indefinite<const N extends string>(
  code: number,
  name: N,
  sentence: string,
): ProtocolError & { readonly name: N } {
  return { code, name, sentence, article: null, finality: "indefinite" };
}
