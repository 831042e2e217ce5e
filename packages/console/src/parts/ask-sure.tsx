import { useState } from "preact/hooks";

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
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <button type="button" class="quiet-button" onClick={() => setAsks(true)}>
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
      <button type="button" class="quiet-button" onClick={() => setAsks(false)}>
        ✕
      </button>
    </span>
  );
}
