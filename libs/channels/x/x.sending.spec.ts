import { randomUUID } from 'node:crypto';
import { SystemClock } from '@frontdoor/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { messageTo } from '../../../test/support/sendables.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { type ChannelConnection, ChannelError, type OutboundMessage } from '../core/index.js';
import { readConfig } from '@frontdoor/platform';
import { startXStandIn, type XStandIn, xAdapter } from './index.js';
import { restAfter } from './x.following.js';

describe('sending at X', () => {
  let x: XStandIn;
  let connection: ChannelConnection;
  beforeAll(async () => {
    x = await startXStandIn({ clock: new SystemClock(), handle: '@fenmoor' });
    const context = adapterContext(new MemoryHub(['@fenmoor']));
    connection = await xAdapter.connect(readConfig(x.settings, [xAdapter]).declared, context);
  });
  beforeEach(() => {
    x.credits = Infinity;
    x.isRevoked = false;
  });
  afterAll(() => x?.close());

  let count = 0;
  const answerTo = (
    post: { id: string; author_id: string },
    more: Partial<OutboundMessage> = {},
  ): OutboundMessage =>
    messageTo(
      'social',
      { kind: 'public-handle', value: `x:${post.author_id}` },
      {
        ...{ id: randomUUID(), text: `Answer ${++count}` },
        post: { audience: 'public', answering: `post:${post.id}`, cameAt: 0 },
        ...more,
      },
    );
  const failure = async (sendable: OutboundMessage): Promise<ChannelError> => {
    const thrown: unknown = await connection.send!(sendable).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ChannelError);
    return thrown as ChannelError;
  };

  it('answers a mention, and whom it may not answer in public by a message', async () => {
    await connection.send!(answerTo(x.post('alder', '@fenmoor hello')));
    expect(x.posts.at(-1)).toMatchObject({ author_id: x.us.id, text: `Answer ${count}` });
    const stranger = x.post('birch', 'The council again');
    expect(await failure(answerTo(stranger))).toMatchObject({
      remedy: 'give-up',
      message: expect.stringContaining('mentions or quotes us') as string,
    });
    await connection.send!(
      answerTo(stranger, { post: { audience: 'private', answering: `post:${stranger.id}`, cameAt: 0 } }),
    );
    expect(x.messages.at(-1)).toMatchObject({ recipient_id: x.user('birch').id });
  });

  it('gives up where it is too long, the same again, blocked or not wanted', async () => {
    const post = x.post('cedar', '@fenmoor hello');
    expect((await failure(answerTo(post, { text: 'a'.repeat(281) }))).message).toContain('280');
    const once = answerTo(post);
    await connection.send!(once);
    expect((await failure({ ...once, id: randomUUID() })).message).toContain('the same words once');
    x.user('cedar').blocks.add(x.us.id);
    expect((await failure(answerTo(post))).message).toContain('blocked us');
    const silent = x.user('damson');
    silent.takesMessages = false;
    const to = { kind: 'public-handle', value: `x:${silent.id}` } as const;
    expect((await failure(messageTo('social', to))).message).toContain('take no private messages');
    expect(await failure(messageTo('social', { kind: 'public-handle', value: 'x:12345' }))).toMatchObject({
      remedy: 'give-up',
    });
  });

  it('says what an operator must do where access is revoked or credits are used up', async () => {
    const post = x.post('elder', '@fenmoor hello');
    x.isRevoked = true;
    expect(await failure(answerTo(post))).toMatchObject({
      remedy: 'reauthorise',
      message: expect.stringContaining('X_ACCESS_TOKEN') as string,
    });
    expect(await connection.probe()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('revoked') as string,
    });
    x.isRevoked = false;
    x.credits = 0;
    expect(await failure(answerTo(post))).toMatchObject({
      remedy: 'reauthorise',
      message: expect.stringContaining('Buy credits') as string,
    });
    x.credits = Infinity;
    expect(await connection.probe()).toMatchObject({ ok: true });
  });

  it('waits for as long as the headers of X say', async () => {
    const { id } = x.user('fir');
    const to = { kind: 'public-handle', value: `x:${id}` } as const;
    let refused: ChannelError | undefined;
    for (let n = 0; n < 20 && !refused; n++)
      refused = await connection.send!(messageTo('social', to, { text: `Message ${n}` })).then(
        () => undefined,
        (error: unknown) => error as ChannelError,
      );
    expect(refused).toMatchObject({ remedy: 'slow-down' });
    expect(refused!.resetInMs).toBeGreaterThan(800_000);
    expect(refused!.resetInMs).toBeLessThanOrEqual(901_000);
  });

  it.each([
    [503, 'retry'],
    [500, 'reconcile'],
    [418, 'give-up'],
  ] as const)('takes an answer of %i as %s', async (status, remedy) => {
    const post = x.post('gorse', `@fenmoor number ${status}`);
    x.next({ status });
    expect((await failure(answerTo(post))).remedy).toBe(remedy);
  });
});

it('spreads its looks over what the limit leaves', () => {
  const now = new SteppedClock('2026-11-27T12:00:00Z').now();
  const everyMs = 20_000;
  const limit = (remaining: number) => ({ limit: 300, remaining, reset: now / 1000 + 600 });
  expect(restAfter({ limit: undefined }, { everyMs }, now)).toBe(everyMs);
  expect(restAfter({ limit: limit(200) }, { everyMs }, now)).toBe(everyMs);
  expect(restAfter({ limit: limit(10) }, { everyMs }, now)).toBe(60_000);
  expect(restAfter({ limit: limit(0) }, { everyMs }, now)).toBe(600_000);
  expect(restAfter({ limit: { limit: 1, remaining: 0, reset: now / 1000 - 5 } }, { everyMs }, now)).toBe(
    everyMs,
  );
});
