import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/language.ts";

/**
 * A page whose code comes when it is needed. `load` stays the same for the same page. What a browser
 * has once failed to load it does not ask for again until the whole page is loaded anew.
 */
export function Later({ load }: { load: () => Promise<ComponentType> }) {
  const [Page, setPage] = useState<ComponentType | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    load().then(
      (page) => setPage(() => page),
      () => setFailed(true),
    );
  }, [load]);
  if (Page !== null) return <Page />;
  if (!hasFailed) return <main class="desk" aria-busy="true" />;
  return (
    <main class="join">
      <p class="refusal" role="alert">
        {t("page.missing")}
      </p>
      <p class="buttons">
        <button type="button" class="main" onClick={() => location.reload()}>
          {t("page.reload")}
        </button>
      </p>
    </main>
  );
}
