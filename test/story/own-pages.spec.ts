import { COUNCIL } from '@frontdoor/demonstration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontdoor } from '../../apps/cli/src/run.test-io.js';
import { newDatabase } from '../support/database.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

describe('the public pages of an organisation', () => {
  let world: World;
  let environment: Record<string, string>;
  beforeAll(async () => {
    environment = { DATABASE_URL: await newDatabase(), SECRET };
    world = await startEmbedded({ ...environment, DEMO: 'on' });
  });
  afterAll(() => world?.stop());

  const get = (path: string): Promise<Response> =>
    fetch(world.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' });
  const page = async (path: string): Promise<string> => (await get(path)).text();
  const set = async (...words: string[]): Promise<void> => {
    const { code, err } = await frontdoor(['admin', 'organisation', 'pages', ...words], { environment });
    expect({ code, err }).toMatchObject({ code: 0 });
  };

  it('are in its colours, with its logo text, and say how else it is reached where they do not help', async () => {
    const home = await page('/');
    expect(home).toContain('<link rel="stylesheet" href="/assets/council.css"/>');
    expect(home).toMatch(/homepage-link">Fenmoor Council</);
    const colours = await get('/assets/council.css');
    expect(colours.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await colours.text()).toContain(`--council-band: ${COUNCIL.publicPages.band};`);
    expect(await page('/nowhere')).toContain(
      `ring us on <a class="govuk-link" href="tel:+441632960000">${COUNCIL.publicPages.phone}</a>.`,
    );
    expect(await page('/nowhere')).toContain(COUNCIL.publicPages.address);
  });

  it('have its telephone number and address below receipts', async () => {
    const desk = await Desk.of(world, 'ash');
    await desk.receive('help', 'Is the library open?', 'reader@customer.example');
    const receipt = await eventually('the receipt', async () =>
      world.standIns.mail.messages.find(({ envelope }) => envelope.to.includes('reader@customer.example')),
    );
    expect(receipt.mail.text).toContain(
      `${COUNCIL.name}\nTelephone: ${COUNCIL.publicPages.phone}\n${COUNCIL.publicPages.address}`,
    );
  });

  it('lead to its own privacy notice or hold its words, as text, soon after they were set', async () => {
    await set(
      ...['--privacy', 'https://fenmoor.example/privacy', '--logo-text', 'default'],
      ...['--cookies', 'We set <b>none</b>.\n\nNot one.', '--band', '#ffd200', '--band-text', '#0b0c0c'],
    );
    const home = await eventually('the new pages', async () => {
      const shown = await page('/');
      return shown.includes('href="https://fenmoor.example/privacy"') && shown;
    });
    expect(home).toMatch(new RegExp(`homepage-link">${COUNCIL.name.replaceAll(/[()]/g, '\\$&')}<`));
    const moved = await get('/privacy');
    expect([moved.status, moved.headers.get('location')]).toEqual([302, 'https://fenmoor.example/privacy']);
    expect(await page('/cookies')).toContain(
      '>We set &lt;b&gt;none&lt;/b&gt;.</p><p class="govuk-body">Not one.<',
    );
    expect(await (await get('/assets/council.css')).text()).toContain('--council-band-text: #0b0c0c;');
    await set('--privacy', 'default', '--cookies', 'default', '--band', 'default', '--band-text', 'default');
    await eventually('our pages again', async () => (await page('/')).includes('href="/privacy"'));
    expect(await page('/cookies')).toContain('These pages use none');
  });
});
