import { randomUUID } from 'node:crypto';
import { readConfig } from '@frontdoor/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { messageTo } from '../../../test/support/sendables.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import {
  type ChannelConnection,
  ChannelError,
  type OutboundMessage,
  type RawRequest,
} from '../core/index.js';
import { facebookAdapter, type FacebookStandIn, startFacebookStandIn } from './index.js';

const HOUR = 3_600_000;

describe('Facebook', () => {
  let clock: SteppedClock;
  let facebook: FacebookStandIn;
  let connection: ChannelConnection;
  beforeEach(async () => {
    clock = new SteppedClock('2026-11-27T09:00:00Z');
    await begin(true);
  });
  afterEach(() => facebook?.close());

  async function begin(humanAgent: boolean): Promise<void> {
    await facebook?.close();
    facebook = await startFacebookStandIn({ clock, humanAgent });
    const context = adapterContext(new MemoryHub([facebook.pageId]), { clock });
    connection = await facebookAdapter.connect(
      readConfig(facebook.settings, [facebookAdapter]).declared,
      context,
    );
  }
  const url = 'https://council.example/webhooks/facebook/page';
  const request = (more: Partial<RawRequest>): RawRequest => ({
    ...{ method: 'POST', url, path: 'page', headers: {}, body: Buffer.alloc(0) },
    ...more,
  });
  const take = (entry: object) => connection.acceptWebhook!(request(facebook.delivery(entry)));
  const feed = (value: object) => take({ id: facebook.pageId, changes: [{ field: 'feed', value }] });

  describe('what it tells', () => {
    it('is asked for our word first', async () => {
      const query = (word: string) =>
        `${url}?hub.mode=subscribe&hub.verify_token=${word}&hub.challenge=12345`;
      const ask = (word: string) => connection.acceptWebhook!(request({ method: 'GET', url: query(word) }));
      expect((await ask(facebook.settings['FACEBOOK_VERIFY_TOKEN']!)).answer).toMatchObject({
        status: 200,
        body: '12345',
      });
      await expect(ask('another word')).rejects.toMatchObject({ code: 'signature-wrong' });
    });

    it('keeps a piece of a batch that cannot be read as it came, and takes in the others', async () => {
      const value = (comment_id: string, more: object = {}) => ({
        field: 'feed',
        value: {
          ...{ item: 'comment', verb: 'add', post_id: '1_2', comment_id, message: comment_id },
          ...{ from: { id: '7', name: 'Hazel Holt' }, created_time: 1_790_000_000, ...more },
        },
      });
      const changes = [value('2_1'), value('2_2', { created_time: 8_000_000_000_000 }), value('2_3')];
      const { arrivals } = await take({ id: facebook.pageId, changes });
      expect(arrivals.map(({ contact, fault }) => contact?.text ?? fault!.reason)).toEqual([
        ...['2_1', 'Facebook told of something that cannot be read here.', '2_3'],
      ]);
    });

    it('is checked over the very bytes, in which letters beyond ASCII are escaped', async () => {
      const comment = facebook.comment('Hazel Holt', facebook.pagePost('Hello').id, 'Größe – ok?');
      const { body, headers } = facebook.delivery(facebook.commentAdded(comment));
      expect(body.toString()).toContain(String.raw`Gr\u00f6`);
      const { arrivals } = await connection.acceptWebhook!(request({ body, headers }));
      expect(arrivals[0]!.contact!.text).toBe('Größe – ok?');
      const again = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
      await expect(connection.acceptWebhook!(request({ body: again, headers }))).rejects.toMatchObject({
        code: 'signature-wrong',
      });
      await expect(connection.acceptWebhook!(request({ body }))).rejects.toMatchObject({
        code: 'signature-missing',
      });
    });

    it('is a comment, its edit and its removal, under one key; of our own there is nothing', async () => {
      const shared = {
        item: 'comment',
        comment_id: '1_2',
        post_id: '9_1',
        parent_id: '9_1',
        created_time: 1_795_770_000,
      };
      const from = { id: '7', name: 'Hazel Holt' };
      const added = await feed({ ...shared, verb: 'add', from, message: 'One' });
      expect(added.arrivals).toMatchObject([
        {
          idempotencyKey: 'comment:1_2',
          contact: {
            from: { value: 'facebook:7' },
            thread: { references: ['facebook:post:9_1'] },
            post: { canBeHidden: true },
          },
        },
      ]);
      const edited = await feed({ ...shared, verb: 'edited', from, message: 'Two' });
      expect(edited.changes).toMatchObject([
        { kind: 'edited', idempotencyKey: 'comment:1_2', contact: { text: 'Two' } },
      ]);
      const removed = await feed({ ...shared, verb: 'remove', from });
      expect(removed.changes).toMatchObject([{ kind: 'removed', idempotencyKey: 'comment:1_2' }]);
      for (const nothing of [
        { ...shared, verb: 'add', from: { id: facebook.pageId }, message: 'Ours' },
        { ...shared, verb: 'hide', from },
        { item: 'reaction', verb: 'add', post_id: '9_1', from },
      ])
        expect(await feed(nothing)).toMatchObject({ arrivals: [], changes: [] });
    });

    it('may leave out who it was: they can be answered in public, and are nobody whom we know', async () => {
      const { arrivals } = await feed({
        item: 'comment',
        verb: 'add',
        comment_id: '1_3',
        post_id: '9_1',
        message: 'Who am I',
      });
      expect(arrivals[0]!.contact).toMatchObject({ from: { kind: 'handle' }, senderIs: 'unproven' });
    });

    it('is a mention elsewhere, which is answered in public alone', async () => {
      const value = {
        item: 'post',
        verb: 'add',
        post_id: '8_1',
        sender_id: '7',
        sender_name: 'Hazel Holt',
        message: 'See the council',
      };
      const { arrivals } = await take({ id: facebook.pageId, changes: [{ field: 'mention', value }] });
      expect(arrivals[0]!.contact!.post!.ways).toMatchObject([
        { audience: 'public' },
        { closed: expect.any(String) as string },
      ]);
    });

    it('brings files from allowed hosts alone, and names by asking', async () => {
      const message = facebook.message('Ivy Isted', 'Look');
      const { arrivals } = await take(facebook.messageCame(message, 2));
      expect(arrivals[0]!.contact).toMatchObject({
        from: { value: `facebook:${message.from}`, name: 'Ivy Isted' },
        attachments: [{ contentType: 'image/png' }, {}],
      });
      const elsewhere = { type: 'image', payload: { url: 'http://169.254.169.254/latest' } };
      const bad = {
        ...{ sender: { id: message.from }, recipient: { id: facebook.pageId } },
        message: { mid: 'm_x', text: 'And', attachments: [elsewhere] },
      };
      const { arrivals: others } = await take({ id: facebook.pageId, messaging: [bad] });
      expect(others[0]!.contact).toMatchObject({
        attachments: [],
        text: expect.stringContaining('could not be fetched') as string,
      });
    });

    it('makes no sense in one part, and the others are taken', async () => {
      const good = {
        item: 'comment',
        verb: 'add',
        comment_id: '1_4',
        post_id: '9_1',
        from: { id: '7' },
        message: 'Good',
      };
      const changes = [
        { field: 'feed', value: 7 },
        { field: 'feed', value: good },
      ];
      const { arrivals } = await take({ id: facebook.pageId, changes });
      expect(arrivals.map(({ contact, fault }) => contact?.text ?? fault!.reason)).toEqual([
        expect.stringContaining('cannot be read'),
        'Good',
      ]);
    });
  });

  describe('what it takes', () => {
    const to = (
      id: string,
      post: OutboundMessage['post'],
      text = `Answer ${randomUUID()}`,
    ): OutboundMessage =>
      messageTo(
        'social',
        { kind: 'public-handle', value: `facebook:${id}` },
        { id: randomUUID(), text, post },
      );
    const failure = async (sendable: OutboundMessage): Promise<ChannelError> => {
      const thrown: unknown = await connection.send!(sendable).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(ChannelError);
      return thrown as ChannelError;
    };
    const commented = () => facebook.comment('Hazel Holt', facebook.pagePost('Hello').id, 'A question');

    it('is a private answer to a comment once, within seven days', async () => {
      const comment = commented();
      const answer = to(comment.from.id, {
        audience: 'private',
        answering: `comment:${comment.id}`,
        cameAt: clock.now(),
      });
      await connection.send!(answer);
      expect(facebook.messages.at(-1)).toMatchObject({ to: comment.from.id });
      expect((await failure({ ...answer, text: 'Once more' })).message).toContain('a single private answer');
      const late = facebook.comment('Hazel Holt', comment.post, 'Another');
      clock.step(169 * HOUR);
      const again = to(late.from.id, {
        audience: 'private',
        answering: `comment:${late.id}`,
        cameAt: clock.now(),
      });
      expect((await failure(again)).message).toContain('is over');
    });

    it('is an answer within 24 hours, after them of people for seven days, and then nothing', async () => {
      const { mid, from, at } = facebook.message('Ivy Isted', 'Hello');
      const post = { audience: 'private' as const, answering: `message:${mid}`, cameAt: at };
      await connection.send!(to(from, post));
      clock.step(25 * HOUR);
      await connection.send!(to(from, post));
      expect(facebook.messages.slice(-2).map(({ how }) => how)).toEqual(['RESPONSE', 'HUMAN_AGENT']);
      expect((await failure({ ...to(from, post), automatic: true })).message).toContain('a person');
      clock.step(150 * HOUR);
      expect((await failure(to(from, post))).message).toContain('is over');
    });

    it('is nothing after 24 hours where people may not answer later', async () => {
      await begin(false);
      const { mid, from, at } = facebook.message('Ivy Isted', 'Hello');
      clock.step(25 * HOUR);
      const post = { audience: 'private' as const, answering: `message:${mid}`, cameAt: at };
      expect(await failure(to(from, post))).toMatchObject({ remedy: 'give-up' });
      // Facebook itself says the same.
      expect((await failure(to(from, { ...post, cameAt: clock.now() }))).message).toContain('is over');
    });

    it('hides a comment, and not what is none', async () => {
      const comment = commented();
      await connection.hide!(`comment:${comment.id}`, true);
      expect(facebook.comments.at(-1)).toMatchObject({ isHidden: true });
      await connection.hide!(`comment:${comment.id}`, false);
      expect(facebook.comments.at(-1)).toMatchObject({ isHidden: false });
      await expect(connection.hide!('message:m_1', true)).rejects.toMatchObject({ remedy: 'give-up' });
    });

    it.each([
      [190, 460, 'reauthorise'],
      [10, undefined, 'reauthorise'],
      [10, 2_018_278, 'give-up'],
      [200, undefined, 'reauthorise'],
      [100, 2_018_001, 'give-up'],
      [551, undefined, 'give-up'],
      [368, undefined, 'reauthorise'],
      [506, undefined, 'give-up'],
      [2, undefined, 'retry'],
      [4, undefined, 'slow-down'],
      [80_001, undefined, 'slow-down'],
      [999, undefined, 'give-up'],
    ] as const)('refuses with code %s/%s, which is a matter of %s', async (code, subcode, remedy) => {
      const comment = commented();
      facebook.next({ code, ...(subcode !== undefined && { subcode }) });
      const answer = to(comment.from.id, {
        audience: 'public',
        answering: `comment:${comment.id}`,
        cameAt: 0,
      });
      expect((await failure(answer)).remedy).toBe(remedy);
      expect(facebook.comments.filter(({ from }) => from.id === facebook.pageId)).toEqual([]);
    });

    it('says what an operator must do where the token is dead', async () => {
      facebook.isTokenDead = true;
      expect(await connection.probe()).toMatchObject({
        ok: false,
        detail: expect.stringContaining('FACEBOOK_PAGE_TOKEN') as string,
      });
    });

    it('asks nothing while Facebook has said that it answers nothing', async () => {
      facebook.usedUp = 100;
      expect(await connection.probe()).toMatchObject({ ok: false });
      facebook.usedUp = 1;
      const comment = commented();
      const answer = to(comment.from.id, {
        audience: 'public',
        answering: `comment:${comment.id}`,
        cameAt: 0,
      });
      expect(await failure(answer)).toMatchObject({ remedy: 'slow-down', resetInMs: 300_000 });
      clock.step(301_000);
      await connection.send!(answer);
    });
  });

  it('tells by its own list what it told of before, with the same keys, and nothing of ours or of another time', async () => {
    facebook.message('Early Elm', 'Long ago');
    clock.step(3 * HOUR);
    const from = clock.now();
    const post = facebook.pagePost('The library opens at nine');
    const comment = facebook.comment('Hazel Holt', post.id, 'On Sunday too?');
    const below = facebook.comment('Ivy Isted', comment.id, 'I wonder as well');
    const own = facebook.post('Juniper Jay', 'A lamp is dark');
    const written = Array.from({ length: 130 }, (_, n) => facebook.message(`Writer ${n}`, `Number ${n}`));
    const { arrivals, looked } = await connection.recount!(from, clock.now());
    expect(looked).toBe(133);
    expect(new Set(arrivals.map(({ idempotencyKey }) => idempotencyKey))).toEqual(
      new Set([
        ...[`comment:${comment.id}`, `comment:${below.id}`, `post:${own.id}`],
        ...written.map(({ mid }) => `message:${mid}`),
      ]),
    );
    const told = (await take(facebook.commentAdded(below))).arrivals[0]!;
    const listed = arrivals.find(({ idempotencyKey }) => idempotencyKey === told.idempotencyKey)!;
    expect(listed.contact).toMatchObject({
      ...{ from: told.contact!.from, text: told.contact!.text, thread: told.contact!.thread },
      ...{ post: told.contact!.post, sentAt: told.contact!.sentAt },
    });
    expect((await connection.recount!(from, from - 1)).arrivals).toEqual([]);
    facebook.isTokenDead = true;
    await expect(connection.recount!(from, clock.now())).rejects.toMatchObject({ remedy: 'reauthorise' });
  });
});
