/** What came of reading a body. */
export type LimitedBody =
  | { readonly kind: "whole"; readonly text: string }
  | { readonly kind: "oversize" }
  | { readonly kind: "not-utf8" };

/**
 * Reads a body of at most so many bytes and drops the rest of a larger one.
 *
 * @param declared the Content-Length header; a larger number spares the reading
 * @throws the reason of the signal once it is aborted, and what the stream itself fails with
 */
export async function limitedBody(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
  declared: string | null,
  signal?: AbortSignal,
): Promise<LimitedBody> {
  if (stream === null) return { kind: "whole", text: "" };
  const reader = stream.getReader();
  // A stream that neither goes on nor fails would hold the caller for ever, signal or not.
  const drop = (): void => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", drop, { once: true });
  try {
    if (declared !== null && Number(declared) > most) return { kind: "oversize" };
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for (let size = 0; ;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return { kind: "whole", text: text + decoder.decode() };
      size += value.byteLength;
      if (size > most) return { kind: "oversize" };
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (isDecodingError(error)) return { kind: "not-utf8" };
    throw error;
  } finally {
    signal?.removeEventListener("abort", drop);
    drop();
  }
}

function isDecodingError(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    "code" in error &&
    error.code === "ERR_ENCODING_INVALID_ENCODED_DATA"
  );
}
