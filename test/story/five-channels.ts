import { randomUUID } from 'node:crypto';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { api, type BodyOf, type EnquiryDetail, type WorkItem } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAY, type Played } from '../../apps/hub/src/demonstration/play-customer.js';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { headersFor } from '../support/signed-contact.js';
import type { World } from '../support/world.js';

const clock = new SystemClock();
const ids = new Ids(clock);
const ENTRY = {
  email: 'help@fenmoor.example',
  sms: '+447700900100',
  social: '@fenmoor',
  web: 'contact',
  api: 'report-it',
  phone: '+441632960000',
  callback: '+441632960100',
};

/** The main job on every channel: a contact comes in by its provider's protocol, an agent answers, the answer leaves. */
export function tellFiveChannels(shape: string, start: () => Promise<World>): void {
  describe(`five channels, ${shape}`, () => {
    let world: World;
    let ash: ConsoleClient;

    beforeAll(async () => {
      world = await start();
      ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    });
    afterAll(() => world?.stop());

    const play = (channel: keyof typeof PLAY, played: Partial<Played>) =>
      PLAY[channel](
        { from: '', name: '', subject: '', text: '', when: '', ...played },
        {
          standIns: world.standIns,
          ids,
          now: clock.now(),
          publicUrl: world.url.replace('127.0.0.1', 'localhost'),
          localUrl: world.url,
          smtpPort: world.smtpPort,
          entryPoint: ENTRY[channel],
          secretOf: async () => world.integrationSecret,
        },
      );

    const waitingItem = (text: string): Promise<WorkItem> =>
      eventually(`"${text}" in the queue`, async () => {
        const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
        return items.find((item) => item.preview.includes(text));
      });

    const accept = async (item: WorkItem): Promise<EnquiryDetail> => {
      await ash.ask(api.acceptWorkItem, { params: { id: item.id } });
      return ash.ask(api.readEnquiry, { params: { id: item.enquiryId } });
    };

    const answer = (enquiry: EnquiryDetail, text: string, channel?: string) => {
      const route = channel
        ? enquiry.replyRoutes.find((each) => each.channel === channel)!
        : enquiry.replyRoutes[0]!;
      const body = { text, channel: route.channel, to: route.to, close: false, requestId: randomUUID() };
      return ash.ask(api.sendReply, { params: { id: enquiry.id }, body });
    };

    const kept = (id: string): Promise<EnquiryDetail> =>
      eventually('every commitment kept', async () => {
        const enquiry = await ash.ask(api.readEnquiry, { params: { id } });
        return (
          enquiry.commitments.length > 0 &&
          enquiry.commitments.every((each) => each.state === 'kept') &&
          enquiry
        );
      });

    it('email: in by SMTP, answered by SMTP in the same thread, the promise kept', async () => {
      await play('email', {
        from: 'Resident@Customer.example',
        name: 'A resident',
        subject: 'Band',
        text: 'Which band is my flat in?',
      });
      const item = await waitingItem('Which band');
      expect(item).toMatchObject({
        channel: 'email',
        kind: 'answer',
        service: 'Customer services',
        promise: { promiseId: 'CITY-E1' },
      });
      const enquiry = await accept(item);
      expect(enquiry.owner?.name).toBe('Ash');
      expect(enquiry.customerDetail.identifiers).toEqual([
        { kind: 'email', value: 'resident@customer.example' },
      ]);
      expect(enquiry.commitments[0]!.explanation.length).toBeGreaterThan(1);
      await answer(enquiry, 'Your flat is in band B.');
      const sent = await eventually('the answer', () =>
        world.standIns.mail.messages.find(({ mail }) => mail.text?.includes('band B')),
      );
      expect(sent.envelope.to).toEqual(['resident@customer.example']);
      expect(sent.mail.from?.address).toBe(ENTRY.email);
      expect(sent.mail.references).toContain('@customer.example');
      expect(sent.mail.replyTo?.[0]?.address).toMatch(/^help\+[a-z0-9-]+\.[a-z0-9]+@fenmoor\.example$/);
      await kept(enquiry.id);

      const again = sent.mail.replyTo![0]!.address!;
      await PLAY.email(
        {
          from: 'resident@customer.example',
          name: '',
          subject: 'Re: Band',
          text: 'Thank you. And the first payment?',
          when: '',
        },
        {
          standIns: world.standIns,
          ids,
          now: clock.now(),
          publicUrl: world.url,
          localUrl: world.url,
          smtpPort: world.smtpPort,
          entryPoint: again,
          secretOf: async () => '',
        },
      );
      const further = await waitingItem('first payment');
      expect(further.enquiryId).toBe(enquiry.id);
    });

    it('text message: in by a signed webhook, answered through the REST API, delivered', async () => {
      await play('sms', { from: '+447700900123', text: 'Brown bin not emptied in Mill Road' });
      const enquiry = await accept(await waitingItem('Brown bin'));
      await answer(enquiry, 'We will be back tomorrow.');
      const text = await eventually('the text', () =>
        world.standIns.twilio.messages.find(({ body }) => body.includes('tomorrow')),
      );
      expect(text).toMatchObject({ from: ENTRY.sms, to: '+447700900123' });
      const done = await eventually('the delivery receipt', async () => {
        const now = await ash.ask(api.readEnquiry, { params: { id: enquiry.id } });
        return (
          now.timeline.some((entry) => entry.type === 'contact' && entry.delivery?.state === 'delivered') &&
          now
        );
      });
      expect(done.workItems.every((each) => each.state === 'done')).toBe(true);
    });

    it('text message: a file is opened by a link below it, on the page of that enquiry alone', async () => {
      await play('sms', { from: '+447700900124', text: 'Where may I leave the sofa?' });
      const enquiry = await accept(await waitingItem('leave the sofa'));
      const { id } = enquiry;
      const [route] = enquiry.replyRoutes;
      expect(route).toMatchObject({
        channel: 'sms',
        files: true,
        fileLink: `Files for you: ${enquiry.trackingUrl}`,
      });
      const plan = { name: 'plan.txt', contentType: 'text/plain', size: 14 };
      const file = await ash.ask(api.addDraftFile, { params: { id }, body: plan });
      const piece = { params: { id: file.id, place: '0' }, bytes: Buffer.from('By the red bin') };
      expect((await ash.request(api.sendFilePiece, piece)).ok).toBe(true);
      const requestId = randomUUID();
      const { channel, to } = route!;
      const body = { text: 'The plan shows where.', channel, to, files: [file.id], requestId };
      await ash.ask(api.sendReply, { params: { id }, body });
      const text = await eventually('the text', () =>
        world.standIns.twilio.messages.find((each) => each.body.includes('plan shows')),
      );
      expect(text.body).toBe(`The plan shows where.\n\nFiles for you: ${enquiry.trackingUrl}`);

      const track = enquiry.trackingUrl.replace('localhost', '127.0.0.1');
      const link = `/files/${requestId}/0`;
      const page = await (await fetch(track)).text();
      expect(page).toContain(`href="${new URL(track).pathname}${link}"`);
      const saved = await fetch(track + link);
      expect(saved.headers.get('content-disposition')).toContain('attachment; filename="plan.txt"');
      expect(await saved.text()).toBe('By the red bin');
      await play('sms', { from: '+447700900125', text: 'The lamp is out' });
      const other = await accept(await waitingItem('lamp is out'));
      const otherTrack = other.trackingUrl.replace('localhost', '127.0.0.1');
      for (const wrong of [
        `${otherTrack}${link}`,
        `${track.slice(0, -1)}${link}`,
        `${track}/files/${requestId}/1`,
      ])
        expect((await fetch(wrong)).status).toBe(404);
    });

    it('web form: raised without an account, followed by its link, answered by email', async () => {
      const { trackingUrl } = await play('web', {
        from: 'tenant@customer.example',
        name: 'A tenant',
        text: 'There is no hot water',
      });
      expect(trackingUrl).toContain('/track/');
      const enquiry = await accept(await waitingItem('no hot water'));
      await answer(enquiry, 'A plumber will come at noon.');
      await eventually('the answer', () =>
        world.standIns.mail.messages.find(({ mail }) => mail.text?.includes('plumber')),
      );
      await kept(enquiry.id);
      const page = await (await fetch(trackingUrl!.replace('localhost', '127.0.0.1'))).text();
      expect(page).toContain('A plumber will come at noon.');
      expect(page).toContain('Kept. It was due');
      const receipt = world.standIns.mail.messages.find(
        ({ envelope, mail }) =>
          envelope.to.includes('tenant@customer.example') && mail.subject?.includes('We have your message'),
      );
      expect(receipt?.raw.toString()).toMatch(/^Auto-Submitted: auto-replied/im);
    });

    it('a household telephone: whoever names it is nobody else, and is answered at their own address', async () => {
      const phone = '+447700900789';
      await play('sms', { from: phone, text: 'The first of the household writes' });
      const first = await accept(await waitingItem('The first of the household'));
      const body = {
        customer: { name: 'Second', email: 'second@customer.example', phone },
        text: 'A secret matter',
      };
      const raw = Buffer.from(JSON.stringify(body));
      const headers = headersFor(world.integrationSecret, raw);
      const taken = await fetch(`${world.url}/api/v1/contacts`, { method: 'POST', headers, body: raw });
      expect(taken.status).toBe(202);
      const second = await accept(await waitingItem('A secret matter'));
      expect(second.customerDetail.id).not.toBe(first.customerDetail.id);
      expect(second.customer).toBe('Second');
      expect(second.otherMatters).toEqual({ total: 0, open: 0, newest: [] });
      expect(second.replyRoutes.filter(({ channel }) => channel !== 'api').map(({ to }) => to)).toEqual([
        'second@customer.example',
        phone,
      ]);
      // A link opens the whole enquiry, so none leaves to a telephone that others have too.
      expect(second.replyRoutes.find(({ to }) => to === phone)).toMatchObject({ files: false });
      await answer(second, 'It stays between us.', 'email');
      await eventually('the answer', () =>
        world.standIns.mail.messages.find(
          ({ envelope, mail }) =>
            envelope.to.includes('second@customer.example') && mail.text?.includes('between us'),
        ),
      );
      const found = await ash.ask(api.searchEnquiries, { body: { search: 'second@customer.example' } });
      expect(found.enquiries.map(({ id }) => id)).toEqual([second.id]);
    });

    it('a form mailer: two residents are two customers, each answered and told of it at their own address', async () => {
      const write = (n: number) => {
        const raw = [
          'From: Forms <no-reply@forms.example>',
          `Reply-To: Resident ${n} <resident${n}@customer.example>`,
          `To: <${ENTRY.email}>`,
          `Subject: Passed on, number ${n}`,
          `Message-ID: <${ids.uuid()}@forms.example>`,
          '',
          `Passed on, number ${n}`,
        ].join('\r\n');
        return sendMail(world.smtpPort, {
          envelope: { from: 'no-reply@forms.example', to: ENTRY.email },
          raw,
        });
      };
      await write(1);
      const first = await accept(await waitingItem('Passed on, number 1'));
      await write(2);
      const second = await accept(await waitingItem('Passed on, number 2'));
      expect(second.customerDetail.id).not.toBe(first.customerDetail.id);
      expect(second.customer).toBe('Resident 2');
      expect(second.replyRoutes.map(({ to }) => to)).toEqual(['resident2@customer.example']);
      const receipts = await eventually('both receipts', () => {
        const all = world.standIns.mail.messages.filter(({ mail }) => mail.subject?.includes('Passed on'));
        return all.length === 2 && all;
      });
      expect(new Set(receipts.flatMap(({ envelope }) => envelope.to))).toEqual(
        new Set(['resident1@customer.example', 'resident2@customer.example']),
      );
    });

    it('whoever was in copy is shown, gets the answer, and can be taken off', async () => {
      const raw = [
        'From: Cared For <cared@customer.example>',
        `To: <${ENTRY.email}>, <tax@fenmoor.example>`,
        'Cc: A carer <carer@customer.example>, <councillor@customer.example>, <cared@customer.example>',
        'Subject: My carer helps me',
        `Message-ID: <${ids.uuid()}@customer.example>`,
        '',
        'My carer helps me with this',
      ].join('\r\n');
      await sendMail(world.smtpPort, { envelope: { from: 'cared@customer.example', to: ENTRY.email }, raw });
      const enquiry = await accept(await waitingItem('My carer helps me'));
      const copies = ['carer@customer.example', 'councillor@customer.example'];
      expect(enquiry.timeline.find(({ type }) => type === 'contact')).toMatchObject({
        cc: expect.arrayContaining(copies) as string[],
      });
      const [route] = enquiry.replyRoutes;
      const body = { text: 'We answer you both.', channel: route!.channel, to: route!.to, close: false };
      const send = (cc: string[]) =>
        ash.request(api.sendReply, {
          params: { id: enquiry.id },
          body: { ...body, cc, requestId: randomUUID() },
        });
      expect((await send(['somebody@else.example'])).status).toBe(400);
      expect((await send(['carer@customer.example'])).status).toBe(202);
      const sent = await eventually('the answer', () =>
        world.standIns.mail.messages.find(({ mail }) => mail.text?.includes('answer you both')),
      );
      expect(sent.envelope.to).toEqual(['cared@customer.example', 'carer@customer.example']);
      expect(sent.raw.toString()).toMatch(/^Cc: .*carer@customer\.example/im);
    });

    it('API: in by a signed webhook, the reply goes back as a signed webhook', async () => {
      await play('api', {
        from: 'walker@customer.example',
        name: 'A walker',
        subject: 'Fly-tipping',
        text: 'Two mattresses in Fen Lane',
      });
      const item = await waitingItem('Two mattresses');
      expect(item.service).toBe('Waste and recycling');
      const enquiry = await accept(item);
      await answer(enquiry, 'They will be gone by Friday.', 'api');
      await eventually('the reply webhook', () =>
        world.standIns.replies.replies.find(({ text }) => text.includes('by Friday')),
      );
      await kept(enquiry.id);
    });

    it('phone callback: asked for without menus, the agent rings with the caller ID of the council', async () => {
      const { steps } = await play('callback', {
        from: '+447700900456',
        text: 'It is about my parking permit',
        when: 'any time',
      });
      const item = await waitingItem('parking permit');
      expect(item).toMatchObject({ kind: 'callback', channel: 'callback' });
      expect(item.callback).not.toBeNull();
      expect(steps.join(' ')).toContain(item.reference.split('').join(' ').replaceAll('-', ' ').slice(0, 3));
      const enquiry = await accept(item);
      expect(enquiry.canCall).toBe(true);
      await ash.ask(api.callNow, { params: { id: enquiry.id }, body: { requestId: randomUUID() } });
      const [call] = await eventually('the call', async () => {
        const { calls } = await ash.ask(api.listMyCalls);
        return calls.some(({ state }) => state === 'talking') && calls;
      });
      expect(world.standIns.twilio.calls.find(({ to }) => to === '+447700900456')).toMatchObject({
        from: '+441223457000',
      });
      await ash.ask(api.endCall, { params: { id: call!.id } });
      const read = () => ash.ask(api.readEnquiry, { params: { id: enquiry.id } });
      const toDo = ({ workItems }: EnquiryDetail): string[] =>
        workItems.flatMap(({ state, kind }) => (state === 'done' ? [] : kind)).toSorted();
      /** Answers that count for the promises. */
      const answers = ({ ledger }: EnquiryDetail): number =>
        ledger.filter(({ type, takenBack }) => type === 'responded' && takenBack === null).length;
      const asked = await eventually('somebody is asked how it went', async () => {
        const now = await read();
        return toDo(now).includes('call-outcome') && now;
      });
      // An answered telephone is an attempt, whoever or whatever answered it.
      expect(toDo(asked)).toEqual(['call-outcome', 'callback']);
      expect(answers(asked)).toBe(0);
      const made = asked.timeline.find((entry) => entry.type === 'contact' && entry.call)!;
      expect(made).toMatchObject({
        delivery: { state: 'delivered' },
        call: { outcome: null, isToSay: true },
      });
      const say = (outcome: BodyOf<typeof api.sayCallOutcome>['outcome']) =>
        ash.ask(api.sayCallOutcome, { params: { id: made.id }, body: { outcome } });
      for (const outcome of ['message-left', 'wrong-person', 'no-answer'] as const) {
        const now = await say(outcome);
        expect(toDo(now)).toEqual(['callback']);
        expect(answers(now)).toBe(0);
      }
      const reached = await say('reached');
      expect(toDo(reached)).toEqual([]);
      expect(answers(reached)).toBe(1);
      // Said by mistake, and put right.
      const again = await say('message-left');
      expect(toDo(again)).toEqual(['callback']);
      expect(answers(again)).toBe(0);
      const told = again.timeline.flatMap((entry) => (entry.type === 'event' ? entry.text : []));
      expect(told).toContain('Ash left a message on the telephone: an attempt to reach the customer');
    });
  });
}
