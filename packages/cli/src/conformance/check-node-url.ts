import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/**
 * Looks at the URL of a node before anything is done with it.
 *
 * @param isBlackBox it speaks the ordinary protocol, which there is over TLS alone
 * @throws Failure 64 if it is no URL of a WebSocket
 */
export function checkNodeUrl(url: string, isBlackBox: boolean): void {
  const schemes = isBlackBox ? ["wss:"] : ["ws:", "wss:"];
  const read = URL.parse(url);
  if (read !== null && schemes.includes(read.protocol) && !url.includes("#")) return;
  const begins = schemes.map((scheme) => `${scheme}//`).join(" or ");
  const sample = isBlackBox ? "wss://127.0.0.1:4102" : "ws://127.0.0.1:4200";
  throw new Failure(
    EXIT.usage,
    `${url} is no URL of a node: it begins with ${begins} and has no fragment, such as ${sample}`,
  );
}
