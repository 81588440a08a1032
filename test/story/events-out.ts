import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FrontdoorClient, type FrontdoorEvent } from '../../docs/client/frontdoor-client.js';
import { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { EventReceiver } from '../support/event-receiver.js';
import { eventually } from '../support/eventually.js';
import { SteppedClock } from '../support/stepped-clock.js';
import type { World } from '../support/world.js';

const HOUR_MS = 3_600_000;

/** A subscriber is dead for a day and is caught up in order; whoever polls sees the same. */
export function tellEventsOut(shape: string, start: (clock: SteppedClock) => Promise<World>): void {
  describe(`events out: ${shape}`, () => {
    const clock = new SteppedClock('2026-11-23T09:00:00Z');
    let world: World;
    let receiver: EventReceiver;
    let subscriberId: string;
    let poller: FrontdoorClient;
    let port: number;
    const enquiries: string[] = [];
    const polled: FrontdoorEvent[] = [];
    let next: string | undefined;

    beforeAll(async () => {
      world = await start(clock);
      receiver = await EventReceiver.start(0, true);
      ({ port } = receiver);
      const elm = await administrator();
      const { id, signingSecret } = await elm.ask(api.addSubscriber, {
        body: { name: 'Parking app', url: receiver.url },
      });
      subscriberId = id;
      receiver.secrets = [signingSecret];
      const { key } = await elm.ask(api.addApiKey, {
        body: { integration: 'report-it', name: 'Poller', scopes: ['events:read'] },
      });
      poller = new FrontdoorClient({ url: world.url, key });
      // From now on, like the subscriber.
      while ((await poll()).more);
      polled.length = 0;
    });
    afterAll(async () => {
      await receiver?.stop();
      await world?.stop();
    });

    /** A session ends after eight hours without use. */
    const administrator = () => ConsoleClient.logIn(world.url, 'elm', world.password);
    const view = async () => {
      const { subscribers } = await (await administrator()).ask(api.listSubscribers);
      return subscribers.find(({ id }) => id === subscriberId)!;
    };
    async function poll(): Promise<{ more: boolean }> {
      const { value } = await poller.pollEvents({ query: { ...(next && { after: next }), limit: 500 } });
      polled.push(...value.events);
      next = value.next;
      return value;
    }
    const about = (enquiryId: string) =>
      polled.filter(({ data }) => data.enquiryId === enquiryId).map(({ type }) => type);

    it('is told of an enquiry from its first contact to its answer, in order', async () => {
      const desk = await Desk.of(world, 'ash');
      const enquiry = await desk.receive('help', 'When are the libraries open?');
      enquiries.push(enquiry.id);
      await desk.reply(enquiry, { text: 'From 9:00 to 19:00.', purpose: 'response', close: true });
      const types = await eventually('the end', () => {
        const found = receiver.typesOf(enquiry.id);
        return found.includes('promise.kept') && found.includes('enquiry.closed') && found;
      });
      expect(types.slice(0, 4)).toEqual([
        'enquiry.opened',
        'contact.received',
        'promise.opened',
        'contact.routed',
      ]);
      expect(types.indexOf('contact.assigned')).toBeLessThan(types.indexOf('contact.replied'));
      expect(receiver.refused).toBe(0);
    });

    it('is dead for a day, in which life goes on', async () => {
      await receiver.stop();
      for (let hour = 0; hour < 24; hour += 4) {
        const desk = await Desk.of(world, 'ash');
        const enquiry = await desk.receive('help', `Do you lend out tools? Asked at ${hour} hours`);
        enquiries.push(enquiry.id);
        if (hour % 8 === 0)
          await desk.reply(enquiry, { text: 'Yes, on Saturdays.', purpose: 'response', close: true });
        clock.step(4 * HOUR_MS);
      }
      const dead = await eventually('the trouble to be seen', async () => {
        const found = await view();
        return found.failures > 2 && found;
      });
      expect(dead).toMatchObject({ state: 'active', problem: 'Nothing listens at the address' });
      expect(dead.behind.n).toBeGreaterThan(30);
      expect(receiver.typesOf(enquiries.at(-1)!)).toEqual([]);
    }, 120_000);

    it('is caught up in order when it is back, with nothing left out, and a poller has seen the same', async () => {
      const { secrets, taken } = receiver;
      receiver = await EventReceiver.start(port, true);
      receiver.secrets = secrets;
      receiver.taken.push(...taken);
      clock.step(HOUR_MS);
      await eventually(
        'everything to be told',
        async () => {
          const { behind, held } = await view();
          return behind.n === 0 && held === 0;
        },
        30_000,
      );
      while ((await poll()).more);
      for (const id of enquiries) {
        expect(receiver.typesOf(id).length).toBeGreaterThan(3);
        expect(receiver.typesOf(id)).toEqual(about(id).slice(0, receiver.typesOf(id).length));
      }
      expect(receiver.ids.length).toBe(new Set(receiver.ids).size);
      const missed = enquiries.filter((id) => about(id).includes('promise.missed'));
      expect(missed.length).toBeGreaterThan(0);
      expect(await view()).toMatchObject({ state: 'active', failures: 0, problem: null });
    }, 60_000);

    it('is told one event again when an administrator asks, under the id that it had', async () => {
      const [first] = receiver.taken;
      const elm = await administrator();
      await elm.ask(api.replayEvents, { params: { id: subscriberId }, body: { eventId: first!.id } });
      await eventually('the same once more', () => receiver.taken.at(-1)!.id === first!.id);
      const own = await eventually('both attempts', async () => {
        const query = { limit: '200' };
        const { attempts } = await elm.ask(api.listAttempts, { params: { id: subscriberId }, query });
        const found = attempts.filter(({ eventId, ok }) => eventId === first!.id && ok);
        return found.length === 2 && found;
      });
      expect(own.every(({ status }) => status === 204)).toBe(true);
    });
  });
}
