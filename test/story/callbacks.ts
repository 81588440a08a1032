import { randomUUID } from 'node:crypto';
import { api, type CallbackView, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAY } from '../../apps/hub/src/demonstration/play-customer.js';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { refusalOf } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { SteppedClock } from '../support/stepped-clock.js';
import type { World } from '../support/world.js';

/** A council whose offices open from 9:00 to 17:00; no shift plan: the opening hours count. */
export function tellCallbacks(shape: string, start: (clock: SteppedClock) => Promise<World>): void {
  describe(`callbacks, from the agreed time to how they end, ${shape}`, () => {
    // Monday, ten in the morning in London: summer time.
    const clock = new SteppedClock('2026-06-08T09:00:00Z');
    let world: World;
    let desk: Desk;

    beforeAll(async () => {
      world = await start(clock);
      desk = await Desk.of(world, 'ash');
    }, 120_000);
    afterAll(() => world?.stop());

    const twilio = () => world.standIns.twilio;
    const publicUrl = () => world.url.replace('127.0.0.1', 'localhost');
    const ring = async (from: string, text: string, when: string): Promise<EnquiryDetail> => {
      await PLAY.callback(
        { from, name: '', subject: '', text, when },
        {
          standIns: world.standIns,
          ids: new Ids(new SystemClock()),
          now: clock.now(),
          publicUrl: publicUrl(),
          localUrl: world.url,
          smtpPort: world.smtpPort,
          entryPoint: '+441632960100',
          secretOf: () => Promise.resolve(world.integrationSecret),
        },
      );
      return desk.takeOn(text);
    };
    const ledger = async ({ id }: EnquiryDetail): Promise<CallbackView> =>
      (await desk.agent.ask(api.listCallbacks, { params: { id } })).callbacks.at(-1)!;
    const callNow = ({ id }: EnquiryDetail, requestId: string = randomUUID()) =>
      desk.agent.ask(api.callNow, { params: { id }, body: { requestId } }).then(() => requestId);
    const told = async ({ id }: EnquiryDetail): Promise<string[]> =>
      (await desk.read(id)).timeline.flatMap((entry) => (entry.type === 'event' ? entry.text : []));
    const isSayable = (enquiry: EnquiryDetail, id: string) =>
      eventually('the call was answered', async () =>
        (await desk.read(enquiry.id)).timeline.some(
          (entry) => entry.id === id && entry.type === 'contact' && entry.delivery?.state === 'delivered',
        ),
      );
    const hangUp = (id: string) => desk.agent.ask(api.endCall, { params: { id } });
    const say = (id: string, outcome: string) =>
      desk.agent.ask(api.sayCallOutcome, { params: { id }, body: { outcome: outcome as 'reached' } });
    const attempted = (enquiry: EnquiryDetail, many: number) =>
      eventually(`${many} attempts`, async () => {
        const found = await ledger(enquiry);
        return found.attempts.length === many && found;
      });
    const work = async ({ id }: EnquiryDetail) =>
      (await desk.read(id)).workItems.filter(({ state }) => state !== 'done');

    it('kept: the customer is reached within the time that they were promised', async () => {
      const enquiry = await ring('+447700900501', 'It is about my parking permit', 'between 11 and 12');
      expect(await ledger(enquiry)).toMatchObject({
        from: '2026-06-08T10:00:00.000Z',
        to: '2026-06-08T11:00:00.000Z',
        number: '+447700900501',
        ending: null,
      });
      clock.stepTo('2026-06-08T10:10:00Z');
      const call = await callNow(enquiry);
      await isSayable(enquiry, call);
      await say(call, 'reached');
      await hangUp(call);
      expect(await ledger(enquiry)).toMatchObject({
        ending: 'kept',
        attempts: [{ by: 'Ash', result: 'answered' }],
      });
      expect(await told(enquiry)).toContain('The callback was kept');
      // Said by mistake, it is to be made again.
      await say(call, 'wrong-person');
      expect(await ledger(enquiry)).toMatchObject({ ending: null, attempts: [{ result: 'wrong-number' }] });
      await say(call, 'reached');
      expect(await ledger(enquiry)).toMatchObject({ ending: 'kept' });
    });

    it('not reached: it is tried again by the rule, a message is left each time, and the last is said', async () => {
      const from = '+447700900502';
      const enquiry = await ring(from, 'My bin was not emptied', 'any time');
      twilio().phone(from, 'busy');
      await callNow(enquiry);
      const first = await attempted(enquiry, 1);
      expect(first).toMatchObject({ attempts: [{ result: 'engaged', isWrittenTo: true }], ending: null });
      // Two working hours later.
      expect(first.nextAt).toBe('2026-06-08T12:10:00.000Z');
      expect(await work(enquiry)).toMatchObject([{ kind: 'callback', state: 'waiting', agent: null }]);
      await eventually('a text', () =>
        twilio().messages.some(({ to, body }) => to === from && body.includes('ring you again')),
      );
      twilio().phone(from, 'no-answer');
      clock.stepTo('2026-06-08T12:15:00Z');
      await callNow(enquiry);
      expect((await attempted(enquiry, 2)).nextAt).toBe('2026-06-08T14:15:00.000Z');
      clock.stepTo('2026-06-08T14:20:00Z');
      await callNow(enquiry);
      const last = await attempted(enquiry, 3);
      expect(last).toMatchObject({
        ending: 'not-reached',
        nextAt: null,
        attempts: [{}, {}, { isWrittenTo: true }],
      });
      await eventually('the last text', () =>
        twilio().messages.some(({ to, body }) => to === from && body.includes('stays open')),
      );
      // It is still somebody’s to answer.
      expect(await work(enquiry)).toMatchObject([{ kind: 'answer' }]);
      expect((await told(enquiry)).some((text) => text.includes('was not reached in 3 attempts'))).toBe(true);
    });

    it('changed by the customer on the page of their enquiry, who is then reached late', async () => {
      const from = '+447700900503';
      const enquiry = await ring(from, 'The lamp in my street is out', 'tomorrow between 10 and 11');
      const before = await ledger(enquiry);
      expect(before.from).toBe('2026-06-09T09:00:00.000Z');
      const page = enquiry.trackingUrl.replace(/^https?:\/\/[^/]+/, world.url);
      const shown = await (await fetch(page)).text();
      expect(shown).toContain('Tuesday 9 June 2026, 10:00 to 11:00');
      const own = `${page}/callbacks/${before.id}`;
      // Three days are listed, and all on demand, without a script.
      const dayOf = (from: string): number => Math.floor(Number(from.split('-')[0]) / 86_400_000);
      const listed = async (address: string): Promise<string[]> =>
        [...(await (await fetch(address)).text()).matchAll(/value="(\d+-\d+)"/g)].map(([, value]) => value!);
      const [few, all] = [await listed(own), await listed(`${own}?times=all`)];
      expect(new Set(few.map(dayOf)).size).toBe(3);
      expect(all.slice(0, few.length)).toEqual(few);
      expect(new Set(all.map(dayOf)).size).toBeGreaterThan(3);
      const windows = [...(await (await fetch(own)).text()).matchAll(/value="(\d+-\d+)"/g)].map(
        ([, found]) => found!,
      );
      const wanted = windows.find((each) => each.startsWith(String(Date.parse('2026-06-09T10:00:00Z'))))!;
      const post = (what: string, fields: Record<string, string>) =>
        fetch(`${own}/${what}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
      expect((await post('move', {})).status).toBe(400);
      // At night nobody is there.
      const night = ['2026-06-09T01:00:00Z', '2026-06-09T02:00:00Z']
        .map((each) => Date.parse(each))
        .join('-');
      expect((await post('move', { window: night })).status).toBe(409);
      expect((await post('move', { window: wanted })).status).toBe(303);
      expect(await ledger(enquiry)).toMatchObject({
        from: '2026-06-09T10:00:00.000Z',
        to: '2026-06-09T11:00:00.000Z',
      });
      expect((await told(enquiry)).some((text) => text.startsWith('The customer chose another time'))).toBe(
        true,
      );
      // We do not change what was promised.
      const others = { from: '2026-06-09T13:00:00.000Z', to: '2026-06-09T14:00:00.000Z', reason: 'Too busy' };
      const agree = (body: object) =>
        desk.agent.request(api.agreeCallback, { params: { id: enquiry.id }, body: { ...others, ...body } });
      expect(await refusalOf(await agree({}))).toBe('409 callback-promised');
      expect(await refusalOf(await agree({ from: '2026-06-09T02:00:00.000Z' }))).toBe(
        '409 window-not-offered',
      );
      clock.stepTo('2026-06-09T11:30:00Z');
      // A session does not last until the next day.
      desk = await Desk.of(world, 'ash');
      const late = await (await fetch(page)).text();
      expect(late).toContain('We have not rung in time');
      const call = await callNow(enquiry);
      await isSayable(enquiry, call);
      await say(call, 'reached');
      await hangUp(call);
      expect(await ledger(enquiry)).toMatchObject({ ending: 'late' });
    });

    it('agreed by an agent out of the times that are offered, and cancelled by the customer', async () => {
      const from = '+447700900504';
      const enquiry = await ring(from, 'I cannot open my form', 'any time');
      const call = await callNow(enquiry);
      await isSayable(enquiry, call);
      await say(call, 'reached');
      await hangUp(call);
      const { windows } = await desk.agent.ask(api.listCallbackWindows, {
        query: { service: enquiry.serviceSlug },
      });
      expect(windows[0]).toEqual({ from: '2026-06-09T12:00:00.000Z', to: '2026-06-09T13:00:00.000Z' });
      const body = { ...windows[1]!, reason: 'With what the team says' };
      await desk.agent.ask(api.agreeCallback, { params: { id: enquiry.id }, body });
      const agreed = await ledger(enquiry);
      expect(agreed).toMatchObject({
        owner: 'Ash',
        number: from,
        reason: 'With what the team says',
        ending: null,
      });
      const page = enquiry.trackingUrl.replace(/^https?:\/\/[^/]+/, world.url);
      const cancel = () =>
        fetch(`${page}/callbacks/${agreed.id}/cancel`, {
          method: 'POST',
          body: new URLSearchParams(),
          redirect: 'manual',
        });
      expect((await cancel()).status).toBe(303);
      expect((await cancel()).status).toBe(409);
      // Both ended at one instant of the clock of this test, so that neither is the last.
      const { callbacks } = await desk.agent.ask(api.listCallbacks, { params: { id: enquiry.id } });
      expect(callbacks.find(({ id }) => id === agreed.id)).toMatchObject({ ending: 'cancelled' });
      expect((await work(enquiry)).map(({ kind }) => kind)).toEqual(['answer']);
    });

    it('is reported: kept, late and not reached, and how often was rung', async () => {
      clock.stepTo('2026-06-10T17:00:00Z');
      const maple = (await Desk.of(world, 'maple')).agent;
      const { callbacks } = await maple.ask(api.readScoreboard, {
        query: { from: '2026-06-01', to: '2026-06-10' },
      });
      expect(callbacks).toMatchObject({ late: 1, notReached: 1, kept: { of: 4, share: 0.5 } });
      expect(callbacks.attemptsEach).toBe(6 / 4);
      // From the end of the agreed time to when the customer answered.
      expect(callbacks.medianMinutesLate).toBeCloseTo(30, 0);
    });
  });
}
