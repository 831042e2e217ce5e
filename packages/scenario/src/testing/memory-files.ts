import type { FileSource } from "../reader/load-document.ts";

/** Files of a scenario's folder that exist only in a test. */
export function memoryFiles(texts: Readonly<Record<string, string>>): FileSource {
  return {
    read: (name) => {
      const text = texts[name];
      return text === undefined ? { ok: false, reason: "missing" } : { ok: true, text };
    },
  };
}
