import { expect, it } from 'vitest';
import type { SocialPost } from '@frontdoor/contracts';
import { answeredInPrivate, type CameAs, socialWays } from './social-ways.js';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const HOUR = 3_600_000;
const comment = (id: string, agoHours: number): CameAs => ({
  at: NOW - agoHours * HOUR,
  post: {
    ...{ audience: 'public', id: `comment:${id}` },
    ways: [
      { audience: 'public' },
      { audience: 'private', once: true, until: new Date(NOW + (168 - agoHours) * HOUR).toISOString() },
    ],
  },
});
const message = (id: string, agoHours: number): CameAs => ({
  at: NOW - agoHours * HOUR,
  post: {
    ...{ audience: 'private', id: `message:${id}` },
    ways: [{ audience: 'private', until: new Date(NOW + (24 - agoHours) * HOUR).toISOString() }],
  },
});
const none = new Set<string>();

it('answers the newest, as it came first', () => {
  expect(socialWays([comment('2', 1), comment('1', 5)], none, NOW)).toEqual([
    { audience: 'public', answering: 'comment:2', cameAt: NOW - HOUR },
    { audience: 'private', answering: 'comment:2', cameAt: NOW - HOUR },
  ]);
  expect(
    socialWays([message('3', 1), comment('2', 2)], none, NOW).map(({ audience, answering }) => [
      audience,
      answering,
    ]),
  ).toEqual([
    ['private', 'message:3'],
    ['public', 'comment:2'],
  ]);
});

it('writes in private once after a comment, and after another comment once more', () => {
  const used = new Set(['comment:1']);
  const [, closed] = socialWays([comment('1', 1)], used, NOW);
  expect(closed!.closed).toContain('a single time');
  expect(socialWays([comment('2', 1), comment('1', 2)], used, NOW)[1]).toMatchObject({
    answering: 'comment:2',
  });
});

it('is over when its time is over, and begins anew with what came later', () => {
  expect(socialWays([message('1', 25)], none, NOW)).toMatchObject([
    { audience: 'private', closed: expect.any(String) as string },
  ]);
  expect(socialWays([message('2', 1), message('1', 25)], none, NOW)).toEqual([
    { audience: 'private', answering: 'message:2', cameAt: NOW - HOUR },
  ]);
});

it('says why the network lets nobody answer', () => {
  const post: SocialPost = {
    audience: 'public',
    id: 'post:1',
    ways: [{ audience: 'public', closed: 'Not mentioned' }],
  };
  expect(socialWays([{ at: NOW, post }], none, NOW)).toMatchObject([{ closed: 'Not mentioned' }]);
  expect(socialWays([{ at: NOW, post: null }], none, NOW)).toEqual([]);
});

it('counts what left in private, and not what failed', () => {
  const out = (answering: string, audience: 'public' | 'private', deliveryState: string) => ({
    ...{ direction: 'out' as const, deliveryState },
    post: { audience, answering, ways: [] },
  });
  expect(
    answeredInPrivate([
      out('comment:1', 'private', 'sent'),
      out('comment:2', 'public', 'sent'),
      out('comment:3', 'private', 'failed'),
    ]),
  ).toEqual(new Set(['comment:1']));
});
