import { api, type EnquiryDetail, type LiveEvent } from '@frontdoor/contracts';
import { CONFIG, type Config } from '@frontdoor/platform';
import { SteppedClock } from '../support/stepped-clock.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { Desk, promiseOf } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { LiveListener } from '../support/live-listener.js';
import { startEmbedded, type World } from '../support/world.js';

/** A whole hub on a clock that moves only when the story says so. The office is open from 9:00 to 17:00. */
describe('promises, instant by instant', () => {
  // A Monday in winter: London is at UTC.
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let world: World;
  let desk: Desk;
  let listener: LiveListener;
  const alarms: LiveEvent[] = [];

  beforeAll(async () => {
    world = await startEmbedded({}, undefined, clock);
    desk = await Desk.of(world, 'ash');
    const supervisor = await ConsoleClient.logIn(world.url, 'rowan', world.password);
    listener = await LiveListener.start(supervisor, (event) => {
      if (event.topic === 'alarm') alarms.push(event);
    });
  });
  afterAll(async () => {
    listener?.stop();
    await world?.stop();
  });

  const heardOf = ({ id }: EnquiryDetail): (string | undefined)[] =>
    alarms.filter((each) => each.id === id).map(({ text }) => text);
  const told = ({ timeline }: EnquiryDetail): string[] =>
    timeline.flatMap((entry) => (entry.type === 'event' && /promise/i.test(entry.text) ? entry.text : []));
  /** As it is once its answer has left and all its promises are decided. */
  async function answered(enquiry: EnquiryDetail): Promise<EnquiryDetail> {
    await desk.until('the answer on its way', enquiry, ({ commitments }) =>
      commitments.every(({ settledAt }) => settledAt !== null),
    );
    return desk.read(enquiry.id);
  }

  let inTime: EnquiryDetail;
  let late: EnquiryDetail;

  it('four working hours from 10:00 end at 14:00, with an alarm at half time and one near the end', async () => {
    inTime = await desk.receive('help', 'When is the library open?');
    late = await desk.receive('help', 'Where is the library?');
    for (const enquiry of [inTime, late])
      expect(promiseOf(enquiry, 'CITY-E1')).toMatchObject({
        state: 'running',
        startedAt: '2026-11-23T10:00:00.000Z',
        dueAt: '2026-11-23T14:00:00.000Z',
        atRiskAt: ['2026-11-23T12:00:00.000Z', '2026-11-23T13:36:00.000Z'],
      });

    clock.stepTo('2026-11-23T12:00:00.001Z');
    await eventually('the first alarm', () => heardOf(late).length === 1);
    clock.stepTo('2026-11-23T13:36:00.001Z');
    await eventually('the second alarm', () => heardOf(late).length === 2);
    expect(heardOf(late)).toEqual([
      `A promise of ${late.reference} is at risk: due today at 14:00`,
      `A promise of ${late.reference} is at risk: due today at 14:00`,
    ]);
  });

  it('what is answered at the very instant it is due is kept', async () => {
    clock.stepTo('2026-11-23T14:00:00Z');
    await desk.reply(inTime, { text: 'From 9:00 to 19:00.', purpose: 'response' });
    inTime = await answered(inTime);
    expect(promiseOf(inTime, 'CITY-E1')).toMatchObject({
      state: 'kept',
      settledAt: '2026-11-23T14:00:00.000Z',
    });
    expect(told(inTime)).toContain(
      'Promise kept, 0 min before it was due: “An email or online message to the Customer Service Centre is answered within 4 working hours”',
    );
    expect(promiseOf(await desk.read(late.id), 'CITY-E1').state).toBe('running');
  });

  it('a millisecond later the other is missed, and its answer says how late it came', async () => {
    clock.step(1);
    await eventually('the miss', () => heardOf(late).length === 3);
    expect(heardOf(late).at(-1)).toBe(`A promise of ${late.reference} was missed: it was due today at 14:00`);
    expect(heardOf(inTime)).toHaveLength(2);
    expect(promiseOf(await desk.read(late.id), 'CITY-E1').state).toBe('missed');

    clock.stepTo('2026-11-23T15:30:00Z');
    await desk.reply(late, { text: 'Behind the market hall.', purpose: 'response' });
    late = await answered(late);
    expect(promiseOf(late, 'CITY-E1')).toMatchObject({
      state: 'missed',
      settledAt: '2026-11-23T15:30:00.000Z',
    });
    expect(told(late)).toContain(
      'Answered 90 min later than was promised: “An email or online message to the Customer Service Centre is answered within 4 working hours”',
    );
  });

  it('what comes an hour before the office closes is due the next morning', async () => {
    clock.stepTo('2026-11-23T16:00:00Z');
    const enquiry = await desk.receive('help', 'Do you lend out tools?');
    expect(promiseOf(enquiry, 'CITY-E1').dueAt).toBe('2026-11-24T12:00:00.000Z');
    clock.stepTo('2026-11-24T11:59:59.999Z');
    // A session ends after eight hours without use.
    desk = await Desk.of(world, 'ash');
    await desk.reply(enquiry, { text: 'Yes, on Saturdays.', purpose: 'response' });
    expect(promiseOf(await answered(enquiry), 'CITY-E1').state).toBe('kept');
    expect(heardOf(enquiry)).not.toContainEqual(expect.stringContaining('missed'));
  });

  it('the days after a question do not count, up to the one on which the customer answers', async () => {
    clock.stepTo('2026-11-25T09:00:00Z');
    const planning = await Desk.of(world, 'maple');
    const enquiry = await planning.receive('planning', 'May I build a shed?');
    expect(promiseOf(enquiry, 'CITY-E2').dueAt).toBe('2026-12-04T17:00:00.000Z');
    await planning.reply(enquiry, { text: 'How tall will it be?', purpose: 'question' });
    const waiting = await planning.until('the wait', enquiry, ({ waitingSince }) => waitingSince !== null);
    expect(waiting.waitingSince).toBe('2026-11-25T09:00:00.000Z');

    clock.stepTo('2026-11-30T10:00:00Z');
    desk = await Desk.of(world, 'maple');
    await desk.customerAnswers(enquiry, 'Two metres and a half');
    const running = await desk.until('the end of the wait', enquiry, (each) => each.waitingSince === null);
    expect(promiseOf(running, 'CITY-E2')).toMatchObject({
      state: 'running',
      dueAt: '2026-12-09T17:00:00.000Z',
    });
  });

  it('a caller who asks to be rung on a day that is now closed is promised the next one', async () => {
    const elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
    const closure = { kind: 'closure', calendar: 'office', date: '2026-12-01', title: 'Staff training' };
    await elm.ask(api.changeCalendar, { body: closure });
    const { heard } = await world.standIns.twilio.placeCall(
      { from: '+447700900123', to: '+441632960100', words: 'My brown bin. Ring me tomorrow morning please' },
      world.hub.app.get<Config>(CONFIG).publicUrl,
    );
    expect(heard.at(-1)).toContain(
      'We will ring you back on Wednesday between 9 in the morning and 12 noon.',
    );
    const item = await eventually('the callback', async () => {
      const { items } = await elm.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ preview }) => preview.includes('brown bin'));
    });
    expect(item.callback).toMatchObject({
      from: '2026-12-02T09:00:00.000Z',
      to: '2026-12-02T12:00:00.000Z',
    });
  });
});
