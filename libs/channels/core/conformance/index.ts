import { CHANNELS } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { readConfig } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelConnection } from '../index.js';
import { itWhere, type Candidate, type During, type World } from './candidate.js';
import { holdListening } from './listening.js';
import { holdSending } from './sending.js';
import { holdWebhooks } from './webhooks.js';

export type { Candidate, World } from './candidate.js';

/** The promises every adapter makes, whatever its provider. An island's conformance spec is one call of this. */
export function holdToContract(candidate: Candidate): void {
  const { adapter, way, has, wrongSettings } = candidate;
  const { manifest, settings, needs } = adapter;
  let world: World;
  const connect = (): Promise<ChannelConnection> =>
    adapter.connect(readConfig(world.settings, [adapter]).declared, world.context());
  const during: During = (look) => async () => {
    const connection = await connect();
    try {
      await look(connection, world);
    } finally {
      await connection.close();
    }
  };

  describe(`adapter ${manifest.id}${way ? ` (${way})` : ''} keeps the contract`, () => {
    beforeAll(async () => {
      world = await candidate.world();
    });
    afterAll(async () => {
      await world?.close?.();
    });

    it('has an id fit for an address, a title, and channels that can do what it says', () => {
      expect(manifest.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(manifest.title).not.toBe('');
      expect(manifest.receives.length + manifest.sends.length).toBeGreaterThan(0);
      for (const channel of manifest.sends) expect(CHANNELS[channel].sends).toBeDefined();
    });

    it('declares settings by names of the environment, each with a meaning in whole sentences', () => {
      for (const [name, schema] of Object.entries(settings)) {
        expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/);
        expect(schema.description).toMatch(/^[A-Z].*\.$/);
      }
      expect(Object.keys(settings)).toEqual(expect.arrayContaining([...needs]));
    });

    it('is left out, and no fault, where nothing is set', () => {
      expect(() => readConfig({}, [adapter])).not.toThrow();
    });

    itWhere(Object.keys(settings).length > 0)('refuses settings that cannot work before it connects', () => {
      expect(wrongSettings).toBeDefined();
      expect(() => readConfig(wrongSettings, [adapter])).toThrow(FrontdoorError);
    });

    itWhere(needs.length > 1)('refuses some of what it needs without the rest', () => {
      const [first] = needs;
      const some = { [first!]: world.settings[first!] };
      expect(() => readConfig(some, [adapter])).toThrow(/go together/);
    });

    it(
      'does what its manifest says and nothing more',
      during(async (connection) => {
        expect(connection.send !== undefined).toBe(manifest.sends.length > 0);
        expect(connection.acceptWebhook !== undefined).toBe(has.webhooks !== undefined);
        expect(connection.listen !== undefined || !has.source).toBe(true);
        expect(connection.reconcile === undefined || connection.send !== undefined).toBe(true);
      }),
    );

    it(
      'answers a probe with one plain sentence',
      during(async (connection) => {
        const { detail } = await connection.probe();
        expect(detail).toMatch(/^[A-Z].+/);
        expect(detail).not.toContain('\n');
      }),
    );

    it('can be closed twice', async () => {
      const connection = await connect();
      await connection.close();
      await connection.close();
    });

    if (has.webhooks) holdWebhooks(candidate, during);
    if (has.sending) holdSending(candidate, during);
    if (has.source) holdListening(has, () => world, connect);
  });
}
