const FLASH_MS = 1_000;

/** Shows two titles in turn while the page is in the background, and the first while it is seen. Returns what ends it. */
export function flashTitle(first: string, second: string): () => void {
  const own = document.title;
  document.title = first;
  const timer = setInterval(() => {
    document.title = document.hidden && document.title === first ? second : first;
  }, FLASH_MS);
  return () => {
    clearInterval(timer);
    document.title = own;
  };
}
