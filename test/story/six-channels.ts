import { randomUUID } from 'node:crypto';
import {
  api,
  type CallView,
  type Channel,
  type EnquiryDetail,
  type TimelineEntry,
} from '@frontdoor/contracts';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { Agent } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAY } from '../../apps/hub/src/demonstration/play-customer.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;

const clock = new SystemClock();
const EMAIL = 'reed@customer.example';
const PHONE = '+447700900321';
const HANDLE = 'reed_of_mill_rd';
const POSTAL = '12 Mill Road, Fenmoor, CB1 2AB';
const MAIN_NUMBER = '+441632960000';
const TELEPHONE = '+441632960200';
const QUESTION = 'Which lamp is it: the one at the corner or the one by the bridge?';

/**
 * One person about one lamp: a form, an email, a text, a call, a post, a private message and a letter. Each joins the one
 * enquiry by its evidence, by itself where that is proof and by a person's word where it is not.
 */
export function tellSixChannels(shape: string, start: () => Promise<World>): void {
  describe(`one enquiry over six channels and a letter, ${shape}`, () => {
    let world: World;
    let ash: Desk;
    let first: EnquiryDetail;
    let came: Channel[] = [];

    beforeAll(async () => {
      world = await start();
      ash = await Desk.of(world, 'ash');
      await world.database.manager.update(Agent, { active: true }, { capacity: 100 });
      world.standIns.twilio.hands(TELEPHONE, { pickup: 'answers', presses: '1' });
    });
    afterAll(() => world?.stop());

    const around = (entryPoint: string): Parameters<typeof PLAY.web>[1] => ({
      standIns: world.standIns,
      ids: new Ids(clock),
      now: clock.now(),
      publicUrl: world.url.replace('127.0.0.1', 'localhost'),
      localUrl: world.url,
      smtpPort: world.smtpPort,
      entryPoint,
      secretOf: async () => '',
    });
    const contactsOf = ({ timeline }: EnquiryDetail, direction: 'in' | 'out'): Contact[] =>
      timeline.filter((entry) => entry.type === 'contact' && entry.direction === direction) as Contact[];
    const running = ({ commitments }: EnquiryDetail) =>
      commitments.filter(
        ({ whose, state }) => whose !== 'customer' && (state === 'running' || state === 'paused'),
      );

    /** It came to the one enquiry: its owner, its reference, all that came before, and no promise missed or another than this. */
    const isTheOne = (enquiry: EnquiryDetail, channel: Channel): EnquiryDetail => {
      came = [...came, channel];
      expect(enquiry).toMatchObject({ id: first.id, reference: first.reference, owner: { name: 'Ash' } });
      expect(contactsOf(enquiry, 'in').map((each) => each.channel)).toEqual(came);
      expect(new Set(running(enquiry).map(({ promiseId }) => promiseId)).size).toBeLessThanOrEqual(1);
      expect(enquiry.commitments.filter(({ state }) => state === 'missed')).toEqual([]);
      return enquiry;
    };
    const arrived = async (text: string): Promise<EnquiryDetail> => {
      await ash.until(`“${text}” in the enquiry`, first, (enquiry) =>
        contactsOf(enquiry, 'in').some((each) => each.text.includes(text)),
      );
      return ash.read(first.id);
    };
    /** What came apart for want of proof, taken up by whoever has the matter. */
    const apart = async (text: string): Promise<EnquiryDetail> => {
      const enquiry = await ash.takeOn(text);
      expect(enquiry.id).not.toBe(first.id);
      return enquiry;
    };
    /** A person sees what suggests it, says that both are one person where they have to, and that both are one matter. */
    const joinBy = async (enquiry: EnquiryDetail, why: RegExp): Promise<EnquiryDetail> => {
      const suggested = enquiry.suggestions.find(({ id }) => id === first.id);
      expect(suggested?.why).toMatch(why);
      if (suggested!.customerId !== enquiry.customerDetail.id)
        await ash.agent.ask(api.sayWhoCustomersAre, {
          params: { id: enquiry.customerDetail.id },
          body: { otherId: suggested!.customerId, decision: 'one' },
        });
      const params = { id: enquiry.id, otherId: first.id };
      return ash.agent.ask(api.joinEnquiries, { params, body: {} });
    };
    const answer = async (
      enquiry: EnquiryDetail,
      channel: Channel,
      text: string,
      more: { audience?: 'public' | 'private'; purpose?: 'question' } = {},
    ): Promise<void> => {
      const route = enquiry.replyRoutes.find(
        (each) => each.channel === channel && each.audience === more.audience,
      );
      expect(route, `a way to answer by ${channel}`).toBeDefined();
      await ash.reply(enquiry, { channel, to: route!.to, text, ...more });
    };
    const settled = (what: string): Promise<EnquiryDetail> =>
      ash.until(`the promise kept after ${what}`, first, (now) => running(now).length === 0);
    const mailed = (text: string) =>
      eventually(`the email “${text}”`, () =>
        world.standIns.mail.messages.find(
          ({ mail, envelope }) => envelope.to.includes(EMAIL) && mail.text?.includes(text),
        ),
      );

    it('begins with the web form, whose writer is asked the one question by email', async () => {
      const form = await (await fetch(`${world.url}/contact`)).text();
      const formToken = /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? '';
      const sent = await fetch(`${world.url}/contact`, {
        method: 'POST',
        body: new URLSearchParams({
          ...{ formToken, name: 'R. Reed', subject: 'Street lamp in Mill Road', email: EMAIL, phone: PHONE },
          text: 'The street lamp in Mill Road is dark',
        }),
      });
      expect(sent.ok).toBe(true);
      first = await ash.takeOn('The street lamp in Mill Road is dark');
      expect(running(isTheOne(first, 'web'))).toHaveLength(1);
      await answer(first, 'email', QUESTION, { purpose: 'question' });
      await mailed(QUESTION);
    });

    it('goes on by email, proven by the signed address that was answered to', async () => {
      const last = world.standIns.mail.messages.findLast(({ envelope }) => envelope.to.includes(EMAIL))!;
      await PLAY.email(
        { from: EMAIL, name: 'R. Reed', subject: 'Re: lamp', text: 'It is the one by the bridge', when: '' },
        around(last.mail.replyTo![0]!.address!),
      );
      const enquiry = isTheOne(await arrived('the one by the bridge'), 'email');
      // What was promised for the form runs on, and is answered by one answer to both.
      expect(running(enquiry).map(({ id }) => id)).toContain(running(first)[0]!.id);
      await answer(enquiry, 'email', 'Thank you. It will be mended on Monday.');
      await mailed('mended on Monday');
      await settled('the email');
    });

    it('goes on by text, from a number that takes part in it, which names the reference', async () => {
      await ash.text(PHONE, `About ${first.reference}: it flickers now`);
      const enquiry = isTheOne(await arrived('it flickers now'), 'sms');
      await answer(enquiry, 'sms', 'We have told the electrician so.');
      await eventually('the text', () =>
        world.standIns.twilio.messages.find(({ to, body }) => to === PHONE && body.includes('electrician')),
      );
      await settled('the text');
    });

    it('goes on by telephone: whoever answers sees the matter, and the caller is asked nothing', async () => {
      const { twilio } = world.standIns;
      await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
      const caller = twilio.dial(
        { from: PHONE, to: MAIN_NUMBER },
        world.url.replace('127.0.0.1', 'localhost'),
      );
      const call = await eventually('Ash speaks', async (): Promise<CallView | undefined> => {
        const { calls } = await ash.agent.ask(api.listMyCalls);
        return calls.find(({ state, number }) => state === 'talking' && number === PHONE);
      });
      await joinBy(await ash.read(call.enquiryId!), /number from which they called/);
      isTheOne(await ash.read(first.id), 'phone');
      caller.hangUp();
      await eventually('what was said is asked for', async () => {
        const { calls } = await ash.agent.ask(api.listMyCalls);
        return calls[0]?.state === 'wrap-up';
      });
      await ash.agent.ask(api.closeCall, {
        params: { id: call.id },
        body: { ending: 'answered', summary: 'The electrician comes on Monday between nine and noon.' },
      });
      await ash.agent.ask(api.setPresence, { body: { presence: 'offline' } });
      expect(caller.heard.filter((words) => words.includes('?'))).toEqual([]);
      await settled('the call');
    });

    it('goes on in public, where the reference suggests it and a person says so', async () => {
      const { x } = world.standIns;
      await x.tell(world.url);
      const post = x.post(HANDLE, `@fenmoor ${first.reference} was to be mended on Monday`);
      const enquiry = await joinBy(await apart('was to be mended on Monday'), /reference/);
      isTheOne(enquiry, 'social');
      await answer(enquiry, 'social', 'We are sorry, and see to it today. Please write to us in private.', {
        audience: 'public',
      });
      const sent = await eventually('the answer at X', () =>
        x.posts.find(({ author_id, text }) => author_id === x.us.id && text.includes('see to it today')),
      );
      expect(sent.referenced_tweets).toEqual([{ type: 'replied_to', id: post.id }]);
      await settled('the post');
    });

    it('goes on in private, as the same conversation', async () => {
      const { x } = world.standIns;
      x.message(HANDLE, 'I am at home from noon');
      const enquiry = isTheOne(await arrived('at home from noon'), 'social');
      await answer(enquiry, 'social', `They come at one. It is ${first.reference}.`, { audience: 'private' });
      await eventually('the message at X', () =>
        x.messages.find(
          ({ recipient_id, text }) => recipient_id === x.user(HANDLE).id && text.includes('come at one'),
        ),
      );
      await settled('the message');
    });

    it('ends with a letter that names the reference, answered by post', async () => {
      const { customerDetail } = await ash.read(first.id);
      await ash.agent.ask(api.takeDownContact, {
        body: {
          ...{ requestId: randomUUID(), channel: 'letter', service: 'customer-services', postal: POSTAL },
          ...{ customerId: customerDetail.id, enquiryId: first.id },
          text: `Thank you for ${first.reference}, please write to me that it is done`,
        },
      });
      const enquiry = isTheOne(await arrived('please write to me'), 'letter');
      await answer(enquiry, 'letter', 'It was mended on Tuesday at one.');
      const letter = await eventually('the letter in the print queue', async () => {
        const { letters } = await ash.agent.ask(api.listPrintQueue, { query: { show: 'to-print' } });
        return letters.find(({ reference }) => reference === first.reference);
      });
      expect(letter).toBeDefined();
    });

    it('was one matter throughout: nothing was asked twice, each answer left as its contact came, no other is open', async () => {
      const enquiry = await ash.read(first.id);
      const outgoing = contactsOf(enquiry, 'out').filter(({ automatic }) => !automatic);
      expect(outgoing.map(({ channel }) => channel)).toEqual([
        ...['email', 'email', 'sms', 'social', 'social', 'letter'],
      ]);
      const said = contactsOf(enquiry, 'out').map(({ text }) => text);
      expect(said.filter((text) => text.includes('?'))).toEqual([expect.stringContaining(QUESTION)]);
      const { enquiries } = await ash.agent.ask(api.searchEnquiries, { body: { search: PHONE } });
      expect(enquiries.filter(({ state }) => state === 'open').map(({ id }) => id)).toEqual([first.id]);
      expect(enquiry.otherMatters.open).toBe(0);
    });
  });
}
