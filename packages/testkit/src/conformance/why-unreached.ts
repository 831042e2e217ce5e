/** Why there is no WebSocket to a node, in words. */
export function whyUnreached(cause: Error): string {
  const { message } = cause;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  const status = /^Unexpected server response: (\d+)/.exec(message)?.[1];
  if (status !== undefined)
    return `a web server answers there with ${status}, not with a WebSocket`;
  if (/subprotocol/.test(message)) return "it does not choose the sub-protocol of lock-step";
  if (message === "Opening handshake has timed out") return "nothing answers there in time";
  if (code.startsWith("HPE_")) return "what answers there is no web server";
  if (/CERT|ISSUER|SIGNATURE/.test(code)) return `its certificate is not trusted: ${message}`;
  // Of all others the first line is enough; the others are of OpenSSL's source.
  return REASONS.get(code) ?? (message.split("\n")[0] || code);
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "nothing listens there"],
  ["ECONNRESET", "it ended the connection before there was a WebSocket"],
  ["EHOSTUNREACH", "no way leads to this host"],
  ["ENETUNREACH", "no way leads to this host"],
  ["ETIMEDOUT", "nothing answers there in time"],
  ["ENOTFOUND", "there is no host of this name"],
  ["EAI_AGAIN", "the name of its host cannot be looked up now"],
  ["EPROTO", "what answers there speaks no TLS; without it, the URL begins with ws://"],
]);
