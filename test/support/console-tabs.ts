import type { Browser, Page } from 'playwright-core';
import type { World } from './world.js';

/** A console of somebody's own: tabs of one browser context, which share the log-in. */
export interface ConsoleTabs {
  tab: (address: string) => Promise<Page>;
  close: () => Promise<void>;
}

/** Logs in as one of the demonstration's people. */
export async function logIn(world: World, browser: Browser, name: string): Promise<ConsoleTabs> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = async (address: string) => {
    const opened = await context.newPage();
    opened.setDefaultTimeout(15_000);
    await opened.goto(`${world.url}/console${address}`);
    return opened;
  };
  const first = await tab('/');
  await first.getByLabel('Email').fill(`${name}@demo.frontdoor.example`);
  await first.getByLabel('Password').fill(world.password);
  await first.getByRole('button', { name: 'Log in' }).click();
  await first.getByRole('heading', { name: /^(Queue|Overview|Reception)$/ }).waitFor();
  return { tab, close: () => context.close() };
}
