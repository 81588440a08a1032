import { draw } from '@frontdoor/casework/quality';
import type { VisitStep } from '@frontdoor/contracts';
import { Ids, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  EntryPoint,
  LiveEventRow,
  QualityNote,
  QualityStep,
  Receipt,
  Visit,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AnswerQualityNote } from '../answer-quality-note/answer-quality-note.js';
import { AnswerQualityNoteModule } from '../answer-quality-note/answer-quality-note.module.js';
import { CheckInVisitor } from '../check-in-visitor/check-in-visitor.js';
import { CheckInVisitorModule } from '../check-in-visitor/check-in-visitor.module.js';
import { RouteContact } from '../route-contact/route-contact.js';
import { SeeVisitors } from '../see-visitors/see-visitors.js';
import { SeeVisitorsModule } from '../see-visitors/see-visitors.module.js';
import { CheckQuality } from './check-quality.js';
import { CheckQualityModule } from './check-quality.module.js';
import { DrawSample } from './draw-sample.js';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

describe('notes on the quality of contacts', () => {
  // A Tuesday.
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  const ids = new Ids(clock);
  let modules: TestModules;
  let ash: Agent;
  let birch: Agent;
  let oak: Agent;

  beforeAll(async () => {
    modules = await TestModules.of(
      [CheckQualityModule, AnswerQualityNoteModule, CheckInVisitorModule, SeeVisitorsModule],
      clock,
    );
    [ash, birch, oak] = [
      await modules.agent('ash'),
      await modules.agent('birch'),
      await modules.agent('oak'),
    ];
  });
  afterAll(() => modules?.stop());

  const checking = () => modules.get(CheckQuality);
  const drawing = () => modules.get(DrawSample);
  const own = () => modules.get(AnswerQualityNote);
  const week = () => new Date(clock.now()).toISOString().slice(0, 10);

  /** So many answers of somebody to one customer, each a minute later. */
  const answers = async (
    by: Agent,
    count: number,
    more: Partial<Pick<Contact, 'automatic'>> = {},
  ): Promise<string[]> => {
    const { id: enquiryId } = await modules.receive('help');
    const asked = await modules.source.manager.findOneByOrFail(Contact, { enquiryId });
    const made: string[] = [];
    for (let at = 0; at < count; at++) {
      clock.step(MINUTE_MS);
      const id = ids.uuid();
      await modules.source.manager.insert(Contact, {
        ...{ id, organisationId: by.organisationId, enquiryId, entryPointId: asked.entryPointId },
        ...{
          direction: 'out',
          channel: 'email',
          authorId: by.id,
          text: 'You may build it.',
          at: clock.now(),
        },
        ...more,
      });
      made.push(id);
    }
    clock.step(MINUTE_MS);
    return made;
  };
  const notesOf = async (sampleId: string): Promise<QualityNote[]> =>
    modules.source.manager.findBy(QualityNote, { sampleId });

  it('are drawn by chance alone, none twice, and whoever draws again with the seed gets the same', async () => {
    const mine = await answers(ash, 8);
    await answers(ash, 2, { automatic: true });
    await answers(birch, 3);
    const first = await drawing().draw(oak, { week: week(), agentId: ash.id, size: 5 });
    expect(first).toMatchObject({
      week: '2026-07-06',
      of: 'Ash',
      wanted: 5,
      drawn: 5,
      candidates: 8,
      by: 'Oak',
    });
    const whole = await drawing().read(oak, first.id);
    expect(whole.candidates.toSorted()).toEqual(mine.toSorted());
    expect(draw(whole.seed, whole.candidates, 5)).toEqual(whole.drawn);
    const drawn = await notesOf(first.id);
    expect(drawn.map(({ contactId }) => contactId).toSorted()).toEqual(whole.drawn.toSorted());
    expect(drawn.every(({ agentId }) => agentId === ash.id)).toBe(true);

    clock.step(MINUTE_MS);
    const rest = await drawing().draw(oak, { week: week(), agentId: ash.id, size: 20 });
    expect(rest).toMatchObject({ drawn: 3, candidates: 3 });
    await expect(drawing().draw(oak, { week: week(), agentId: ash.id, size: 5 })).rejects.toMatchObject({
      code: 'quality-nothing-to-draw',
      message: 'Ash has nothing in the week of 2026-07-06 that was not drawn yet.',
    });
    await expect(drawing().draw(oak, { week: '2026-07-13', agentId: ash.id, size: 5 })).rejects.toMatchObject(
      { code: 'quality-week-ahead' },
    );
    expect((await drawing().list(oak, 1)).samples.map(({ id }) => id)).toEqual([rest.id, first.id]);
  });

  it('are of a service and of one week, also when two draw at once', async () => {
    clock.step(WEEK_MS);
    const made = await answers(birch, 6);
    const both = await Promise.all(
      [1, 2].map(() => drawing().draw(oak, { week: week(), service: 'customer-services', size: 3 })),
    );
    const notes = (await Promise.all(both.map(({ id }) => notesOf(id)))).flat();
    expect(notes.map(({ contactId }) => contactId).toSorted()).toEqual(made.toSorted());
  });

  it('are read by their agent alone, who may answer; each change is kept', async () => {
    clock.step(WEEK_MS);
    await answers(ash, 1);
    const { id: sampleId } = await drawing().draw(oak, { week: week(), agentId: ash.id, size: 1 });
    const [{ id }] = (await notesOf(sampleId)) as [QualityNote];
    expect((await own().list(ash, 1)).notes.map((note) => note.id)).not.toContain(id);
    const opened = await checking().open(oak, id);
    expect(opened).toMatchObject({
      ...{ agent: 'Ash', version: 0, by: null, isOwn: false, text: 'You may build it.' },
      before: { channel: 'email', text: 'May I build a shed?' },
      criteria: [
        'Answered in full',
        'Nothing asked twice',
        'In plain words',
        'Right service',
        'Promise kept',
      ],
    });
    await checking().open(oak, id);
    const marks = [{ question: 'In plain words', mark: 'met' as const }];
    await expect(checking().write(oak, id, { version: 0, marks: [], words: '' })).rejects.toMatchObject({
      code: 'quality-note-empty',
    });
    await checking().write(oak, id, { version: 0, marks, words: 'Say by when, too' });
    await expect(checking().write(oak, id, { version: 0, marks, words: 'Again' })).rejects.toMatchObject({
      code: 'quality-note-newer',
    });

    const { notes, unseen } = await own().list(ash, 1);
    expect(unseen).toBe(1);
    expect(notes[0]).toMatchObject({ id, by: 'Oak', marks, words: 'Say by when, too', seenAt: null });
    expect((await own().list(birch, 1)).notes.map((note) => note.id)).not.toContain(id);
    await expect(own().answer(birch, id, { version: 1 })).rejects.toMatchObject({
      code: 'quality-note-not-found',
    });
    await own().answer(ash, id, { version: 1 });
    expect((await own().list(ash, 1)).unseen).toBe(0);
    await own().answer(ash, id, { version: 1, answer: 'It stood in the letter' });
    // Whoever changes it tells the agent anew.
    const changed = await checking().write(oak, id, { version: 1, marks, words: 'So it did' });
    expect(changed).toMatchObject({ answer: 'It stood in the letter', seenAt: null, version: 2 });
    expect(changed.steps.map(({ by, what }) => `${by} ${what}`)).toEqual([
      ...['Oak opened', 'Oak written', 'Ash seen', 'Ash answered', 'Oak changed'],
    ]);
    const told = await modules.source.manager.findBy(LiveEventRow, { topic: 'quality' });
    expect(told.map(({ agentId, text }) => [agentId, text])).toEqual([
      [ash.id, 'Oak wrote a note on a contact of yours'],
      [oak.id, 'Ash answered your note on a contact of theirs'],
      [ash.id, 'Oak wrote a note on a contact of yours'],
    ]);
  });

  it('are drawn of visits too: with what somebody came, who saw them, and how it ended', async () => {
    clock.step(WEEK_MS);
    const came = async (purpose: string): Promise<Visit> => {
      const desk = await modules.source.manager.findOneByOrFail(EntryPoint, { channel: 'visit' });
      const { id } = await modules
        .get(CheckInVisitor)
        .atKiosk(desk, { requestId: ids.uuid(), purpose, service: 'customer-services', name: '', needs: [] });
      const waiting = await modules.source.manager.findBy(Receipt, { state: 'received' });
      await modules.get(RouteContact).handle({ ids: waiting.map((each) => each.id) });
      clock.step(5 * MINUTE_MS);
      return modules.source.manager.findOneByOrFail(Visit, { id });
    };
    const step = (visit: Visit, given: VisitStep): Promise<string> =>
      modules.get(SeeVisitors).step(oak, visit.id, given);
    const [seen, waits, isHere] = [
      await came('A question on rent'),
      await came('Nobody saw them'),
      await came('They are here still'),
    ] as const;
    await step(seen, { step: 'seen', agentId: ash.id });
    clock.step(10 * MINUTE_MS);
    const asked = [{ text: 'a form', given: true as const }];
    await step(seen, { step: 'ended', settled: true, asked, nothingAsked: false });
    await step(isHere, { step: 'seen', agentId: ash.id });
    await step(waits, { step: 'left' });
    clock.step(MINUTE_MS);
    const drawn = await drawing().draw(oak, { week: week(), agentId: ash.id, size: 5 });
    expect(drawn).toMatchObject({ of: 'Ash', candidates: 1, drawn: 1 });
    const [{ id, contactId }] = (await notesOf(drawn.id)) as [QualityNote];
    expect(contactId).toBe(seen.contactId);
    expect(await checking().open(oak, id)).toMatchObject({
      ...{ agent: 'Ash', channel: 'visit', text: 'The visit ended, settled. Asked for: a form (given)' },
      before: { at: toIso(seen.arrivedAt), channel: 'visit', text: 'A question on rent' },
      visit: {
        ticket: seen.ticket,
        seenAt: toIso(seen.arrivedAt + 15 * MINUTE_MS),
        endedAt: toIso(seen.arrivedAt + 25 * MINUTE_MS),
      },
    });
    // And of its service, once whoever is here has gone.
    await step(isHere, { step: 'ended', settled: true, asked: [], nothingAsked: true });
    const ofService = await drawing().draw(oak, { week: week(), service: 'customer-services', size: 5 });
    expect(await notesOf(ofService.id)).toMatchObject([{ contactId: isHere.contactId, agentId: ash.id }]);
  });

  it('are written by another, against what the organisation says, and go when the contact is erased', async () => {
    clock.step(WEEK_MS);
    const [contactId] = (await answers(oak, 1)) as [string];
    const { id: sampleId } = await drawing().draw(oak, { week: week(), agentId: oak.id, size: 1 });
    const [{ id }] = (await notesOf(sampleId)) as [QualityNote];
    await checking().setCriteria(oak, { questions: ['Kind'] });
    expect(await checking().open(oak, id)).toMatchObject({ isOwn: true, criteria: ['Kind'] });
    await expect(checking().write(oak, id, { version: 0, marks: [], words: 'Good' })).rejects.toMatchObject({
      code: 'quality-note-own',
    });
    expect(await checking().criteria(oak)).toMatchObject({ questions: ['Kind'], set: { by: 'Oak' } });
    await modules.source.manager.delete(Contact, { id: contactId });
    expect(await modules.source.manager.existsBy(QualityNote, { id })).toBe(false);
    expect(await modules.source.manager.existsBy(QualityStep, { noteId: id })).toBe(false);
  });
});
