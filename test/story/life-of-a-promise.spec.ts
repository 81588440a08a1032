import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, promiseOf } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const DAY = 86_400_000;

describe('the life of a promise', () => {
  let world: World;
  let planning: Desk;
  let information: Desk;

  beforeAll(async () => {
    world = await startEmbedded();
    planning = await Desk.of(world, 'maple');
    information = await Desk.of(world, 'rowan');
  });
  afterAll(() => world?.stop());

  it('stands still while the customer is asked for what is missing, and runs again when they answer', async () => {
    const enquiry = await planning.receive('planning', 'May I build a shed?');
    expect(promiseOf(enquiry, 'CITY-E2').state).toBe('running');
    const question = enquiry.replyKinds.find(({ purpose }) => purpose === 'question')!;
    expect(question.effects).toContainEqual({
      text: 'Stands still until the customer answers: answered within 7 working days',
      promise: expect.objectContaining({ id: 'CITY-E2' }) as unknown,
    });

    await planning.reply(enquiry, { text: 'How tall will it be?', purpose: 'question' });
    const waiting = await planning.until('the wait', enquiry, ({ waitingSince }) => waitingSince !== null);
    expect(promiseOf(waiting, 'CITY-E2').state).toBe('paused');
    expect(waiting.workItems.every(({ state }) => state === 'done')).toBe(true);

    await planning.customerAnswers(enquiry, 'Two metres and a half');
    const answered = await planning.until(
      'the end of the wait',
      enquiry,
      ({ waitingSince }) => !waitingSince,
    );
    expect(promiseOf(answered, 'CITY-E2').state).toBe('running');
    expect(answered.workItems.some(({ state }) => state !== 'done')).toBe(true);
    expect(answered.ledger.map(({ type }) => type)).toEqual([
      'contact-received',
      'paused',
      'contact-received',
      'resumed',
      'clarification-received',
    ]);
  });

  it('counts a Freedom of Information request anew from the day it was explained, until that is taken back', async () => {
    const enquiry = await information.receive('foi', 'All papers about the road');
    await information.reply(enquiry, { text: 'Which road do you mean?', purpose: 'question' });
    await information.until('the wait', enquiry, ({ waitingSince }) => waitingSince !== null);
    await information.customerAnswers(enquiry, 'The ring road, please');
    const explained = await information.until(
      'the explanation',
      enquiry,
      ({ waitingSince }) => !waitingSince,
    );
    const counted = promiseOf(explained, 'CITY-F1');
    expect(counted.explanation[0]).toMatch(/a clarification on .* set the count back to day 0/);

    const entry = explained.ledger.find(({ type }) => type === 'clarification-received')!;
    const params = { id: enquiry.id, eventId: entry.id };
    const body = { reason: 'It only asked how long it takes' };
    const back = await information.agent.ask(api.takeBackEvent, { params, body });
    expect(promiseOf(back, 'CITY-F1').explanation[0]).toMatch(/^Received on/);
    expect(back.ledger.find(({ id }) => id === entry.id)!.takenBack).toMatchObject({ by: 'Rowan', ...body });
  });

  it('moves to a later date only in time, with the reason and the date told to the customer', async () => {
    const enquiry = await planning.receive('planning', 'When is the meeting?');
    const { id: commitmentId, dueAt } = promiseOf(enquiry, 'CITY-E2');
    const until = new Date(Date.parse(dueAt) + 5 * DAY).toISOString();
    const text = 'The officer is ill. You will have our answer by the end of next week.';
    const reply = {
      text,
      purpose: 'later-date' as const,
      laterDate: { commitmentId, until, reason: 'Illness' },
    };

    const silent = await planning.tryReply(enquiry, reply);
    expect(silent.status).toBe(409);
    expect(await silent.json()).toMatchObject({
      error: { code: 'content-missing', details: { missing: 'why it takes longer, the new date' } },
    });
    const content = [
      { element: 'reason-for-delay' as const, passage: 'The officer is ill.' },
      { element: 'new-date' as const, passage: 'by the end of next week' },
    ];
    const early = { ...reply, content, laterDate: { ...reply.laterDate, until: new Date().toISOString() } };
    const refused = await planning.tryReply(enquiry, early);
    expect(await refused.json()).toMatchObject({
      error: { code: 'extension-refused', details: { reason: 'the new date is not later' } },
    });

    await planning.reply(enquiry, { ...reply, content });
    const later = await planning.until(
      'the later date',
      enquiry,
      (each) => promiseOf(each, 'CITY-E2').dueAt === until,
    );
    expect(promiseOf(later, 'CITY-E2')).toMatchObject({
      state: 'running',
      firstDueAt: dueAt,
      extensions: [{ from: dueAt, until, reason: 'Illness' }],
    });
    expect(later.workItems.some(({ state }) => state === 'assigned')).toBe(true);
  });

  it('goes back to its date when the message about a later one does not arrive', async () => {
    const enquiry = await planning.receive('planning', 'Is my plan approved?');
    const { id: commitmentId, dueAt } = promiseOf(enquiry, 'CITY-E2');
    const until = new Date(Date.parse(dueAt) + 5 * DAY).toISOString();
    const text = 'We need until next week because the plans are large.';
    const content = [
      { element: 'reason-for-delay' as const, passage: 'the plans are large' },
      { element: 'new-date' as const, passage: 'until next week' },
    ];
    const laterDate = { commitmentId, until, reason: 'Large plans' };
    await planning.reply(enquiry, { text, purpose: 'later-date', laterDate, content });
    await planning.until('the later date', enquiry, (each) => promiseOf(each, 'CITY-E2').dueAt === until);
    await planning.bounce('the plans are large');
    const back = await planning.until(
      'the first date',
      enquiry,
      (each) => promiseOf(each, 'CITY-E2').dueAt === dueAt,
    );
    expect(promiseOf(back, 'CITY-E2')).toMatchObject({ state: 'running', extensions: [] });
  });

  it('follows the matter when it turns out to be another', async () => {
    const enquiry = await planning.receive('planning', 'Nobody ever answers me');
    const complaint = await planning.record(enquiry, {
      type: 'classified',
      kind: 'complaint',
      despiteLater: true,
    });
    expect(complaint.kind).toBe('complaint');
    expect(promiseOf(complaint, 'CITY-E2').state).toBe('withdrawn');
    expect(promiseOf(complaint, 'CITY-C1')).toMatchObject({
      state: 'running',
      startedAt: promiseOf(enquiry, 'CITY-E2').startedAt,
    });
  });

  it('is not forgotten when the enquiry is closed', async () => {
    const enquiry = await planning.receive('planning', 'Buy cheap watches');
    const close = (body: object) =>
      planning.agent.request(api.closeEnquiry, { params: { id: enquiry.id }, body });
    const silent = await close({ reason: 'Rubbish' });
    expect(await silent.json()).toMatchObject({
      error: {
        code: 'promises-open',
        details: {
          promises: expect.stringMatching(/^“An email or online message to any other service .*”$/),
        },
      },
    });
    expect((await close({ how: 'withdrawn' })).status).toBe(400);
    expect((await close({ how: 'withdrawn', reason: 'An advertisement' })).status).toBe(200);
    const closed = await planning.read(enquiry.id);
    expect(promiseOf(closed, 'CITY-E2').state).toBe('withdrawn');
    expect(promiseOf(closed, 'CITY-E2').explanation.at(-1)).toContain('An advertisement');
  });

  it('is waived when the owner is away and the hub has said so, with an urgent contact and the day of return', async () => {
    const enquiry = await planning.receive('planning', 'What is a listed building?');
    await planning.reply(enquiry, { text: 'I shall look it up.', purpose: 'update' });
    await planning.until('the update', enquiry, () =>
      world.standIns.mail.messages.some(({ mail }) => mail.text?.includes('I shall look it up')),
    );
    const returnDate = new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10);
    const away = { urgentContact: 'the duty planner on 01223 457000', returnDate };
    await planning.agent.ask(api.setAbsence, { body: away });
    const asked = await planning.customerAnswers(enquiry, 'Is there any news?');
    const told = await planning.until('the waiver', asked, ({ commitments }) =>
      commitments.every(({ state }) => state === 'waived'),
    );
    expect(told.commitments).toHaveLength(2);
    const notice = world.standIns.mail.messages.at(-1)!.mail.text;
    expect(notice).toContain(away.urgentContact);
    expect(notice).toContain(returnDate);
    await planning.agent.ask(api.endAbsence);
  });

  it('moves when a closure is added, keeps its old date and the reason, and moves back when that is undone', async () => {
    const enquiry = await planning.receive('planning', 'How deep may I dig?');
    const { dueAt } = promiseOf(enquiry, 'CITY-E2');
    const elm = (await Desk.of(world, 'elm')).agent;
    const closure = {
      kind: 'closure',
      calendar: 'office',
      date: dueAt.slice(0, 10),
      title: 'Move to the new office',
    };
    const preview = await elm.ask(api.previewCalendarChange, { body: closure });
    expect(preview.moved).toBeGreaterThan(0);
    expect(preview.examples.map(({ promiseId }) => promiseId)).toContain('CITY-E2');
    expect(promiseOf(await planning.read(enquiry.id), 'CITY-E2').dueAt).toBe(dueAt);

    const { id } = await elm.ask(api.changeCalendar, { body: closure });
    const moved = await planning.until(
      'the move',
      enquiry,
      (each) => promiseOf(each, 'CITY-E2').dueAt > dueAt,
    );
    const after = promiseOf(moved, 'CITY-E2');
    expect(after.firstDueAt).toBe(dueAt);
    expect(after.moves).toMatchObject([{ from: dueAt, to: after.dueAt }]);
    expect(after.moves[0]!.because.join()).toContain('closed (Move to the new office)');
    const { calendars, changes } = await elm.ask(api.readCalendars);
    expect(calendars.find(({ name }) => name === 'office')!.closures.map(({ date }) => date)).toContain(
      closure.date,
    );
    const text = expect.stringMatching(
      /^office: closed on [A-Z][a-z]+day \d+ [A-Z][a-z]+ 20\d\d \(Move/,
    ) as string;
    expect(changes[0]).toMatchObject({ id, by: 'Elm', text, undoneAt: null });

    await elm.ask(api.undoCalendarChange, { params: { id } });
    const back = await planning.until(
      'the old date',
      enquiry,
      (each) => promiseOf(each, 'CITY-E2').dueAt === dueAt,
    );
    expect(promiseOf(back, 'CITY-E2').moves).toHaveLength(2);
    await eventually('nothing left to do', async () => (await elm.ask(api.readCalendars)).recomputing === 0);
  });

  it('opens again when the answer that closed it does not arrive, and counts anew when it is sent once more', async () => {
    const enquiry = await planning.receive('planning', 'May I fell the oak?');
    await planning.reply(enquiry, { text: 'You may fell it.', close: true });
    await planning.until('the answer', enquiry, (each) => promiseOf(each, 'CITY-E2').state === 'kept');
    await planning.bounce('You may fell it.');
    const back = await planning.until('the bounce', enquiry, ({ state }) => state === 'open');
    expect(promiseOf(back, 'CITY-E2').state).toBe('running');
    const reopened = back.timeline.filter(
      (entry) => entry.type === 'event' && entry.text === 'Reopened: the answer did not arrive',
    );
    expect(reopened).toMatchObject([{ tone: 'bad', by: null }]);
    const sent = back.timeline.find(
      (entry) => entry.type === 'contact' && entry.text === 'You may fell it.',
    )!;
    const { id } = (sent as { delivery: { id: string } }).delivery;
    await planning.agent.ask(api.retryDelivery, { params: { id } });
    const responses = ({ ledger }: EnquiryDetail) => ledger.filter(({ type }) => type === 'responded');
    // One answer of the hub is read in several steps: promises may be newer in it than the ledger.
    const again = await planning.until(
      'the answer',
      enquiry,
      (each) => promiseOf(each, 'CITY-E2').state === 'kept' && responses(each).length === 2,
    );
    expect(responses(again).map(({ takenBack }) => takenBack !== null)).toEqual([true, false]);
  });

  it('is kept or not by what somebody finds out of an answer that nobody knew of, and that can be put right', async () => {
    const enquiry = await planning.receive('planning', 'May I paint the door?');
    const { mail } = world.standIns;
    const to = enquiry.replyRoutes[0]!.to;
    mail.refuse(to, 'hang-up');
    await planning.reply(enquiry, { text: 'You may paint it.', close: true });
    const work = ({ workItems }: EnquiryDetail): string[] =>
      workItems.filter(({ state }) => state !== 'done').map(({ kind }) => kind);
    const asked = await planning.until('the question', enquiry, (each) =>
      work(each).includes('delivery-unknown'),
    );
    mail.refuse(to, undefined);
    const sent = (each: EnquiryDetail) => {
      const found = each.timeline.find(
        (entry) => entry.type === 'contact' && entry.text === 'You may paint it.',
      );
      return (found as Extract<typeof found, { type: 'contact' }>).delivery!;
    };
    expect(promiseOf(asked, 'CITY-E2').state).toBe('running');
    expect(sent(asked)).toMatchObject({ state: 'unknown', said: null, canSay: true });
    const { id } = sent(asked);
    const attempted = Date.now();
    const say = (outcome: 'arrived' | 'not-arrived' | 'not-known'): Promise<EnquiryDetail> =>
      planning.agent.ask(api.sayMessageOutcome, { params: { id }, body: { outcome } });

    const arrived = await say('arrived');
    expect(sent(arrived)).toMatchObject({
      state: 'delivered',
      said: 'arrived',
      canSay: true,
      canRetry: false,
    });
    expect(promiseOf(arrived, 'CITY-E2').state).toBe('kept');
    expect(work(arrived)).toEqual([]);
    const answer = arrived.ledger.findLast(({ type }) => type === 'responded')!;
    expect(Date.parse(answer.at)).toBeLessThan(attempted);
    expect((await say('arrived')).ledger).toHaveLength(arrived.ledger.length);

    const lost = await say('not-arrived');
    expect(sent(lost)).toMatchObject({ state: 'failed', said: 'not-arrived', canRetry: true });
    expect(promiseOf(lost, 'CITY-E2').state).toBe('running');
    expect([lost.state, work(lost)]).toEqual(['open', ['delivery-failed']]);

    const back = await say('not-known');
    expect(sent(back)).toMatchObject({ state: 'unknown', said: null });
    expect(promiseOf(back, 'CITY-E2').state).toBe('running');
    expect(work(back)).toEqual(['delivery-unknown']);

    await say('arrived');
    await planning.bounce('You may paint it.');
    const known = await planning.until('the bounce', enquiry, (each) => sent(each).state === 'failed');
    expect(sent(known)).toMatchObject({ said: null, canSay: false });
    const refused = await planning.agent.request(api.sayMessageOutcome, {
      params: { id },
      body: { outcome: 'arrived' },
    });
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('message-outcome-known'),
    ]);
  });

  it('is not missed for good by a wait that was ended by mistake', async () => {
    const enquiry = await planning.receive('planning', 'Where is the boundary?');
    await planning.record(enquiry, { type: 'paused', reason: 'The deeds are missing' });
    const ended = await planning.record(enquiry, { type: 'resumed' });
    const { id } = promiseOf(ended, 'CITY-E2');
    // As if the time had run out since.
    await world.database.query(`UPDATE commitment SET state = 'missed', next_alarm_at = NULL WHERE id = $1`, [
      id,
    ]);
    const entry = ended.ledger.findLast(({ type }) => type === 'resumed')!;
    const params = { id: enquiry.id, eventId: entry.id };
    const back = await planning.agent.ask(api.takeBackEvent, {
      params,
      body: { reason: 'They did not answer' },
    });
    expect(promiseOf(back, 'CITY-E2').state).toBe('paused');
    expect(back.waitingSince).not.toBeNull();
  });

  it('stays decided as it was when a calendar changes afterwards', async () => {
    const enquiry = await planning.receive('planning', 'How high may my fence be?');
    const { dueAt } = promiseOf(enquiry, 'CITY-E2');
    await planning.reply(enquiry, { text: 'Two metres.' });
    const kept = await planning.until(
      'the answer',
      enquiry,
      (each) => promiseOf(each, 'CITY-E2').state === 'kept',
    );
    const elm = (await Desk.of(world, 'elm')).agent;
    const date = dueAt.slice(0, 10);
    const { id } = await elm.ask(api.changeCalendar, {
      body: { kind: 'closure', calendar: 'office', date, title: 'Flood' },
    });
    await planning.record(enquiry, { type: 'classified', complex: true, despiteLater: true });
    expect(promiseOf(await planning.read(enquiry.id), 'CITY-E2')).toEqual(promiseOf(kept, 'CITY-E2'));
    await elm.ask(api.undoCalendarChange, { params: { id } });
  });

  it('refuses an impossible change of the calendars in plain words', async () => {
    const elm = (await Desk.of(world, 'elm')).agent;
    const tell = async (body: object): Promise<string> => {
      const response = await elm.request(api.changeCalendar, { body });
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as { error: { message: string; remedy: string } };
      return `${error.message} ${error.remedy}`;
    };
    const closure = { kind: 'closure', calendar: 'office', date: '2027-12-24', title: 'Christmas' };
    expect(await tell({ ...closure, calendar: 'moon' })).toContain('Choose one of office');
    expect(await tell({ ...closure, date: '2020-12-24' })).toContain('gone by');
    expect(await tell({ ...closure, hours: ['12:00-09:00'] })).toContain('must close after it opens');
    expect(await tell({ kind: 'holidays', feed: '{"scotland": 1}' })).toContain('scotland');
  });
});
