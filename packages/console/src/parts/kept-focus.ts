interface Held {
  readonly element: HTMLElement;
  /** What it stood in, innermost first. */
  readonly within: readonly HTMLElement[];
}

const PLACES = "article, section, form, aside, main";

/**
 * Keeps the keyboard's place when the page changes under it. An element that was only moved gets the
 * focus back; where it is gone, the heading of the nearest place that is left gets it. A person who
 * points elsewhere has given the place up.
 */
export function keepFocus(root: HTMLElement): void {
  let held: Held | null = null;
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) held = { element: target, within: placesOf(target) };
  });
  addEventListener("pointerdown", () => (held = null), { capture: true });
  new MutationObserver(() => {
    if (held === null || document.activeElement !== document.body) return;
    const { element, within } = held;
    const place = within.find(({ isConnected }) => isConnected) ?? root.querySelector("main");
    const next = element.isConnected ? element : place === null ? null : headingOf(place);
    next?.focus();
  }).observe(root, { childList: true, subtree: true });
}

/** Moves the keyboard's place to a heading, which is not among what Tab reaches. */
export function headingOf(place: Element): HTMLElement | null {
  const heading = place.querySelector<HTMLElement>("h2, h3");
  heading?.setAttribute("tabindex", "-1");
  return heading;
}

function placesOf(element: HTMLElement): HTMLElement[] {
  const places: HTMLElement[] = [];
  let place = element.closest<HTMLElement>(PLACES);
  while (place !== null) {
    places.push(place);
    place = place.parentElement?.closest<HTMLElement>(PLACES) ?? null;
  }
  return places;
}
