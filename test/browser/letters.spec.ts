import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { logIn } from '../support/console-tabs.js';
import { dayFromToday, startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

describe.skipIf(skipsBrowser)('a letter in the browser', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    world = await startCouncil();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('is taken down with the day of its stamp, and answered as its writer wants or with the reason', async () => {
    const desk = await Desk.of(world, 'rowan');
    const text = 'The hedge in Mill Road hides the sign';
    await desk.agent.ask(api.takeDownContact, {
      body: {
        ...{
          requestId: randomUUID(),
          channel: 'letter',
          service: 'customer-services',
          text,
          name: 'R. Reed',
        },
        ...{
          postal: '12 Mill Road, Fenmoor, CB1 2AB',
          phone: '07700 900123',
          email: 'reed@customer.example',
        },
        receivedOn: dayFromToday(-2),
      },
    });
    const enquiry = await desk.takeOn(text);
    const session = await logIn(world, browser, 'rowan');
    const tab = await session.tab(`/enquiries/${enquiry.id}`);
    await tab.getByText('Received on').first().waitFor();
    await tab.getByRole('button', { name: /Wants to be answered by/ }).click();
    await tab.getByRole('option', { name: 'SMS' }).click();
    await tab.getByText('said that answers are wanted by text message').waitFor();
    const sendBy = tab.getByRole('button', { name: /Send by/ });
    await sendBy.getByText('Text message').waitFor();
    await sendBy.click();
    await tab.getByRole('option', { name: /Email to reed/ }).click();
    const why = tab.getByRole('textbox', { name: 'Why not by text message?' });
    await why.waitFor();
    await tab.getByRole('textbox', { name: /Reply to/ }).fill('It is cut on Monday.');
    const send = tab.getByRole('button', { name: /^Reply/ }).last();
    expect(await send.isDisabled()).toBe(true);
    await why.fill('the plan does not fit into a text');
    expect(await send.isDisabled()).toBe(false);
    await photograph(tab, 'letter-answered-otherwise');
    expect(await axeViolations(tab)).toEqual([]);

    const form = await session.tab('/new-contact');
    await form.getByText('By letter', { exact: true }).click();
    await form.getByText('Received on (today if left empty)').waitFor();
    await photograph(form, 'letter-taken-down');
    expect(await axeViolations(form)).toEqual([]);
  });
});
