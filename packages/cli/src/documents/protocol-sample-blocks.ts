import {
  MESSAGE_TYPES,
  PROTOCOL_VERSION,
  REQUESTING_MESSAGES,
  type Message,
  type MessageType,
} from "@contactpoint/protocol";
import {
  completeRequest,
  frameSamples,
  MESSAGE_GUIDE,
  sampleRegister,
  sampleRegisterKeys,
  sampleStatements,
  smallestMessage,
} from "@contactpoint/live/specification";

import { jsonFence } from "./json-fence.ts";
import { wrappedLines } from "./wrapped-lines.ts";

/** The blocks of docs/protocol.md that show real objects. */
export async function protocolSampleBlocks(): Promise<Readonly<Record<string, string>>> {
  const { server, client } = sampleStatements();
  const purpose = "contactpoint-handshake-v1";
  return {
    version: `Version **${PROTOCOL_VERSION}**.`,
    statements: [
      "The server signs:",
      jsonFence({ ...server, purpose }),
      "The client signs:",
      jsonFence({ ...client, purpose }),
    ].join("\n\n"),
    frames: await frameSections(),
    messages: MESSAGE_TYPES.map(messageSection).join("\n\n"),
    "complete-request": messageFence(completeRequest()),
    register: jsonFence(sampleRegister()),
    "register-keys": jsonFence(sampleRegisterKeys()),
  };
}

async function frameSections(): Promise<string> {
  const samples = await frameSamples();
  return samples
    .map(({ kind, shows, frame }) => `\`${kind}\`: ${shows}\n\n${jsonFence(frame)}`)
    .join("\n\n");
}

function messageSection(type: MessageType): string {
  const { says, answers } = MESSAGE_GUIDE[type];
  const side = OUTWARD.has(type) ? "requesting" : "requested";
  const due = answers.length === 0 ? "" : ` Answered by ${answers.map(code).join(" or ")}.`;
  const words = wrappedLines(`${says} Said by the ${side} side.${due}`, "");
  return [`### ${type}`, words, messageFence(smallestMessage(type))].join("\n\n");
}

/** The type first, for the reader's sake. */
function messageFence({ type, ...rest }: Message): string {
  return jsonFence({ type, ...rest });
}

const OUTWARD: ReadonlySet<string> = new Set(REQUESTING_MESSAGES);

function code(text: string): string {
  return `\`${text}\``;
}
