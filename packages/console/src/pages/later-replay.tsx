import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** The page of a recorded run, which players need not load. */
export function LaterReplay() {
  const [Page, setPage] = useState<ComponentType | null>(null);
  useEffect(() => {
    void import("./replay.tsx").then(({ Replay }) => setPage(() => Replay));
  }, []);
  return Page === null ? <main class="desk" /> : <Page />;
}
