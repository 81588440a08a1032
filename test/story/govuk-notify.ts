import { randomUUID } from 'node:crypto';
import { type NotifyStandIn, startNotifyStandIn } from '@frontdoor/channels/notify';
import { api, type EnquiryDetail, type WorkItem } from '@frontdoor/contracts';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAY } from '../../apps/hub/src/demonstration/play-customer.js';
import { FollowDeliveries } from '../../libs/use-cases/send-message/follow-deliveries.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

const clock = new SystemClock();
const NUMBER = '+447700900100';
const CUSTOMER = '+447700900123';

/** Email, texts and letters through GOV.UK Notify, with what its callbacks lose and what comes back. */
export function tellNotify(shape: string, start: (settings: Record<string, string>) => Promise<World>): void {
  describe(`GOV.UK Notify, ${shape}`, () => {
    let notify: NotifyStandIn;
    let world: World;
    let ash: ConsoleClient;

    beforeAll(async () => {
      notify = await startNotifyStandIn({ clock, number: NUMBER });
      notify.receiveText('+447700900456', 'Sent while the hub was away');
      world = await start({ ...notify.settings, SEND_WITH: 'sms:notify,email:notify' });
      notify.tell({ hubUrl: world.url, token: notify.settings.NOTIFY_CALLBACK_TOKEN! });
      ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    });
    afterAll(async () => {
      await world?.stop();
      await notify?.close();
    });

    const waiting = (text: string): Promise<WorkItem> =>
      eventually(`"${text}" in the queue`, async () => {
        const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
        return items.find((item) => item.kind === 'answer' && item.preview.includes(text));
      });
    const accept = async (item: WorkItem): Promise<EnquiryDetail> => {
      await ash.ask(api.acceptWorkItem, { params: { id: item.id } });
      return read(item.enquiryId);
    };
    const read = (id: string): Promise<EnquiryDetail> => ash.ask(api.readEnquiry, { params: { id } });
    const mail = (from: string, subject: string, text: string) =>
      PLAY.email(
        { from, name: 'A resident', subject, text, when: '' },
        {
          standIns: world.standIns,
          ids: new Ids(clock),
          now: clock.now(),
          publicUrl: world.url,
          localUrl: world.url,
          smtpPort: world.smtpPort,
          entryPoint: 'help@fenmoor.example',
          secretOf: async () => '',
        },
      );
    const takeDown = async (text: string, address: { postal?: string; email?: string }) => {
      const body = {
        requestId: randomUUID(),
        channel: 'letter' as const,
        service: 'customer-services',
        text,
      };
      await ash.ask(api.takeDownContact, { body: { ...body, ...address } });
      return accept(await waiting(text));
    };
    const reply = async (enquiry: EnquiryDetail, text: string, channel: string) => {
      const route = enquiry.replyRoutes.find((each) => each.channel === channel)!;
      const body = { text, channel: route.channel, to: route.to, close: false, requestId: randomUUID() };
      await ash.ask(api.sendReply, { params: { id: enquiry.id }, body });
    };
    const answer = async (enquiry: EnquiryDetail, text: string, channel: string) => {
      await reply(enquiry, text, channel);
      return eventually('Notify to have it', async () => {
        const [sent] = await world.database.query<{ provider_id: string }[]>(
          `SELECT provider_id FROM delivery WHERE enquiry_id = $1 AND provider_id IS NOT NULL
         ORDER BY created_at DESC LIMIT 1`,
          [enquiry.id],
        );
        return notify.notifications.find(({ id }) => id === sent?.provider_id);
      });
    };
    /** As if the time had come to ask. */
    const ask = async () => {
      await world.database.query(`UPDATE delivery SET ask_at = now() WHERE ask_at IS NOT NULL`);
      await world.hub.app.get(FollowDeliveries).sweep();
    };
    const delivery = (id: string, state: string): Promise<EnquiryDetail> =>
      eventually(`a delivery that is ${state}`, async () => {
        const enquiry = await read(id);
        const is = enquiry.timeline.some(
          (entry) => entry.type === 'contact' && entry.delivery?.state === state,
        );
        return is && enquiry;
      });
    const states = ({ commitments }: EnquiryDetail) => [...new Set(commitments.map(({ state }) => state))];

    it('posts a letter: the promise is kept once it is printed, and runs again when it comes back', async () => {
      const enquiry = await takeDown('A letter about my council tax band', {
        postal: '12 Mill Road, Fenmoor, CB1 2AB',
      });
      const letter = await answer(enquiry, 'Your flat is in band B.', 'letter');
      expect(letter).toMatchObject({ type: 'letter', postage: 'second' });
      expect(letter.pdf!.subarray(0, 5).toString()).toBe('%PDF-');
      expect(states(await delivery(enquiry.id, 'to-post'))).toContain('running');

      await ask();
      await eventually('the letter to be looked at', () => letter.status === 'accepted');
      expect(states(await read(enquiry.id))).toContain('running');

      notify.print();
      await ask();
      expect(states(await delivery(enquiry.id, 'sent'))).toEqual(['kept']);

      notify.returnLetter(letter.id);
      const back = await delivery(enquiry.id, 'failed');
      expect(states(back)).toContain('running');
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
      expect(items.filter(({ enquiryId }) => enquiryId === enquiry.id)).toMatchObject([
        { kind: 'delivery-failed' },
      ]);
      expect(JSON.stringify(back.timeline)).toContain('came back');
    }, 60_000);

    it('finds by asking what its callbacks lost, of a text and of an email', async () => {
      const text = notify.receiveText(CUSTOMER, 'Brown bin not emptied in Mill Road');
      const enquiry = await accept(await waiting('Brown bin not emptied'));
      expect(enquiry.timeline.some((entry) => JSON.stringify(entry).includes(text.content))).toBe(true);
      notify.loseCallbacks(true);
      const sms = await answer(enquiry, 'We will be back tomorrow.', 'sms');
      expect(sms).toMatchObject({ to: CUSTOMER, body: 'We will be back tomorrow.', status: 'delivered' });
      await delivery(enquiry.id, 'sent');
      await ask();
      await delivery(enquiry.id, 'delivered');

      const other = await takeDown('Which band is my flat in', { email: 'perm-fail@simulator.notify' });
      const email = await answer(other, 'Band B.', 'email');
      expect(email.subject).toContain(other.reference.toLowerCase());
      await ask();
      expect(states(await delivery(other.id, 'failed'))).toContain('running');
      notify.loseCallbacks(false);
    });

    it('brings texts in by its callback, and by asking what came while the hub was away, each once', async () => {
      await waiting('Sent while the hub was away');
      notify.receiveText('+447700900457', 'Brought by a callback');
      await waiting('Brought by a callback');
      await notify.settled();
      expect(notify.troubles).toEqual([]);
      const rows = await world.database.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM receipt WHERE contact->'from'->>'value' LIKE '+44770090045_'`,
      );
      expect(rows).toEqual([{ n: 2 }]);
    });

    it('asks again what became of a text, once it can be asked, and bothers nobody', async () => {
      notify.receiveText('+447700900789', 'Is the library open?');
      const enquiry = await accept(await waiting('Is the library open'));
      // Taken, the answer lost, and Notify away when it is asked at once, and once more.
      notify.next({ reset: 'after' }, { status: 500 }, { status: 500 });
      await reply(enquiry, 'From ten to five.', 'sms');
      const texts = () => notify.notifications.filter(({ body }) => body === 'From ten to five.');
      await eventually('the text at Notify', () => texts()[0]);
      const found = await delivery(enquiry.id, 'delivered');
      expect(found.workItems.filter(({ kind }) => kind === 'delivery-unknown')).toEqual([]);
      expect(states(found)).toEqual(['kept']);
      expect(texts()).toHaveLength(1);
    });

    it('sends an email that its answer finds back from, by what is signed in the subject', async () => {
      const from = 'resident@customer.example';
      await mail(from, 'Bulky waste', 'Do you take a sofa?');
      const enquiry = await accept(await waiting('Do you take a sofa'));
      const { subject, to } = await answer(enquiry, 'We do, on Fridays.', 'email');
      expect(to).toBe(from);
      await mail(from, `Re: ${subject}`, 'This Friday, please.');
      expect((await waiting('This Friday, please')).enquiryId).toBe(enquiry.id);
    });

    it('is told why a callback is not taken, and a delivery of somebody else changes nothing', async () => {
      const post = (token: string | undefined, path = 'delivery') =>
        fetch(`${world.url}/webhooks/notify/${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify({ id: randomUUID(), status: 'delivered', notification_type: 'sms' }),
        });
      const right = notify.settings.NOTIFY_CALLBACK_TOKEN!;
      expect((await post('a token of somebody else')).status).toBe(401);
      expect((await post(undefined)).status).toBe(401);
      expect((await post(right, 'nothing')).status).toBe(404);
      expect((await post(right)).status).toBe(202);
    });

    it('stands among the channels with what it says of itself', async () => {
      const elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
      const { entryPoints } = await elm.ask(api.listEntryPoints);
      expect(entryPoints.find(({ address }) => address === NUMBER)).toMatchObject({
        state: 'works',
        detail: 'GOV.UK Notify answers and knows our templates.',
      });
      expect(world.hub.reachedAt.join('\n')).toContain(NUMBER);
    });
  });
}
