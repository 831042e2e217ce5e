import { WebSocket } from "ws";
import { LockStepFault } from "./lock-step-node.ts";
import { TextInbox } from "./text-inbox.ts";
import { FAREWELL_MS, FRAME_BYTES_MOST, type TextLink, tooLong } from "./text-link.ts";
import { whyUnreached } from "./why-unreached.ts";

/** The sub-protocol of lock-step frames. */
const LOCK_STEP_PROTOCOL = "contactpoint.lockstep.v1";

/**
 * Calls a node that serves lock-step frames over a WebSocket.
 *
 * @param patience real milliseconds that it may take to pick up
 * @throws LockStepFault if it cannot be reached
 */
export async function webSocketLink(url: string, patience: number): Promise<TextLink> {
  const socket = new WebSocket(url, [LOCK_STEP_PROTOCOL], {
    perMessageDeflate: false,
    handshakeTimeout: patience,
    maxPayload: FRAME_BYTES_MOST,
  });
  const inbox = new TextInbox();
  const opened = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  socket.on("open", opened.resolve);
  socket.on("message", (data: Buffer, isBinary) =>
    inbox.take(isBinary ? "" : data.toString("utf8")),
  );
  socket.on("error", (cause) => {
    if ("code" in cause && cause.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") inbox.end(tooLong());
    const sentence = `${url} cannot be reached: ${whyUnreached(cause)}`;
    opened.reject(new LockStepFault("LS-001", sentence, { cause }));
  });
  socket.on("close", () => {
    inbox.end();
    closed.resolve();
  });
  await opened.promise;
  return {
    say: (text) => socket.send(text),
    hear: () => inbox.hear(),
    hasNews: () => inbox.hasNews(),
    close: async () => {
      socket.close(1000);
      const timer = setTimeout(() => socket.terminate(), FAREWELL_MS);
      await closed.promise;
      clearTimeout(timer);
    },
  };
}
