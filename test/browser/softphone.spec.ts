import { api } from '@frontdoor/contracts';
import { Agent } from '@frontdoor/persistence';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

/** The provider's own part of the browser, which finds nobody at its addresses here. */
describe.skipIf(skipsBrowser)('a softphone whose provider is not reached', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await startEmbedded({
      TWILIO_API_KEY_SID: `SK${'0'.repeat(32)}`,
      TWILIO_API_KEY_SECRET: 'a secret of the API key',
    });
    browser = await startBrowser(
      '--host-resolver-rules=MAP *.twilio.com 127.0.0.1:9',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    );
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const softphoneAt = async () =>
    (await world.database.manager.findOneByOrFail(Agent, { name: 'Ash' })).softphoneAt;

  it('is loaded only when it is wanted, may reach its provider, and says that it failed', async () => {
    const { agent } = await Desk.of(world, 'ash');
    expect((await agent.ask(api.listMyCalls)).softphone).toBe(true);
    const { tab, close } = await logIn(world, browser, 'ash');
    // The first tab speaks for all.
    const second = await tab('/');
    const page = second.context().pages()[0]!;
    page.setDefaultTimeout(15_000);
    await second.close();
    const loaded: string[] = [];
    const refused: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    page.on('console', (message) => {
      if (/content security policy|permissions policy/i.test(message.text())) refused.push(message.text());
    });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    expect(loaded.filter((url) => url.includes('softphone'))).toEqual([]);
    await page.getByRole('button', { name: /settings and log out/ }).press('Enter');
    await page.getByRole('menuitem', { name: 'Answer calls in this browser: off' }).press('Enter');
    await page.getByText('Calls ring in this browser while the console is open.').waitFor();
    await eventually('the part of the provider is loaded', () =>
      loaded.some((url) => url.includes('twilio-softphone')),
    );
    await page.getByText('Calls cannot be answered in this browser now.').waitFor({ timeout: 30_000 });
    expect(refused).toEqual([]);
    // The hub rings the telephone.
    await eventually('it is said to be gone', async () => (await softphoneAt()) === null);
    await close();
  }, 90_000);
});
