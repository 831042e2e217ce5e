import { WebSocket } from "ws";
import { LockStepFault } from "./lock-step-node.ts";
import type { TextLink } from "./text-node.ts";
import { whyUnreached } from "./why-unreached.ts";

/** The sub-protocol of lock-step frames. */
const LOCK_STEP_PROTOCOL = "contactpoint.lockstep.v1";

/** Calls a node that serves lock-step frames over a WebSocket. @throws LockStepFault if it cannot be reached */
export async function webSocketLink(url: string): Promise<TextLink> {
  const socket = new WebSocket(url, [LOCK_STEP_PROTOCOL], { perMessageDeflate: false });
  const texts: (string | null)[] = [];
  const waiting: ((text: string | null) => void)[] = [];
  const take = (text: string | null): void => {
    const next = waiting.shift();
    if (next === undefined) texts.push(text);
    else next(text);
  };
  socket.on("message", (data: Buffer, isBinary) => take(isBinary ? "" : data.toString("utf8")));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", (cause) => {
      const sentence = `${url} cannot be reached: ${whyUnreached(cause)}`;
      reject(new LockStepFault("LS-001", sentence, { cause }));
    });
  });
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      take(null);
      resolve();
    });
  });
  return {
    say: (text) => socket.send(text),
    hear: () => {
      const text = texts.shift();
      return text === undefined
        ? new Promise((resolve) => void waiting.push(resolve))
        : Promise.resolve(text);
    },
    close: () => {
      socket.close(1000);
      return closed;
    },
  };
}
