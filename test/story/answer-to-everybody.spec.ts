import { randomUUID } from 'node:crypto';
import { type AnswerOf, api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../support/database.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

const COMMENTS = 150;
const POSTS = 55;
const ALL = COMMENTS + POSTS;
const LONG_MS = 300_000;
const TEXT = 'The bridge at Mill Road is open again since noon. Thank you for telling us of it.';

type Part = AnswerOf<typeof api.previewIncidentAnswer>;
type Detail = AnswerOf<typeof api.readIncident>;

/** More than two hundred write about one thing, and all of them get their answer. */
describe('an answer to everybody in an incident', () => {
  let world: World;
  let oak: ConsoleClient;
  const id = randomUUID();

  beforeAll(async () => {
    world = await startEmbedded({
      DATABASE_URL: await newDatabase(),
      SECRET,
      DEMO: 'on',
      LOG_LEVEL: 'silent',
    });
    oak = await ConsoleClient.logIn(world.url, 'oak', world.password);
    const { x, facebook } = world.standIns;
    await x.tell(world.url);
    await facebook.tell(world.url);
  });
  afterAll(() => world?.stop());

  const read = (): Promise<Detail> => oak.ask(api.readIncident, { params: { id } });
  const settled = (what: string, is: (detail: Detail) => boolean): Promise<Detail> =>
    eventually(
      what,
      async () => {
        const detail = await read();
        return is(detail) && detail;
      },
      LONG_MS,
    );
  const rows = <T>(sql: string, ...given: unknown[]): Promise<T[]> => world.database.query<T[]>(sql, given);
  const preview = async (text: string) => {
    const parts: Part[] = [];
    for (let after: string | null = null; ;) {
      const part: Part = await oak.ask(api.previewIncidentAnswer, {
        params: { id },
        body: { text, closes: true, after },
      });
      parts.push(part);
      if (part.after === null) break;
      after = part.after;
    }
    const ways: Record<string, number> = {};
    const leftOut: Record<string, number> = {};
    for (const part of parts) {
      for (const { audience, enquiries } of part.ways) ways[audience!] = (ways[audience!] ?? 0) + enquiries;
      for (const { why, enquiries } of part.leftOut) leftOut[why] = (leftOut[why] ?? 0) + enquiries;
    }
    return { parts: parts.length, total: parts[0]!.total, ways, leftOut };
  };

  it(
    'groups what many write; what is posted later is suggested and joined with one press',
    async () => {
      const { x, facebook } = world.standIns;
      const post = facebook.pagePost('Works in Mill Road this week');
      for (let n = 1; n <= COMMENTS; n++)
        facebook.comment(`Resident ${n}`, post.id, `When does the bridge in Mill Road open again? ${n}`);
      for (let n = 1; n <= POSTS; n++)
        x.post(`walker${n}`, `@fenmoor The bridge in Mill Road is still closed, number ${n}`);
      x.post('stroller', '@fenmoor When does the museum open?');
      await eventually(
        'all of them',
        async () => {
          const [{ n } = { n: 0 }] = await rows<{ n: number }>(
            `SELECT count(*)::int AS n FROM contact WHERE direction = 'in' AND post IS NOT NULL`,
          );
          return n === ALL + 1;
        },
        LONG_MS,
      );
      await oak.ask(api.openIncident, { body: { id, title: 'Bridge in Mill Road' } });
      const body = { words: 'Bridge Mill ROAD', hours: 12 };
      const gathered = await oak.ask(api.gatherIntoIncident, { params: { id }, body });
      expect(gathered).toMatchObject({
        enquiries: ALL,
        incident: { enquiries: ALL, suggested: 0, words: ['bridge mill road'] },
      });

      x.post('late', '@fenmoor Mill Road: is the bridge open?');
      x.post('painter', '@fenmoor I painted the bridge in Mill Road, may I hang it in the library?');
      x.post('swimmer', '@fenmoor When does the pool open?');
      const { suggestions } = await settled('both', ({ incident }) => incident.suggested === 2);
      const painted = suggestions.find(({ subject }) => subject.includes('painted'))!;
      await oak.ask(api.keepApartFromIncident, { params: { id, enquiryId: painted.id } });
      expect(await oak.ask(api.joinSuggestedPosts, { params: { id } })).toMatchObject({
        enquiries: 1,
        incident: { enquiries: ALL + 1, suggested: 0 },
      });
    },
    LONG_MS,
  );

  it(
    'says beforehand whom it reaches and how, and who is left out and why',
    async () => {
      const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
      const { x } = world.standIns;
      const about = async (text: string): Promise<string> => {
        const [found] = await rows<{ enquiry_id: string }>(
          `SELECT enquiry_id FROM contact WHERE direction = 'in' AND text = $1`,
          text,
        );
        return found!.enquiry_id;
      };
      // One was answered by an agent, one was closed, and one wrote last in private.
      const answered = await ash.ask(api.readEnquiry, {
        params: { id: await about('@fenmoor The bridge in Mill Road is still closed, number 1') },
      });
      const route = answered.replyRoutes.find(({ audience }) => audience === 'public')!;
      await ash.ask(api.sendReply, {
        params: { id: answered.id },
        body: {
          ...{ text: 'It opens at noon.', channel: 'social', to: route.to, audience: 'public' },
          ...{ requestId: randomUUID() },
        },
      });
      await ash.ask(api.closeEnquiry, {
        params: { id: await about('When does the bridge in Mill Road open again? 7') },
        body: { reason: 'They wrote that they had meant another bridge', how: 'withdrawn' },
      });
      x.message('walker9', 'You can also tell me here');
      await eventually('the private message', async () => {
        const [found] = await rows(
          `SELECT 1 AS n FROM contact WHERE direction = 'in' AND post->>'audience' = 'private'`,
        );
        return found;
      });

      expect(await preview(TEXT)).toEqual({
        ...{ parts: 3, total: ALL + 1 },
        ways: { public: ALL - 2, private: 1 },
        leftOut: { 'Answered already.': 1, 'Closed already.': 1 },
      });
      // A telephone number may be somebody's: nobody gets it in public.
      const personal = await preview('It is open. Ring 01223 457000 if it is not.');
      expect(personal.ways['public']).toBeUndefined();
      expect(personal.ways['private']).toBeGreaterThanOrEqual(COMMENTS - 1);
      // Oak must not deal with one of them, and so does not answer it with the others either.
      const [theirs] = await rows<{ id: string }>(
        `SELECT e.id FROM enquiry e JOIN incident_enquiry m ON m.enquiry_id = e.id
         WHERE e.state = 'open' AND NOT EXISTS (SELECT FROM contact o WHERE o.enquiry_id = e.id AND o.direction = 'out')
         LIMIT 1`,
      );
      const { exclusions } = await oak.ask(api.excludeAgent, {
        params: { id: theirs!.id },
        body: { agentId: oak.me.id, why: 'conflict' },
      });
      expect((await preview(TEXT)).leftOut).toMatchObject({
        'Whoever writes the answer must not deal with it.': 1,
      });
      await rows('UPDATE exclusion SET undone_at = now() WHERE id = $1', exclusions[0]!.id);
      const long = await preview('The bridge is open. '.repeat(20).trim());
      expect(long.leftOut['The text has 399 characters; 280 are taken where they wrote.']).toBe(POSTS - 1);
      expect(
        (
          await oak.request(api.previewIncidentAnswer, {
            params: { id },
            body: { text: 'It opens on {{day}}', closes: false },
          })
        ).status,
      ).toBe(409);
    },
    LONG_MS,
  );

  it('is taken back as a whole while it is held', async () => {
    const body = { id: randomUUID(), text: TEXT, closes: true };
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    expect((await ash.request(api.answerIncident, { params: { id }, body })).status).toBe(403);
    await oak.ask(api.answerIncident, { params: { id }, body });
    // The same once more, as after a lost answer.
    await oak.ask(api.answerIncident, { params: { id }, body });
    const other = { ...body, id: randomUUID() };
    expect((await oak.request(api.answerIncident, { params: { id }, body: other })).status).toBe(409);
    expect((await read()).answers).toMatchObject([{ written: 0, waiting: ALL + 1 }]);
    await oak.ask(api.stopIncidentAnswer, { params: { id, answerId: body.id } });
    expect((await read()).answers).toEqual([]);
    const [{ n } = { n: 0 }] = await rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM contact WHERE direction = 'out' AND text = $1`,
      TEXT,
    );
    expect(n).toBe(0);
  });

  it(
    'reaches each once in their own enquiry, keeps every promise, and leaves the others alone',
    async () => {
      const body = { id: randomUUID(), text: TEXT, closes: true };
      await oak.ask(api.answerIncident, { params: { id }, body });
      // While it is held one more writes, about what the answer does not know of.
      const { x } = world.standIns;
      x.post('walker20', '@fenmoor and there is glass on it too');
      const { answers, incident } = await settled(
        'everybody to be written to',
        ({ answers: [sent] }) => sent?.waiting === 0 && sent.left + sent.failed === sent.written,
      );
      expect(answers).toMatchObject([
        {
          ...{ enquiries: ALL + 1, written: ALL - 2, left: ALL - 2, failed: 0, waiting: 0, closes: true },
          leftOut: [
            { why: 'Answered already.', enquiries: 1 },
            { why: 'Closed already.', enquiries: 1 },
            { why: 'They wrote again after the answer was written.', enquiries: 1 },
          ],
        },
      ]);
      const counted = await rows(
        `SELECT count(*)::int AS messages, count(DISTINCT enquiry_id)::int AS enquiries,
                count(*) FILTER (WHERE post->>'audience' = 'private')::int AS private
         FROM contact WHERE direction = 'out' AND text = $1`,
        TEXT,
      );
      expect(counted).toEqual([{ messages: ALL - 2, enquiries: ALL - 2, private: 1 }]);
      const promises = await rows(
        `SELECT c.state, e.state AS enquiry, count(*)::int AS n
         FROM commitment c JOIN enquiry e ON e.id = c.enquiry_id JOIN incident_enquiry m ON m.enquiry_id = e.id
         WHERE c.promise_id = 'CITY-S1' AND EXISTS (
           SELECT FROM contact o WHERE o.enquiry_id = e.id AND o.direction = 'out' AND o.text = $1)
         GROUP BY 1, 2`,
        TEXT,
      );
      // Whoever wrote in private too has a promise for each.
      expect(promises).toEqual([{ state: 'kept', enquiry: 'closed', n: ALL - 1 }]);
      const { x: network, facebook } = world.standIns;
      const about = network.posts
        .filter(
          ({ author_id, text }) => author_id === network.us.id && text.includes('open again since noon'),
        )
        .map(({ referenced_tweets: [to] }) => to!.id);
      expect(new Set(about).size).toBe(about.length);
      expect(about.length + facebook.comments.filter(({ message }) => message === TEXT).length).toBe(ALL - 3);
      expect(incident.open).toBe(2);

      // Nobody gets it twice: what is left are those whom none reached.
      expect(await preview(TEXT)).toMatchObject({ total: 3 });
      const mentions = await rows(
        `SELECT count(*)::int AS n FROM work_item w JOIN incident_enquiry m ON m.enquiry_id = w.enquiry_id
         WHERE w.state IN ('waiting', 'offered') AND w.kind = 'answer'`,
      );
      expect(mentions).toEqual([{ n: 1 }]);
    },
    LONG_MS,
  );
});
