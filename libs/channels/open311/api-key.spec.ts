import { describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import type { IntegrationKey } from '../core/index.js';
import { apiKeyOf, findReporter } from './api-key.js';

const clock = new SteppedClock('2026-07-07T09:00:00Z');
const site: IntegrationKey = {
  ...{ key: 'site', secret: 'now', former: { secret: 'before', until: clock.now() + 1000 } },
  ...{ mailboxes: [], entryPoint: 'site', open311: true },
};
const find = (apiKey: string | undefined, integration: IntegrationKey = site) =>
  findReporter(apiKey, { clock, integration: async (key) => (key === 'site' ? integration : undefined) });

describe('the key of a reporting site', () => {
  it('is that of its secret, and of the one before while that counts', async () => {
    expect((await find(apiKeyOf(site))).key).toBe('site');
    expect((await find(apiKeyOf({ key: 'site', secret: 'before' }))).key).toBe('site');
    const ended = { ...site, former: { secret: 'before', until: clock.now() } };
    await expect(find(apiKeyOf({ key: 'site', secret: 'before' }), ended)).rejects.toThrow(
      'none that may report',
    );
  });

  it('gives the signing secret away to nobody', () => {
    expect(apiKeyOf(site)).toMatch(/^site\.[\w-]{43}$/);
  });

  it.each([
    undefined,
    '',
    'site',
    'site.',
    'other.x',
    `${apiKeyOf(site)}x`,
    apiKeyOf({ key: 'site', secret: 'x' }),
  ])('%s is none', async (apiKey) => {
    await expect(find(apiKey)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('of an integration that may not report is none', async () => {
    await expect(find(apiKeyOf(site), { ...site, open311: false })).rejects.toMatchObject({
      code: 'api-key-wrong',
    });
  });
});
