import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Heading of something that a person has just opened; the keyboard goes on from it. */
export function LandingHeading({
  id,
  level,
  children,
}: {
  id: string;
  level: "h2" | "h3";
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const Heading = level;
  return (
    <Heading id={id} ref={heading} tabIndex={-1}>
      {children}
    </Heading>
  );
}
