import { PROTOCOL_VERSION } from "@contactpoint/protocol";
import { testingSigningKey } from "../testing/testing-keys.ts";
import { rejectOf, signHandshake, toBase64url } from "../wire/index.ts";
import type { Frame, HandshakeStatement } from "../wire/index.ts";
import { authorsHop, bounceHop, hubsHop, SAMPLE_CHANNEL } from "./hop-samples.ts";
import { sampleRegister } from "./register-samples.ts";
import { registerDigest } from "../trust/index.ts";

/** A frame of the document, and what it shows. */
export interface FrameSample {
  readonly kind: Frame["kind"];
  readonly shows: string;
  readonly frame: Frame;
}

/** What client XA and server XB sign in the handshake of the samples. */
export function sampleStatements(): Readonly<Record<"server" | "client", HandshakeStatement>> {
  const both = { channel: `/channels/${SAMPLE_CHANNEL}`, version: PROTOCOL_VERSION };
  return {
    server: { role: "server", node: "XB", peer: "XA", nonce: CLIENT_NONCE, ...both },
    client: { role: "client", node: "XA", peer: "XB", nonce: SERVER_NONCE, ...both },
  };
}

/** One connection from XA to XB in its order, and the other ways in which a frame can look. */
export async function frameSamples(): Promise<readonly FrameSample[]> {
  const register = { version: 1, digest: registerDigest(sampleRegister()) };
  const { server, client } = sampleStatements();
  const version = PROTOCOL_VERSION;
  const { key } = authorsHop();
  const refused = { name: "signature-invalid", detail: "does not verify", key } as const;
  return [
    shown("The client says who it is.", {
      kind: "hello",
      node: "XA",
      versions: [version],
      nonce: CLIENT_NONCE,
      register,
    }),
    shown("The server proves who it is and asks the client for the same.", {
      kind: "challenge",
      node: "XB",
      version,
      nonce: SERVER_NONCE,
      register,
      signature: signHandshake(server, testingSigningKey("XB")),
    }),
    shown("The client proves who it is.", {
      kind: "proof",
      signature: signHandshake(client, testingSigningKey("XA")),
    }),
    shown("The connection is open.", { kind: "welcome" }),
    shown("The author's own hop, with a message in the clear.", authorsHop()),
    shown("The second hop of a sealed message, signed by the hub XC.", await hubsHop()),
    shown("A bounce: XB could not put the message through.", bounceHop()),
    shown("The hop is stored for good.", { kind: "receipt", key }),
    shown("The hop is not taken.", rejectOf(refused)),
  ];
}

const CLIENT_NONCE = toBase64url(Buffer.alloc(32, 1));
const SERVER_NONCE = toBase64url(Buffer.alloc(32, 2));

function shown(shows: string, frame: Frame): FrameSample {
  return { kind: frame.kind, shows, frame };
}
