import { api, type AnswerOf, callChannel } from '@frontdoor/contracts';
import { SeedYear } from '@frontdoor/demonstration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { startEmbedded, type World } from '../support/world.js';
import { writeKnownOutcomes } from './known-outcomes.js';

type Board = AnswerOf<typeof api.readScoreboard>;

const STATES = ['kept', 'missed', 'extended', 'waived', 'withdrawn', 'running'] as const;
const COUNTS = ['opened', ...STATES] as const;
const HALF_YEAR = { from: '2024-01-01', to: '2024-06-30' };

/** The cells of one line of CSV. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );

describe('the scoreboard', () => {
  let world: World;
  let oak: ConsoleClient;

  const board = (query: Record<string, string>): Promise<Board> => oak.ask(api.readScoreboard, { query });
  const page = async (period: string): Promise<string> => {
    const response = await fetch(`${world.url}/how-we-are-doing?period=${period}`);
    expect(response.status).toBe(200);
    const text = (await response.text()).replaceAll(/<style.*?<\/style>|<[^>]+>/g, ' ');
    return text.replaceAll(/\s+/g, ' ').replaceAll('&#x27;', '’');
  };

  beforeAll(async () => {
    world = await startEmbedded({ DEMO_PACK: 'cambridgeshire-county' });
    oak = await ConsoleClient.logIn(world.url, 'oak', world.password);
    await world.hub.app.get(SeedYear).run({ contacts: 2000, seed: 1 });
    await writeKnownOutcomes(world);
  }, 120_000);
  afterAll(() => world?.stop());

  it('counts what was opened in the period, by local dates, with exact shares and times', async () => {
    const { rows, months, totals, ...rest } = await board(HALF_YEAR);
    expect(rows).toMatchObject([
      {
        clockId: 'COUNTY-D1',
        within: '5 working days',
        published: true,
        opened: 12,
        kept: 5,
        missed: 2,
        extended: 1,
        waived: 1,
        withdrawn: 1,
        running: 2,
        keptShare: 5 / 8,
        median: 4,
        p90: 9,
      },
      { clockId: 'COUNTY-V3', opened: 2, kept: 1, missed: 1, keptShare: 0.5, median: 6, p90: 20 },
    ]);
    expect(totals).toMatchObject({ opened: 14, kept: 6, missed: 3, median: null, p90: null });
    expect(months.map(({ month, opened }) => [month, opened])).toEqual([
      ['2024-01', 13],
      ['2024-02', 0],
      ['2024-03', 0],
      ['2024-04', 0],
      ['2024-05', 0],
      ['2024-06', 1],
    ]);
    expect(rest).toMatchObject({
      ...HALF_YEAR,
      zone: 'Europe/London',
      firstContact: { share: 0.5, of: 4 },
      callsAnswered: { share: 1 / 3, of: 3 },
      abandoned: { share: 1 / 3, of: 3, short: 0 },
      // Said in one of the calls, which is counted once.
      voicemail: { share: 1 / 4, of: 4 },
      overrides: { count: 1, replies: 2 },
      steps: [{ promiseId: 'COUNTY-T1', prompted: 4, confirmed: 2, notConfirmed: 1, noAnswer: 1 }],
    });
    expect(rest.audits).toContainEqual(
      expect.objectContaining({ promiseId: 'COUNTY-V4', items: 3, checked: 2, met: 1, partly: 1, notMet: 0 }),
    );
  });

  it('is split up and narrowed down', async () => {
    const byChannel = await board({ ...HALF_YEAR, by: 'channel' });
    expect(byChannel.rows.map(({ clockId, channel, opened }) => [clockId, channel, opened])).toEqual([
      ['COUNTY-D1', 'email', 11],
      ['COUNTY-D1', 'web', 1],
      ['COUNTY-V3', 'visit', 2],
    ]);
    const byService = await board({ ...HALF_YEAR, by: 'service', channel: 'visit' });
    expect(byService.rows).toMatchObject([{ clockId: 'COUNTY-V3', service: 'Planning', median: 6 }]);
    // One unit only: the times of all can be compared.
    expect(byService.totals).toMatchObject({ opened: 2, median: 6, p90: 20 });
    expect(byService.months[0]).toMatchObject({ month: '2024-01', median: 6 });
    expect((await board({ ...HALF_YEAR, team: 'Places', by: 'team' })).totals.opened).toBe(14);
    expect((await board({ ...HALF_YEAR, service: 'waste' })).totals.opened).toBe(0);
  });

  it('is the same as CSV', async () => {
    const response = await oak.request(api.readScoreboardCsv, { query: HALF_YEAR });
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="scoreboard-2024-01-01-to-2024-06-30.csv"',
    );
    const [heading, first, second, end] = (await response.text()).split('\r\n').map(cellsOf);
    const cell = (row: string[] | undefined, name: string): string | undefined =>
      row?.[heading!.indexOf(name)];
    expect(['clock', ...COUNTS, 'median', '90th percentile'].map((name) => cell(first, name))).toEqual(
      ['COUNTY-D1', 12, 5, 2, 1, 1, 1, 2, 4, 9].map(String),
    );
    expect(cell(first, 'title')).toMatch(/, /);
    expect(cell(second, 'clock')).toBe('COUNTY-V3');
    expect(end).toEqual(['']);
  });

  it('is on a page for everybody, misses included, where few say nothing in per cent', async () => {
    const text = await page('2024');
    // The year has one more that was late, in its second half.
    expect(text).toContain('Opened 13 Kept 5 Late 3 Met by a later date that was agreed 1');
    expect(text).toContain('5 of 9 kept in time');
    expect(text).toContain('1 of 2 kept in time');
    expect(text).toContain('We kept 6 of 11 promises in time: 54.5 %');
    expect(text).toContain('1 of 3');
    expect(text).toContain('COUNTY-D1, version');
    expect(text).toContain('Promises for which nothing came in');
  });

  it('adds up over a year of all sorts of outcomes', async () => {
    for (const by of ['promise', 'channel', 'service', 'team'] as const) {
      const { rows, months, totals } = await board({ by });
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows) expect(STATES.reduce((sum, state) => sum + row[state], 0)).toBe(row.opened);
      for (const name of COUNTS) {
        expect(rows.reduce((sum, row) => sum + row[name], 0)).toBe(totals[name]);
        expect(months.reduce((sum, month) => sum + month[name], 0)).toBe(totals[name]);
      }
      expect(totals.opened).toBeGreaterThan(1000);
      expect(totals.missed).toBeGreaterThan(10);
    }
    const { callsAnswered, firstContact, steps, audits } = await board({});
    expect(callsAnswered.share).toBeGreaterThan(0.8);
    expect(firstContact.of).toBeGreaterThan(1500);
    for (const { prompted, confirmed, notConfirmed, noAnswer } of steps)
      expect(confirmed + notConfirmed + noAnswer).toBe(prompted);
    expect(audits.reduce((sum, { checked }) => sum + checked, 0)).toBeGreaterThan(0);
    expect(await page('last-12-months')).toMatch(/Half were done (within|on)/);
  });

  it('has enquiries of the past that open like any other, the waits and later dates among them', async () => {
    const ids = await world.database.query<{ id: string }[]>(
      `SELECT DISTINCT ON (e.type) e.enquiry_id AS id FROM enquiry_event e JOIN enquiry q ON q.id = e.enquiry_id
       WHERE q.opened_at > now() - interval '366 days' ORDER BY e.type`,
    );
    expect(ids.length).toBeGreaterThan(6);
    for (const { id } of ids) {
      const enquiry = await oak.ask(api.readEnquiry, { params: { id } });
      expect(enquiry).toMatchObject({ state: 'closed', waitingSince: null, workItems: [] });
      expect(enquiry.timeline.at(-1)).toMatchObject({ text: expect.stringMatching(/ closed it$/) });
    }
  });

  it('counts what everybody asks for once a minute', async () => {
    const before = await page('2024');
    await world.database.query(`DELETE FROM commitment WHERE started_at < '2025-01-01'`);
    expect(await page('2024')).toBe(before);
    expect((await board(HALF_YEAR)).totals.opened).toBe(0);
  });

  it('says when customers came, by the clock on the wall, against the opening hours', async () => {
    // Two weeks of summer time without a bank holiday, in the year that was written.
    const today = new Date().toISOString().slice(0, 10);
    const year = Number(today.slice(0, 4)) - (today.slice(5) > '06-21' ? 0 : 1);
    const asked = { from: `${year}-06-08`, to: `${year}-06-21` };
    const { came, unanswered, days, otherDays, calendar } = await oak.ask(api.readDemand, { query: asked });
    expect(days).toEqual([2, 2, 2, 2, 2, 2, 2]);
    expect(otherDays).toEqual({ days: 0, came: 0 });
    const rows = await world.database.query<{ at: Date }[]>(
      `SELECT at FROM contact WHERE direction = 'in' AND at >= $1 AND at < $2`,
      [`${year}-06-07T23:00:00Z`, `${year}-06-21T23:00:00Z`],
    );
    expect(rows.length).toBeGreaterThan(30);
    const counted = Array.from({ length: 7 }, () => Array.from({ length: 96 }, () => 0));
    for (const { at } of rows) {
      const local = new Date(at.getTime() + 3_600_000);
      const weekday = (local.getUTCDay() + 6) % 7;
      counted[weekday]![local.getUTCHours() * 4 + Math.floor(local.getUTCMinutes() / 15)]!++;
    }
    expect(came).toEqual(counted);
    expect(calendar.hours[0]!.length).toBeGreaterThan(0);
    expect(unanswered.flat().every((count, index) => count <= came.flat()[index]!)).toBe(true);
    // Easter is on two days of other hours wherever it lies, and what came on them is left out of the weekdays.
    const spring = await oak.ask(api.readDemand, { query: { from: `${year}-03-20`, to: `${year}-04-30` } });
    expect(spring.otherDays.days).toBe(2);
    expect(spring.days.reduce((a, b) => a + b)).toBe(42 - 2);
    const calls = await oak.ask(api.readDemand, { query: { ...asked, channel: callChannel } });
    expect(calls.came.flat().reduce((a, b) => a + b)).toBeLessThan(came.flat().reduce((a, b) => a + b));
  });

  it('leaves the queue as it is, and gives the council one past only', async () => {
    expect((await oak.ask(api.readQueue, { query: { view: 'all' } })).items).toEqual([]);
    expect((await oak.ask(api.listOpenPromises)).promises).toEqual([]);
    await expect(world.hub.app.get(SeedYear).run({ contacts: 10, seed: 2 })).rejects.toThrow(
      'The demonstration council has a past already.',
    );
    await world.database.query(`UPDATE organisation SET name = 'Testshire Council'`);
    await expect(world.hub.app.get(SeedYear).run({ contacts: 10, seed: 2 })).rejects.toThrow(
      'This is not the demonstration council.',
    );
  });

  it.each([
    [{ from: '2024-02-01', to: '2024-01-01' }, 'period-unusable', 'before it begins'],
    [{ from: '2199-01-01' }, 'period-unusable', 'lies in the future'],
    [{ from: '2001-01-01', to: '2012-01-01' }, 'period-unusable', 'longer than 10 years'],
    [{ service: 'no-such' }, 'filter-unknown', 'There is no service no-such'],
    [{ team: 'Nobody' }, 'filter-unknown', 'There is no team Nobody'],
  ])('refuses %o in plain words', async (query, code, words) => {
    for (const endpoint of [api.readScoreboard, api.readScoreboardCsv, api.readDemand]) {
      const response = await oak.request(endpoint, { query });
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe(code);
      expect(error.message).toContain(words);
    }
  });

  it('offers the public periods only', async () => {
    const response = await fetch(`${world.url}/how-we-are-doing?period=1066`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('last-12-months, last-3-months, this-month');
  });
});
