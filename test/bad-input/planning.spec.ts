import { api } from '@frontdoor/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { titled } from './brief.js';
import { openDoor, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, expectRefusal, read } from './send.js';

describe('plans that are not what they should be', () => {
  const door = openDoor();
  let oak: ConsoleClient;
  beforeAll(async () => {
    oak = await ConsoleClient.logIn(door.url, 'oak', door.password);
  });
  const preview = async (name: string, text: string): Promise<Answer> =>
    read(
      await oak.request(api.previewShiftPlan, {
        query: { name },
        bytes: Buffer.from(text),
        contentType: name.endsWith('.ics') ? 'text/calendar' : 'text/csv',
      }),
    );
  const event = (rule: string): string =>
    [
      'BEGIN:VEVENT',
      'ATTENDEE:mailto:ash@demo.frontdoor.example',
      'DTSTART:19700106T090000',
      'DURATION:PT8H',
      `RRULE:${rule}`,
      'END:VEVENT',
    ].join('\r\n');
  const calendar = (...events: string[]): string =>
    ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n');

  it.each([
    'FREQ=DAILY;INTERVAL=7;BYDAY=WE',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=2147483647',
    'FREQ=DAILY;COUNT=2147483647',
  ])('a calendar whose event repeats by %s holds nobody up', async (rule) => {
    const began = performance.now();
    const [answer, health] = await Promise.all([
      preview('plan.ics', calendar(event(rule))),
      fetch(`${door.url}/health`, { signal: AbortSignal.timeout(10_000) }),
    ]);
    expect([answer.status, health.status]).toEqual([200, 200]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('of a file with faults without end the first are told, and how many more there are', async () => {
    const answer = await preview('plan.csv', `agent,date,from,to\n${'x,\n'.repeat(100_000)}`);
    expect(answer.status).toBe(200);
    const { faults } = answer.json as { faults: { line: number; text: string }[] };
    expect(faults).toHaveLength(501);
    expect(faults.at(-1)).toEqual({ line: 502, text: 'From here on 99500 more are wrong.' });
    expect(answer.text.length).toBeLessThan(200_000);
  });

  it.each(titled(['0001-01-01', '9999-12-31', '2200-01-01', '2026-02-30', 'x']))(
    'the day "%s" is refused wherever a day is asked for',
    async (_title, day) => {
      const asked = [
        oak.request(api.readShifts, { query: { day } }),
        oak.request(api.startRun, {
          body: { kind: 'what-if', whatIf: { date: day, traffic: 'forecast' } },
        }),
      ];
      for (const each of await Promise.all(asked))
        expect(expectRefusal(await read(each), 400, 'input-invalid').message).toMatch(/day|date/i);
    },
  );

  it('whoever has two simulations going begins no third until one is over', async () => {
    const body = { kind: 'outlook', hours: 1 };
    await door.database.query(
      `INSERT INTO simulation_run (id, organisation_id, by_id, state, started_at, seen_at, done, wanted)
       SELECT gen_random_uuid(), a.organisation_id, a.id, 'running', now(), now(), 0, 60
       FROM agent a, generate_series(1, 2) WHERE a.id = $1`,
      [oak.me.id],
    );
    expectRefusal(await read(await oak.request(api.startRun, { body })), 429, 'simulation-busy');
    await door.database.query(`DELETE FROM simulation_run WHERE by_id = $1`, [oak.me.id]);
    expect((await oak.request(api.startRun, { body })).status).toBe(202);
  });

  thenNothingIsLostOrTold(door);
});
