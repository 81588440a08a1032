import { api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, isInView, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { dayFromToday } from '../support/council.js';
import { logIn } from '../support/console-tabs.js';
import { Desk } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

const FROM = 'gwen.marsh@customer.example';

describe.skipIf(skipsBrowser)('a customer in the browser', () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  let enquiry: EnquiryDetail;

  beforeAll(async () => {
    world = await startEmbedded();
    browser = await startBrowser();
    desk = await Desk.of(world, 'ash');
    await desk.receive('help', 'The drain in Weir Street is blocked', FROM);
    await desk.receive('planning', 'May I build a porch?', FROM);
    enquiry = await desk.receive('help', 'The street lamp at number 9 is out', FROM);
    enquiry = await desk.customerAnswers(enquiry, 'It flickered before it went out');
    enquiry = await desk.customerAnswers(enquiry, 'And may I keep hens?');
    const params = { id: enquiry.customerDetail.id };
    await desk.agent.ask(api.sayWhatCustomerIs, { params, body: { kind: 'person', name: 'Gwen Marsh' } });
    await desk.agent.ask(api.recordNeeds, {
      params,
      body: { needs: ['large-print', 'interpreter'], note: 'Speak slowly' },
    });
    await desk.agent.ask(api.preferChannel, { params, body: { channel: 'email' } });
    await desk.agent.ask(api.recordAuthority, {
      params,
      body: {
        ...{ forName: 'Fen Scouts', kind: 'employee', evidence: 'Letter of the chair, kept with the post' },
        ...{ from: '2020-01-01', until: dayFromToday(-30) },
      },
    });
    await desk.agent.ask(api.askForInterpreter, {
      params: { id: enquiry.id },
      body: { language: 'pl', way: 'telephone', note: '' },
    });
    await desk.agent.ask(api.noteQuestion, {
      params: { id: enquiry.id },
      body: { question: 'Since when is it out?', answer: 'Since Sunday evening' },
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it.each([
    { width: 1366, height: 768, name: 'console-at-a-glance' },
    { width: 390, height: 844, name: 'console-at-a-glance-phone' },
  ])(
    'is known at a glance, nothing scrolled for: $width × $height',
    async ({ name, ...size }) => {
      const { tab, close } = await logIn(world, browser, 'ash');
      const open = await tab(`/enquiries/${enquiry.id}`);
      await open.setViewportSize(size);
      await open.reload();
      const about = open.locator('.phone-bar').getByText('Details');
      const glance = open.locator('.glance');
      await glance.waitFor({ state: 'attached' });
      if (size.width < 600) await about.click();
      await photograph(open, name);
      const parts = {
        who: glance.getByRole('link', { name: 'Gwen Marsh' }),
        preferred: glance.getByText('Wants answers by email'),
        needs: glance.getByText('Large print'),
        interpreter: glance.getByLabel('Interpreter', { exact: true }),
        authority: glance.getByText('This authority ran out'),
        promise: glance.getByRole('region', { name: 'Promises due' }).getByRole('listitem').first(),
        asked: glance.getByText('Since Sunday evening'),
        drain: glance.getByRole('link', { name: /drain/ }),
        porch: glance.getByRole('link', { name: /porch/ }),
        newest: glance.getByText('And may I keep hens?'),
        before: glance.getByText('It flickered before'),
        first: glance.getByText('The street lamp at number 9').last(),
      };
      for (const [part, element] of Object.entries(parts))
        expect(`${part}: ${await isInView(element, glance)}`).toBe(`${part}: true`);
      expect(await axeViolations(open)).toEqual([]);
      await close();
    },
    120_000,
  );

  it('has a page of their own, reached from the enquiry and from a search', async () => {
    const { tab, close } = await logIn(world, browser, 'ash');
    const open = await tab(`/search?q=drain`);
    await open
      .getByRole('link', { name: /Gwen Marsh/ })
      .first()
      .click();
    await open.getByRole('heading', { name: 'Gwen Marsh' }).waitFor();
    await open.getByRole('link', { name: /porch/ }).waitFor();
    await open.setViewportSize({ width: 1366, height: 768 });
    await photograph(open, 'console-customer');
    expect(await axeViolations(open)).toEqual([]);
    await open.getByRole('button', { name: `${FROM} is shared by several people` }).press('Enter');
    await open.getByText(`Ash said that several people share ${FROM}`).waitFor();
    await open
      .getByRole('button', { name: `Undo: Ash said that several people share ${FROM}` })
      .press('Enter');
    await open.getByText(/Ash undid it/).waitFor();
    await open.setViewportSize({ width: 390, height: 844 });
    await photograph(open, 'console-customer-phone');
    expect(await axeViolations(open)).toEqual([]);
    await close();
  }, 120_000);

  it('has another matter split off and put back by the keyboard', async () => {
    const { tab, close } = await logIn(world, browser, 'ash');
    const open = await tab(`/enquiries/${enquiry.id}`);
    await open.getByRole('heading', { name: enquiry.subject }).waitFor();
    await open.getByRole('heading', { name: enquiry.subject }).click();
    await open.keyboard.press('s');
    const dialog = open.getByRole('dialog', { name: 'Split off another matter' });
    await dialog.waitFor();
    await dialog.getByRole('switch', { name: /keep hens/ }).focus();
    await open.keyboard.press('Space');
    await dialog.getByRole('textbox', { name: 'What is it about?' }).focus();
    await open.keyboard.type('Keeping hens');
    await photograph(open, 'console-split');
    expect(await axeViolations(open, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Split off' }).press('Enter');
    await open.getByRole('heading', { name: 'Keeping hens', exact: true }).waitFor();
    await open.getByRole('button', { name: /^Undo: .* is the same matter after all$/ }).press('Enter');
    await open.getByRole('heading', { name: enquiry.subject }).waitFor();
    await open.getByRole('region', { name: 'Timeline' }).getByText('keep hens').last().waitFor();
    await close();
  }, 120_000);
});
