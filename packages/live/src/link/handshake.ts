import {
  chooseVersion,
  signHandshake,
  spokenVersions,
  verifyHandshakeSync,
} from "../wire/index.ts";
import type { Challenge, CloseName, HandshakeStatement, Hello, Proof } from "../wire/index.ts";
import type { HeldRegister, LinkContext } from "./link-context.ts";
import type { LinkPeer } from "./link-peer.ts";

/** Why the handshake ends here. */
interface Refused {
  readonly refused: CloseName;
  readonly detail: string;
}

/** The other end as the register names it, and the channel the connection is for. */
interface OtherEnd {
  readonly state: string;
  readonly peer: LinkPeer;
  readonly channel: string;
}

/** The client's opening. */
export function greet(context: LinkContext, nonce: string): Hello {
  const register = { ...context.register() };
  return { kind: "hello", node: context.state, versions: spokenVersions(), nonce, register };
}

/** The server's answer to a hello, or why it refuses. */
export function challenge(
  context: LinkContext,
  channel: string,
  hello: Hello,
): Refused | { readonly peer: LinkPeer; readonly challenge: Challenge } {
  const peer = context.peer(hello.node);
  if (peer === undefined || hello.node === context.state) {
    return { refused: "not-registered", detail: hello.node };
  }
  const version = chooseVersion(hello.versions);
  if (version === undefined) {
    return { refused: "unknown-version", detail: hello.versions.join(" ") };
  }
  const statement: HandshakeStatement = {
    role: "server",
    node: context.state,
    peer: hello.node,
    nonce: hello.nonce,
    channel,
    version,
  };
  return {
    peer,
    challenge: {
      kind: "challenge",
      node: context.state,
      version,
      nonce: context.nonce(),
      register: { ...context.register() },
      signature: signHandshake(statement, context.signKey),
    },
  };
}

/** The client's answer to a challenge, or why it turns away from whoever gave it. */
export function prove(
  context: LinkContext,
  called: OtherEnd,
  nonce: string,
  given: Challenge,
): Refused | Proof {
  const { version, node } = given;
  const { channel, peer, state } = called;
  if (node !== state) {
    return { refused: "wrong-node", detail: `${node} answered for ${state}` };
  }
  if (!spokenVersions().includes(version)) {
    return { refused: "unknown-version", detail: version };
  }
  const own = context.state;
  const theirs = { role: "server", node, peer: own, nonce, channel, version } as const;
  if (!verifyHandshakeSync(theirs, given.signature, peer.signKey)) {
    return { refused: "proof-failed", detail: `the signature is not that of ${node}` };
  }
  const ours = {
    role: "client",
    node: own,
    peer: node,
    nonce: given.nonce,
    channel,
    version,
  } as const;
  return { kind: "proof", signature: signHandshake(ours, context.signKey) };
}

/** Whether a client's proof answers the server's challenge. */
export function isProven(
  context: LinkContext,
  caller: OtherEnd,
  given: Challenge,
  proof: Proof,
): boolean {
  const statement: HandshakeStatement = {
    role: "client",
    node: caller.state,
    peer: context.state,
    nonce: given.nonce,
    channel: caller.channel,
    version: given.version,
  };
  return verifyHandshakeSync(statement, proof.signature, caller.peer.signKey);
}

/**
 * Looks at the register that the other end holds, once it has proved itself. Another version is told
 * of, as the secretariat has not yet been asked on one side; another content under the same version
 * means that somebody issued two.
 * @returns why the connection ends, if it does
 */
export function compareRegisters(
  context: LinkContext,
  state: string,
  theirs: HeldRegister,
): Refused | undefined {
  const ours = context.register();
  if (ours.version === theirs.version && ours.digest === theirs.digest) {
    return undefined;
  }
  if (ours.version === theirs.version) {
    const detail = `version ${ours.version}: ${ours.digest} here, ${theirs.digest} at ${state}`;
    return { refused: "register-conflict", detail };
  }
  const detail = `${state} holds version ${theirs.version}, this node ${ours.version}`;
  context.onIncident({ kind: "register-differs", peer: state, detail });
  return undefined;
}
