import type { EnquiryDetail, LiveEvent } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { Desk, promiseOf } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { LiveListener } from '../support/live-listener.js';
import { startEmbedded, type World } from '../support/world.js';

const HOUR = 3_600_000;

describe('alarms', () => {
  let world: World;
  let planning: Desk;
  let listener: LiveListener;
  const alarms: LiveEvent[] = [];

  beforeAll(async () => {
    world = await startEmbedded();
    planning = await Desk.of(world, 'maple');
    const supervisor = await ConsoleClient.logIn(world.url, 'rowan', world.password);
    listener = await LiveListener.start(supervisor, (event) => {
      if (event.topic === 'alarm') alarms.push(event);
    });
  });
  afterAll(async () => {
    listener?.stop();
    await world?.stop();
  });

  /** As if the enquiry were so much older; what is due for an alarm becomes due for it now. */
  const age = (enquiry: EnquiryDetail, ms: number): Promise<unknown> =>
    world.database.query(
      `UPDATE commitment SET due_at = due_at - $2::interval, next_alarm_at = next_alarm_at - $2::interval,
         at_risk_at = ARRAY(SELECT at - $2::interval FROM unnest(at_risk_at) AS at ORDER BY at)
       WHERE enquiry_id = $1`,
      [enquiry.id, `${ms} milliseconds`],
    );
  const heard = (enquiry: EnquiryDetail): LiveEvent[] => alarms.filter(({ id }) => id === enquiry.id);
  const told = ({ timeline }: EnquiryDetail): string[] =>
    timeline.flatMap((entry) =>
      entry.type === 'event' && /^Promise (at risk|missed)/.test(entry.text) ? entry.text : [],
    );

  it('come at each threshold once and then once for the miss, to whoever has the work', async () => {
    const enquiry = await planning.receive('planning', 'Who mends the bench on the green?');
    const { dueAt, atRiskAt, title } = promiseOf(enquiry, 'CITY-E2');
    const instants = [...atRiskAt, dueAt].map((at) => Date.parse(at));
    expect(instants).toHaveLength(3);
    let aged = 0;
    for (const [i, instant] of instants.entries()) {
      const ms = instant - Date.now() - aged + 1;
      await age(enquiry, ms);
      aged += ms;
      await eventually(`alarm ${i + 1}`, () => heard(enquiry).length > i);
    }
    const { reference } = enquiry;
    expect(heard(enquiry).map(({ text }) => text)).toEqual([
      expect.stringMatching(new RegExp(`^A promise of ${reference} is at risk: due (today|on .*) at `)),
      expect.stringMatching(new RegExp(`^A promise of ${reference} is at risk: due (today|on .*) at `)),
      expect.stringMatching(
        new RegExp(`^A promise of ${reference} was missed: it was due (today|on .*) at `),
      ),
    ]);
    expect(new Set(heard(enquiry).map(({ agentId }) => agentId))).toEqual(new Set([planning.agent.me.id]));
    const missed = await planning.read(enquiry.id);
    expect(promiseOf(missed, 'CITY-E2').state).toBe('missed');
    expect(told(missed)).toEqual([
      expect.stringMatching(/^Promise at risk, due /),
      expect.stringMatching(/^Promise at risk, due /),
      `Promise missed: “${title}”`,
    ]);
  });

  it('do not come while the customer is waited for', async () => {
    const waiting = await planning.receive('planning', 'May I paint my door?');
    await planning.reply(waiting, { text: 'Which colour?', purpose: 'question' });
    await planning.until('the wait', waiting, ({ waitingSince }) => waitingSince !== null);
    const other = await planning.receive('planning', 'May I fell my tree?');
    const ms = Date.parse(promiseOf(other, 'CITY-E2').dueAt) - Date.now() + HOUR;
    await age(waiting, ms);
    await age(other, ms);
    await eventually('the alarm of the other one', () => heard(other).length > 0);
    expect(heard(waiting)).toEqual([]);
    expect(promiseOf(await planning.read(waiting.id), 'CITY-E2').state).toBe('paused');
    expect(heard(other)).toMatchObject([{ text: expect.stringContaining('was missed') }]);
  });
});
