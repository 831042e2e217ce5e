import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../language/language.ts";

/** A button that asks once more before it does what cannot be undone. */
export function AskSure({
  text,
  sure,
  onSure,
}: {
  text: string;
  sure: string;
  onSure: () => void;
}) {
  const [asks, setAsks] = useState<boolean | null>(null);
  const asked = useRef<HTMLButtonElement>(null);
  // The keyboard goes with the question and back again; not when the page opens.
  useEffect(() => (asks === null ? undefined : asked.current?.focus()), [asks]);
  if (asks !== true)
    return (
      <button type="button" class="quiet-button" ref={asked} onClick={() => setAsks(true)}>
        {text}
      </button>
    );
  return (
    <span class="sure" role="group" aria-label={sure}>
      <span>{sure}</span>
      <button
        type="button"
        class="danger"
        onClick={() => {
          setAsks(false);
          onSure();
        }}
      >
        {text}
      </button>
      <button type="button" class="quiet-button" ref={asked} onClick={() => setAsks(false)}>
        {t("sure.cancel")}
      </button>
    </span>
  );
}
