import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../../test/support/database.js';
import { EventReceiver } from '../../../../../test/support/event-receiver.js';
import { frontdoor, type Ran } from '../../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('frontdoor admin subscriber and api-key', () => {
  let environment: Record<string, string>;
  let receiver: EventReceiver;
  const admin = (...words: string[]): Promise<Ran> => frontdoor(['admin', ...words], { environment });
  const subscriber = (...words: string[]): Promise<Ran> => admin('subscriber', ...words);

  beforeAll(async () => {
    environment = { DATABASE_URL: await newDatabase(), SECRET, REACH_INSIDE: 'loopback' };
    receiver = await EventReceiver.start();
    await admin('organisation', 'create', 'Testshire Council', '--pack', 'cambridge-city');
    await admin('service', 'add', 'Parking', '--team', 'Streets');
    await admin('integration', 'add', 'app', '--service', 'parking');
  });
  afterAll(() => receiver.stop());

  it('adds one, shows its secret once, and says whether it takes a test event', async () => {
    const added = await subscriber(
      'add',
      'My app',
      receiver.url,
      '--type',
      'promise.*,enquiry.closed',
      '--json',
    );
    const { signingSecret } = added.json() as { signingSecret: string };
    expect(signingSecret).toMatch(/^whsec_/);
    expect(await subscriber('test', 'My app')).toMatchObject({
      code: 1,
      out: expect.stringContaining('401') as string,
    });
    receiver.secrets = [signingSecret];
    expect((await subscriber('test', 'My app')).out).toMatch(/^It was taken: 204, after \d+ ms\.\n$/);
    const listed = await subscriber('list');
    expect(listed.out).toMatch(/^My app +active +all +thin +0 +0 \/ 0 /m);
    expect(listed.out).not.toContain('whsec_');
    expect((await subscriber('attempts', 'My app', '--failed', '--json')).json()).toMatchObject([
      { type: 'frontdoor.test', status: 401, ok: false },
    ]);
    expect((await subscriber('attempts', 'My app')).out.split('\n')).toHaveLength(4);
  });

  it('refuses what cannot be', async () => {
    expect((await subscriber('add', 'My app', receiver.url)).err).toMatch(
      /^There is a subscriber called My app already/,
    );
    expect(await subscriber('add', 'X', receiver.url, '--type', 'dance')).toMatchObject({ code: 2 });
    expect((await subscriber('add', 'X', 'https://10.0.0.1/')).err).toMatch(
      /^Nothing is sent to that address: /,
    );
    expect((await subscriber('pause', 'Nobody')).err).toMatch(/^There is no such subscriber\./);
    expect(await subscriber('replay', 'My app')).toMatchObject({ code: 2 });
    expect(await subscriber('replay', 'My app', '--since', 'yesterday')).toMatchObject({ code: 2 });
    expect((await subscriber('replay', 'My app', '--since', '2026-01-01T00:00:00Z')).err).toMatch(
      /^There is no such event/,
    );
  });

  it('pauses, resumes, rotates and removes one', async () => {
    const state = async () =>
      ((await subscriber('list', '--json')).json() as { state: string }[]).map((one) => one.state);
    expect((await subscriber('pause', 'My app')).code).toBe(0);
    expect(await state()).toEqual(['paused']);
    expect((await subscriber('resume', 'My app')).code).toBe(0);
    expect(await state()).toEqual(['active']);
    const { signingSecret } = (await subscriber('rotate', 'My app', '--json')).json() as {
      signingSecret: string;
    };
    receiver.secrets = [signingSecret];
    expect((await subscriber('test', 'My app')).code).toBe(0);
    expect(receiver.signatures.at(-1)).toHaveLength(2);
    expect((await subscriber('remove', 'My app')).code).toBe(0);
    expect(await state()).toEqual([]);
  });

  it('makes, rotates and takes away keys', async () => {
    const add = ['api-key', 'add', 'Poller', '--integration', 'app', '--scope', 'events:read'];
    expect((await admin(...add)).out).toMatch(/^fdk_[\w-]{32}\n$/);
    expect(await admin(...add)).toMatchObject({ code: 1 });
    expect(await admin('api-key', 'add', 'X', '--integration', 'app', '--scope', 'all')).toMatchObject({
      code: 2,
    });
    expect((await admin('api-key', 'list')).out).toMatch(/^Poller +app +events:read +all +never/m);
    expect((await admin('api-key', 'rotate', 'Poller', '--keep', '0')).err).toContain(
      'good for nothing more',
    );
    expect((await admin('api-key', 'remove', 'Poller')).code).toBe(0);
    expect(await admin('api-key', 'remove', 'Poller')).toMatchObject({ code: 1 });
  });
});
