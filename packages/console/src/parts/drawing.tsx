import type { ComponentChildren } from "preact";

/** A drawing that is as wide as there is room; it runs left to right in every language. */
export function Drawing({
  label,
  box,
  shape,
  children,
}: {
  label: string;
  /** The `viewBox`. */
  box: string;
  /** A strip must be wide to be read, and scrolls where there is no room. */
  shape: "strip" | "map" | "square";
  children: ComponentChildren;
}) {
  return (
    <figure class={`drawing ${shape}`} dir="ltr" tabIndex={0} role="group" aria-label={label}>
      <svg viewBox={box} role="img" aria-label={label}>
        {children}
      </svg>
    </figure>
  );
}
