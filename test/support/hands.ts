import type { Locator, Page } from 'playwright-core';

const ENOUGH = 40;

/** What somebody does at a screen, counted: clicks, keys and scrolls. Typing text counts nothing. */
export class Hands {
  actions = 0;
  scrolls = 0;

  constructor(readonly page: Page) {}

  /** Begins another task. */
  begin(): void {
    this.actions = 0;
    this.scrolls = 0;
  }

  async click(target: Locator, modifiers: ('Shift' | 'Control')[] = []): Promise<void> {
    await this.see(target);
    this.actions++;
    await target.click({ modifiers });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.actions++;
      await this.page.keyboard.press(key);
    }
  }

  async write(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** What lies outside the window has to be scrolled to. */
  async see(target: Locator): Promise<void> {
    await target.waitFor();
    const lies = await target.boundingBox();
    const { height } = this.page.viewportSize()!;
    // A line and a half of what is long is enough to begin with.
    const isInView = lies !== null && lies.y >= 0 && lies.y + Math.min(lies.height, ENOUGH) <= height;
    if (isInView) return;
    this.scrolls++;
    await target.scrollIntoViewIfNeeded();
  }
}
