import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecountProviders } from '../../libs/use-cases/watch-channels/recount-providers.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const TEXT_LINE = '+447700900100';

describe('text messages', () => {
  let world: World;
  let ash: Desk;
  let numbers = 0;
  beforeAll(async () => {
    world = await startEmbedded();
    ash = await Desk.of(world, 'ash');
  });
  afterAll(() => world?.stop());

  const twilio = () => world.standIns.twilio;
  const newNumber = () => `+4477009005${String(numbers++).padStart(2, '0')}`;
  const text = (from: string, body: string, media: { contentType: string; content: Buffer }[] = []) =>
    twilio().receiveSms({ from, to: TEXT_LINE, body, media }, world.url.replace('127.0.0.1', 'localhost'));
  const until = (
    enquiry: Pick<EnquiryDetail, 'id'>,
    what: string,
    is: (enquiry: EnquiryDetail) => boolean,
  ): Promise<EnquiryDetail> =>
    eventually(what, async () => {
      const now = await ash.read(enquiry.id);
      return is(now) && now;
    });
  const wordsOf = ({ timeline }: EnquiryDetail): string[] =>
    timeline.flatMap((entry) => ('text' in entry ? entry.text : []));
  /** Two open enquiries of one number, each answered from here: the second was opened by staff, as a call would. */
  const twoMatters = async (from: string) => {
    await text(from, `The bin is full ${from}`);
    const bins = await ash.takeOn(`The bin is full ${from}`);
    const { manager } = world.database;
    // As if it had come three weeks ago, and were open still.
    await manager.query(
      `UPDATE enquiry SET last_contact_at = last_contact_at - interval '21 days' WHERE id = $1`,
      [bins.id],
    );
    await text(from, `The lamp is out ${from}`);
    const lamp = await ash.takeOn(`The lamp is out ${from}`);
    expect(lamp.id).not.toBe(bins.id);
    const days = async (enquiry: EnquiryDetail, ago: number): Promise<void> => {
      await manager.query(
        `UPDATE enquiry SET last_contact_at = now() - make_interval(days => $2::integer) WHERE id = $1`,
        [enquiry.id, ago],
      );
      await manager.query(
        `UPDATE contact SET at = now() - make_interval(days => $2::integer) WHERE enquiry_id = $1`,
        [enquiry.id, ago],
      );
    };
    await days(bins, 3);
    await days(lamp, 2);
    return { bins, lamp };
  };

  it('have their pictures fetched, kept here, opened and deleted at the provider', async () => {
    const from = newNumber();
    const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200_000, 7)]);
    const card = Buffer.from('BEGIN:VCARD\r\nFN:A resident\r\nEND:VCARD\r\n');
    await text(from, `The hole in the road ${from}`, [
      { contentType: 'image/jpeg', content: picture },
      { contentType: 'text/vcard', content: card },
      { contentType: 'application/zip', content: Buffer.from('PK') },
    ]);
    const enquiry = await ash.takeOn(`The hole in the road ${from}`);
    const whole = await until(enquiry, 'the pictures', ({ timeline }) =>
      timeline.some((entry) => entry.type === 'contact' && entry.attachments.length === 2),
    );
    const contact = whole.timeline.find((entry) => entry.type === 'contact')!;
    expect(contact).toMatchObject({
      attachments: expect.arrayContaining([
        expect.objectContaining({ name: 'picture-1.jpg', contentType: 'image/jpeg', size: picture.length }),
        expect.objectContaining({ name: 'file-2.vcf', contentType: 'text/vcard' }),
      ]),
    });
    const read = async (index: number): Promise<Buffer> => {
      const response = await ash.agent.request(api.readAttachment, { params: { id: contact.id, index } });
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      return Buffer.from(await response.arrayBuffer());
    };
    expect((await read(0)).equals(picture)).toBe(true);
    expect((await read(1)).equals(card)).toBe(true);
    await until(enquiry, 'what could not be fetched', (now) =>
      wordsOf(now).some(
        (words) => words.includes('could not be fetched') && words.includes('application/zip'),
      ),
    );
    // What is not taken stays where it is.
    await eventually('the others are deleted there', () => twilio().pictures.size === 1);
    expect(twilio().troubles).toEqual([]);
    const sound = await ash.agent.request(api.playAttachment, { params: { id: contact.id, index: 0 } });
    expect(sound.status).toBe(400);
  });

  it('that never reached us are found at night with their pictures, which are fetched and deleted too', async () => {
    const from = newNumber();
    const body = `The slide is broken ${from}`;
    const picture = Buffer.from('a picture of the slide');
    twilio().turnClock(-3_600_000);
    const media = [{ contentType: 'image/png', content: picture }];
    const sid = twilio().loseSms({ from, to: TEXT_LINE, body, media });
    twilio().turnClock(0);
    const recounts = world.hub.app.get(RecountProviders, { strict: false });
    await recounts.recount('twilio', null);
    const enquiry = await ash.takeOn(body);
    const { timeline } = await until(enquiry, 'the picture', (now) =>
      now.timeline.some((entry) => entry.type === 'contact' && entry.attachments.length === 1),
    );
    const { id } = timeline.find((entry) => entry.type === 'contact')!;
    const response = await ash.agent.request(api.readAttachment, { params: { id, index: 0 } });
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
    await eventually('it is deleted there', () =>
      [...twilio().pictures.keys()].every((path) => !path.includes(sid)),
    );
    expect(twilio().troubles).toEqual([]);
    // The next night nothing of it is asked for or taken anew.
    const before = twilio().requests();
    await recounts.recount('twilio', null);
    expect(twilio().requests() - before).toBe(2);
    expect(wordsOf(await ash.read(enquiry.id)).join()).not.toContain('not at Twilio');
  });

  it('of one number about several matters go to the one that they name', async () => {
    const from = newNumber();
    const { bins, lamp } = await twoMatters(from);
    await text(from, `Still full, ${bins.reference}`);
    await until(bins, 'the text', (now) => wordsOf(now).includes(`Still full, ${bins.reference}`));
    expect(wordsOf(await ash.read(lamp.id)).join()).not.toContain('Still full');
  });

  it('of one number about several matters are asked about where nobody can tell', async () => {
    const from = newNumber();
    const { bins, lamp } = await twoMatters(from);
    await text(from, `Any news? ${from}`);
    const unsure = await ash.takeOn(`Any news? ${from}`);
    expect([bins.id, lamp.id]).not.toContain(unsure.id);
    expect(unsure.suggestions.map(({ id }) => id).toSorted()).toEqual([bins.id, lamp.id].toSorted());
    // One press, and it is one with the matter it belongs to.
    await ash.agent.ask(api.joinEnquiries, {
      params: { id: unsure.id, otherId: lamp.id },
      body: { despiteLater: true },
    });
    await until(lamp, 'the text', (now) => wordsOf(now).includes(`Any news? ${from}`));
  });

  it('from a name cannot be answered, and their reader is told so', async () => {
    await text('NHS-Notify', 'Your test is ready');
    const enquiry = await ash.takeOn('Your test is ready');
    expect(enquiry.replyRoutes).toEqual([]);
    expect(enquiry.closedRoutes).toEqual([
      {
        label: 'Text message to NHS-Notify',
        why: 'this is a name and no number, and nobody can write back to a name',
      },
    ]);
  });

  it('that ask for none, and for some again, are shown where the customer has an enquiry', async () => {
    const from = newNumber();
    await text(from, `No light ${from}`);
    const enquiry = await ash.takeOn(`No light ${from}`);
    await text(from, 'STOP');
    const stopped = await until(enquiry, 'STOP', (now) =>
      wordsOf(now).some((words) => words.includes('(STOP)')),
    );
    expect(stopped.replyRoutes).toEqual([]);
    expect(stopped.closedRoutes[0]!.why).toContain('(STOP)');
    await text(from, 'START');
    const again = await until(enquiry, 'START', (now) =>
      wordsOf(now).some((words) => words.includes('(START)')),
    );
    expect(again.replyRoutes.map(({ channel }) => channel)).toContain('sms');
  });

  it('that do not arrive are work again, with the promise running', async () => {
    const from = newNumber();
    await text(from, `A broken seesaw ${from}`);
    const enquiry = await ash.takeOn(`A broken seesaw ${from}`);
    twilio().textsTo(from, 30_003);
    await ash.reply(enquiry, {
      text: 'It is mended.',
      channel: 'sms',
      to: from,
      purpose: 'response',
      content: [],
      override: { reason: 'A text is short' },
    });
    const failed = await until(enquiry, 'the failure', (now) =>
      now.workItems.some(({ kind, state }) => kind === 'delivery-failed' && state !== 'done'),
    );
    expect(failed.commitments.map(({ state }) => state)).toContain('running');
    expect(
      failed.timeline.some((entry) => entry.type === 'contact' && entry.delivery?.state === 'failed'),
    ).toBe(true);
  });
});
