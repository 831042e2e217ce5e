import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

/** What is drawn only once it is opened: a table of hundreds of rows beside a drawing that moves. */
export function Folded({ title, children }: { title: string; children: () => ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children()}
    </details>
  );
}
