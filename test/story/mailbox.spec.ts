import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { RecountProviders } from '../../libs/use-cases/watch-channels/recount-providers.js';
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { plainMail } from '../support/mail-fixtures.js';
import { startEmbedded, type World } from '../support/world.js';

describe.skipIf(!hasDovecot())('a mailbox on a real IMAP server', () => {
  let dovecot: Dovecot;
  let world: World;
  let rowan: ConsoleClient;

  beforeAll(async () => {
    dovecot = await startDovecot();
    const { host, port, user, password } = dovecot;
    const mailbox = { entryPoint: 'foi@fenmoor.example', host, port, secure: false, user, password };
    world = await startEmbedded({ MAILBOXES: JSON.stringify([mailbox]) });
    rowan = await ConsoleClient.logIn(world.url, 'rowan', world.password);
  });
  afterAll(async () => {
    await world?.stop();
    await dovecot?.close();
  });

  it('mail is noticed, routed under the Freedom of Information promise, and answered once', async () => {
    dovecot.deliver(
      Buffer.from(
        [
          'From: A resident <asker@customer.example>',
          'To: foi@fenmoor.example',
          'Subject: Spending on trees',
          `Message-ID: <${randomUUID()}@customer.example>`,
          '',
          'How much was spent on trees in 2025?',
        ].join('\r\n'),
      ),
    );
    const item = await eventually('the request in the queue', async () => {
      const { items } = await rowan.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ preview }) => preview.includes('spent on trees'));
    });
    expect(item).toMatchObject({ service: 'Freedom of Information', promise: { promiseId: 'CITY-F1' } });
    await rowan.ask(api.acceptWorkItem, { params: { id: item.id } });
    const enquiry = await rowan.ask(api.readEnquiry, { params: { id: item.enquiryId } });
    expect(enquiry.kind).toBe('foi');
    const { channel, to } = enquiry.replyRoutes[0]!;
    const body = { text: '£84,000 was spent on trees.', channel, to, close: true, requestId: randomUUID() };
    await Promise.all([1, 2].map(() => rowan.ask(api.sendReply, { params: { id: enquiry.id }, body })));
    await eventually('the answer', () =>
      world.standIns.mail.messages.some(({ mail }) => mail.text?.includes('£84,000')),
    );
    const done = await eventually('the promise kept', async () => {
      const now = await rowan.ask(api.readEnquiry, { params: { id: enquiry.id } });
      return now.commitments.every(({ state }) => state === 'kept') && now;
    });
    expect(done.state).toBe('closed');
    expect(world.standIns.mail.messages.filter(({ mail }) => mail.text?.includes('£84,000'))).toHaveLength(1);
  });

  it('a mail that was passed over is found at night, and taken in once', async () => {
    const place = async (): Promise<{ source: string; cursor: string }> =>
      (
        await world.database.query<{ source: string; cursor: string }[]>(
          `SELECT source, cursor FROM source_cursor WHERE source LIKE 'email:foi@%'`,
        )
      )[0]!;
    await dovecot.stop();
    const text = `How many bins are there? ${randomUUID()}`;
    dovecot.deliver(plainMail({ subject: 'Bins', text, id: `${randomUUID()}@customer.example` }));
    const { source, cursor } = await place();
    const [uidValidity, uid] = cursor.split(':');
    await world.database.query('UPDATE source_cursor SET cursor = $2 WHERE source = $1', [
      source,
      `${uidValidity}:${Number(uid) + 1}`,
    ]);
    await dovecot.restart();
    const taken = async (): Promise<number> =>
      (await world.database.query<unknown[]>('SELECT id FROM contact WHERE text = $1', [text])).length;
    const night = world.hub.app.get(RecountProviders, { strict: false });
    await night.sweep();
    await night.recount('email', null);
    await eventually('the mail', async () => (await taken()) === 1);
    await night.recount('email', null);
    const [counted] = await world.database.query<object[]>(
      `SELECT looked, found, problem FROM recount WHERE adapter = 'email'`,
    );
    expect(counted).toEqual({ looked: 2, found: 0, problem: null });
    expect(await taken()).toBe(1);
  });
});
