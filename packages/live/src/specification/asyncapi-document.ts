import {
  MESSAGE_TYPES,
  PROTOCOL_VERSION,
  REQUESTED_MESSAGES,
  REQUESTING_MESSAGES,
} from "@contactpoint/protocol";
import { FRAME_KINDS } from "../wire/index.ts";
import type { Frame } from "../wire/index.ts";
import { frameSamples } from "./frame-samples.ts";
import { componentSchemas } from "./json-schemas.ts";
import { MESSAGE_GUIDE } from "./message-guide.ts";
import { smallestMessage } from "./message-samples.ts";

/**
 * The protocol as an AsyncAPI 3.0 document, from the point of view of the node that serves a
 * channel. Made from the schemas by which the node itself reads frames; its examples are real.
 */
export async function asyncApiDocument(): Promise<object> {
  return {
    asyncapi: "3.0.0",
    info: {
      title: "contactpoint",
      version: PROTOCOL_VERSION,
      description: DESCRIPTION,
      license: { name: "MIT" },
    },
    defaultContentType: "application/json",
    servers: { node: NODE_SERVER },
    channels: { channel: CHANNEL, conversation: CONVERSATION },
    operations: OPERATIONS,
    components: {
      messages: { ...(await frameMessages()), ...caseMessages() },
      schemas: componentSchemas(),
    },
  };
}

const DESCRIPTION =
  "How contact points of an EXERCISE exchange requests. This project's protocol, not an official one. docs/protocol.md has the rules that no schema can express.";

const NODE_SERVER = {
  host: "{host}:{port}",
  protocol: "wss",
  description: "A node, at the endpoint that its entry in the register names.",
  variables: {
    host: { description: "Name or address of the node." },
    port: { description: "Its port." },
  },
  security: [{ type: "X509", description: "Both ends show certificates of the exercise." }],
};

const CHANNEL = {
  address: "/channels/{name}",
  title: "One channel of a node",
  description: "One WebSocket path. One text message is one frame; sub-protocol contactpoint.v1.",
  parameters: { name: { description: "As the node's entry lists it, such as phone." } },
  messages: refsOf(FRAME_KINDS, "components"),
  bindings: { ws: { method: "GET", bindingVersion: "0.1.0" } },
};

const CONVERSATION = {
  address: null,
  title: "What the authors of messages say to each other",
  description: "Carried in deliver frames as payload.signed.message, in the clear or sealed.",
  messages: refsOf(MESSAGE_TYPES, "components"),
};

const OPERATIONS = {
  receiveHello: operation("receive", "channel", ["hello"]),
  sendChallenge: operation("send", "channel", ["challenge"]),
  receiveProof: operation("receive", "channel", ["proof"]),
  sendWelcome: operation("send", "channel", ["welcome"]),
  receiveDelivery: {
    ...operation("receive", "channel", ["deliver"]),
    reply: {
      channel: { $ref: "#/channels/channel" },
      messages: placesOf("channel", ["receipt", "reject"]),
    },
  },
  receiveRequest: operation("receive", "conversation", REQUESTING_MESSAGES),
  sendAnswer: operation("send", "conversation", REQUESTED_MESSAGES),
};

async function frameMessages(): Promise<Record<string, object>> {
  const samples = await frameSamples();
  return Object.fromEntries(
    FRAME_KINDS.map((kind) => {
      const own = samples.filter((sample) => sample.kind === kind);
      const examples = own.map(({ shows, frame }) => ({ summary: shows, payload: frame }));
      return [kind, message(kind, FRAME_SUMMARIES[kind], examples)];
    }),
  );
}

const FRAME_SUMMARIES: { readonly [K in Frame["kind"]]: string } = {
  hello: "The client says who it is.",
  challenge: "The server proves who it is and asks the client for the same.",
  proof: "The client proves who it is.",
  welcome: "The connection is open for deliveries.",
  deliver: "One crossing of one link by a message or a bounce.",
  receipt: "The delivery of this key is stored for good.",
  reject: "The delivery of this key is not taken.",
};

function caseMessages(): Record<string, object> {
  return Object.fromEntries(
    MESSAGE_TYPES.map((type) => [
      type,
      message(type, MESSAGE_GUIDE[type].says, [{ payload: smallestMessage(type) }]),
    ]),
  );
}

function message(name: string, summary: string, examples: readonly object[]): object {
  return {
    name,
    summary,
    contentType: "application/json",
    payload: { $ref: `#/components/schemas/${name}` },
    examples,
  };
}

function operation(action: "send" | "receive", channel: string, names: readonly string[]): object {
  return {
    action,
    channel: { $ref: `#/channels/${channel}` },
    messages: placesOf(channel, names),
  };
}

function placesOf(channel: string, names: readonly string[]): object[] {
  return names.map((name) => ({ $ref: `#/channels/${channel}/messages/${name}` }));
}

function refsOf(names: readonly string[], place: string): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/${place}/messages/${name}` }]));
}
