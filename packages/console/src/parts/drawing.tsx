import type { ComponentChildren } from "preact";

/** A drawing that is as wide as there is room, and on small screens scrolls; it runs left to right in every language. */
export function Drawing({
  label,
  box,
  isSquare = false,
  children,
}: {
  label: string;
  /** The `viewBox`. */
  box: string;
  /** As high as it is wide, so that it need not be as wide as others to be read. */
  isSquare?: boolean;
  children: ComponentChildren;
}) {
  return (
    <figure
      class={isSquare ? "drawing square" : "drawing"}
      dir="ltr"
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      <svg viewBox={box} role="img" aria-label={label}>
        {children}
      </svg>
    </figure>
  );
}
