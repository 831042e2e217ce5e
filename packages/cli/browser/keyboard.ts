import type { Locator, Page } from "playwright-core";

/** More presses of Tab than any page has stops. */
const STOPS_MOST = 150;

/** A person who has no mouse: everything is done by `page.keyboard`, from where the focus is. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on by Tab until an element has the focus. Each stop must be visibly marked. */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < STOPS_MOST; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
      const fault = await this.page.evaluate(unmarked);
      if (fault !== null) throw new Error(`the focus is not seen on ${fault}`);
    }
    throw new Error(`Tab never reaches ${String(target)}`);
  }

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(text);
  }

  /** Chooses by the first letters of an option, as closed lists let one do. */
  async choose(target: Locator, letters: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.type(letters);
  }

  /** Waits until the focus is somewhere on the page, and not lost on its body. */
  async holds(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement !== document.body);
  }
}

/** What is wrong with the mark of the element that has the focus; null where Tab leaves the page. */
function unmarked(): string | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  const isMarked = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  return isMarked && width > 0 && height > 0 ? null : element.outerHTML.slice(0, 200);
}
