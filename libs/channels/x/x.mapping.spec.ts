import { describe, expect, it } from 'vitest';
import { includes, messageArrival, picturesOf, postArrival, xMessage, xPost } from './x.mapping.js';

const config = { handle: '@fenmoor', userId: '100' };
const author = { id: '7', name: 'Alder', username: 'alder' };
const received = (more: object = {}) => ({
  raw: Buffer.from('{}'),
  includes: includes.parse({ users: [author], ...more }),
});
const post = (more: object = {}) =>
  xPost.parse({
    id: '900',
    text: '@fenmoor hello',
    author_id: '7',
    created_at: '2026-11-27T09:00:00.000Z',
    ...more,
  });
const mention = { entities: { mentions: [{ id: '100', username: 'fenmoor' }] } };

describe('a post at X', () => {
  it('that mentions us may be answered in public, below it', () => {
    const arrival = postArrival(post(mention), 'mention', received(), config)!;
    expect(arrival).toMatchObject({
      ...{ channel: 'social', entryPoint: '@fenmoor', idempotencyKey: 'post:900' },
      contact: {
        from: { kind: 'public-handle', value: 'x:7', name: 'Alder (@alder)' },
        thread: { messageId: 'x:post:900' },
        post: { what: 'a mention', ways: [{ audience: 'public' }, { audience: 'private' }] },
      },
    });
    expect('kind' in arrival).toBe(false);
  });

  it('that neither mentions nor quotes us may not, and says what to do', () => {
    const about = { referenced_tweets: [{ type: 'replied_to', id: '800' }], conversation_id: '700' };
    const { contact } = postArrival(post(about), 'reply', received(), config)!;
    expect(contact!.post!.ways[0]!.closed).toContain('private message');
    expect(contact!.thread!.references).toEqual(['x:post:800', 'x:post:700']);
  });

  it.each([
    ['as X tells', 'quote', {}],
    ['by whose post it is', 'mention', { tweets: [{ id: '800', author_id: '100' }] }],
  ] as const)('that quotes us may be answered in public, %s', (_, because, more) => {
    const quoting = { referenced_tweets: [{ type: 'quoted', id: '800' }] };
    const { contact } = postArrival(post(quoting), because, received(more), config)!;
    expect(contact!.post).toMatchObject({ what: 'a quote', ways: [{ audience: 'public' }, {}] });
  });

  it('has its links whole, its signs as they were typed and its long text', () => {
    const text = 'A &lt;b&gt; &amp;amp; c https://t.co/1 https://t.co/2';
    const urls = [
      { url: 'https://t.co/1', expanded_url: 'https://fenmoor.example/bins' },
      { url: 'https://t.co/2', media_key: '3_1', expanded_url: 'https://x.com/alder/status/900/photo/1' },
    ];
    const { contact } = postArrival(
      post({ note_tweet: { text, entities: { urls } } }),
      'mention',
      received(),
      config,
    )!;
    expect(contact!.text).toBe('A <b> &amp; c https://fenmoor.example/bins');
  });

  it('of ours is nothing new, and an edit is a change of the first', () => {
    expect(postArrival(post({ author_id: '100' }), 'mention', received(), config)).toBeUndefined();
    const edited = postArrival(
      post({ edit_history_tweet_ids: ['890', '900'] }),
      'mention',
      received(),
      config,
    );
    expect(edited).toMatchObject({ kind: 'edited', idempotencyKey: 'post:890', changeKey: 'edit:900' });
  });

  it('names its pictures, and says how many could not be had', () => {
    const media = [{ media_key: '3_1', type: 'photo', url: 'https://pbs.twimg.com/media/a.jpg' }];
    const one = post({ ...mention, attachments: { media_keys: ['3_1'] } });
    const [picture] = picturesOf(one, received({ media }).includes);
    expect(picture).toEqual({ url: media[0]!.url, name: 'picture-900-1.jpg' });
    const { contact } = postArrival(one, 'mention', { ...received({ media }), missing: 1 }, config)!;
    expect(contact!.text).toContain('could not be fetched');
  });
});

describe('a private message at X', () => {
  const message = (more: object = {}) =>
    xMessage.parse({ id: '950', event_type: 'MessageCreate', text: 'Hello', sender_id: '7', ...more });

  it('is of the same person as their posts, and answered in private alone', () => {
    expect(messageArrival(message(), received(), config)).toMatchObject({
      idempotencyKey: 'message:950',
      contact: {
        from: { kind: 'public-handle', value: 'x:7' },
        post: { audience: 'private', ways: [{ audience: 'private' }] },
      },
    });
  });

  it('of ours, and what is none, is nothing new', () => {
    expect(messageArrival(message({ sender_id: '100' }), received(), config)).toBeUndefined();
    expect(messageArrival(message({ event_type: 'ParticipantsJoin' }), received(), config)).toBeUndefined();
  });
});
