import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";

/** Pages of an exercise in a real Chromium, how many frames they draw and how long they work. */
export class LoadPages {
  readonly #browser: Browser | null;
  readonly #pages: readonly Page[];
  readonly #meters: readonly CDPSession[];

  /** Opens each link as somebody who joins; without links there is no browser either. */
  static async open(links: readonly string[]): Promise<LoadPages> {
    if (links.length === 0) return new LoadPages(null, [], []);
    const browser = await chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    });
    const pages = await Promise.all(links.map((link) => openPage(browser, link)));
    const meters = await Promise.all(pages.map((page) => page.context().newCDPSession(page)));
    for (const meter of meters) await meter.send("Performance.enable");
    return new LoadPages(browser, pages, meters);
  }

  private constructor(
    browser: Browser | null,
    pages: readonly Page[],
    meters: readonly CDPSession[],
  ) {
    this.#browser = browser;
    this.#pages = pages;
    this.#meters = meters;
  }

  get count(): number {
    return this.#pages.length;
  }

  /** Frames a second of each page. */
  frames(ms: number): Promise<number[]> {
    const counted = `new Promise((resolve) => {
      let frames = 0;
      const begin = performance.now();
      const next = () => {
        frames += 1;
        const passed = performance.now() - begin;
        if (passed < ${ms}) requestAnimationFrame(next);
        else resolve((frames * 1000) / passed);
      };
      requestAnimationFrame(next);
    })`;
    return Promise.all(this.#pages.map((page) => page.evaluate<number>(counted)));
  }

  /** Seconds for which each page has worked so far: scripts, styles, layout. */
  work(): Promise<number[]> {
    return Promise.all(
      this.#meters.map(async (meter) => {
        const { metrics } = await meter.send("Performance.getMetrics");
        return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
      }),
    );
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }
}

async function openPage(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en" })).newPage();
  await page.goto(link);
  await page.locator("main.join input").or(page.locator("main.desk")).first().waitFor();
  if (await page.locator("main.join").isVisible()) {
    await page.locator("main.join input").fill("P");
    await page.locator("main.join button.main").click();
  }
  await page.locator("main.desk").waitFor();
  return page;
}
