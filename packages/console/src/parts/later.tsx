import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A page whose code comes when it is needed. `load` stays the same for the same page. */
export function Later({ load }: { load: () => Promise<ComponentType> }) {
  const [Page, setPage] = useState<ComponentType | null>(null);
  useEffect(() => {
    void load().then((page) => setPage(() => page));
  }, [load]);
  return Page === null ? <main class="desk" aria-busy="true" /> : <Page />;
}
