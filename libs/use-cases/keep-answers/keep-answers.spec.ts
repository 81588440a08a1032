import { ANSWERS } from '@frontdoor/demonstration';
import { LiveEventRow } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { OfferAnswers } from '../offer-answers/offer-answers.js';
import { OfferAnswersModule } from '../offer-answers/offer-answers.module.js';
import { KeepAnswers } from './keep-answers.js';
import { KeepAnswersModule } from './keep-answers.module.js';
import { TellOfOverdueAnswers } from './tell-of-overdue-answers.js';

const DAY_MS = 24 * 3_600_000;

describe('the library of answers', () => {
  let modules: TestModules;
  let answers: KeepAnswers;
  let offers: OfferAnswers;
  let organisationId: string;
  beforeAll(async () => {
    modules = await TestModules.of(
      [KeepAnswersModule, OfferAnswersModule],
      new SteppedClock('2026-07-07T09:00:00Z'),
    );
    answers = modules.get(KeepAnswers);
    offers = modules.get(OfferAnswers);
    ({ organisationId } = await modules.agent('ash'));
  });
  afterAll(() => modules?.stop());

  const asked = { search: '', state: 'current' as const, page: 1 };
  const titles = async (search: string) =>
    (await answers.list(await modules.agent('ash'), { ...asked, search })).answers.map(({ title }) => title);
  const written = async () => ({
    slug: 'allotments',
    language: 'en',
    service: 'customer-services',
    title: 'Get an allotment',
    asked: 'grow vegetables',
    body: 'There is a waiting list.',
    link: null,
    linkText: null,
    reviewOn: '2026-12-01',
    isPublic: true,
    ownerId: (await modules.agent('birch')).id,
  });

  it('is paged, and finds words in any order, misspelt, and in Welsh', async () => {
    const { answers: page, total, overdue } = await answers.list(await modules.agent('ash'), asked);
    expect(page).toHaveLength(20);
    expect(total).toBe(ANSWERS.length);
    expect(overdue).toBe(1);
    expect((await titles('emptied bin'))[0]).toBe('My bin was not emptied');
    expect((await titles('bin emptied'))[0]).toBe('My bin was not emptied');
    expect((await titles('recyling'))[0]).toBe('My bin was not emptied');
    expect((await titles('parkng permitt'))[0]).toBe('Get a parking permit');
    expect((await titles('instalmen'))[0]).toBe('Pay Council Tax in other instalments');
    expect((await titles('oriau agor'))[0]).toBe('Pryd ydych chi ar agor?');
    expect(await titles('zzyzx')).toEqual([]);
    for (const hostile of [`'; DROP TABLE answer; --`, `\\'':*&|!<->()`, '%_%', '🐝'.repeat(90), '  '])
      await titles(hostile);
    expect((await titles('noise'))[0]).toBe('Noise from neighbours');
  });

  it('is written by supervisors and administrators, and changed by owners too', async () => {
    const [ash, birch, oak] = await Promise.all(['ash', 'birch', 'oak'].map((name) => modules.agent(name)));
    await expect(answers.add(ash!, await written())).rejects.toMatchObject({ code: 'answer-not-yours' });
    const first = await answers.add(oak!, await written());
    expect(first).toMatchObject({
      version: 1,
      isOffered: true,
      address: expect.stringMatching(/\/answers\/allotments$/) as string,
    });
    await expect(answers.add(oak!, await written())).rejects.toMatchObject({ code: 'answer-exists' });
    const change = { ...(await written()), body: 'There are plots at once.', version: 1 };
    await expect(answers.change(ash!, first.id, change)).rejects.toMatchObject({ code: 'answer-not-yours' });
    const second = await answers.change(birch!, first.id, change);
    await expect(answers.change(birch!, first.id, change)).rejects.toMatchObject({ code: 'answer-newer' });
    await expect(
      answers.change(birch!, first.id, { ...change, version: 2, reviewOn: '2026-07-07' }),
    ).rejects.toMatchObject({ code: 'answer-review-past' });
    const checked = await answers.change(birch!, first.id, { ...change, version: 2, reviewOn: '2027-01-01' });
    const away = await answers.settle(oak!, first.id, { version: checked.version, what: 'put-away' });
    expect(away.isOffered).toBe(false);
    await expect(offers.page(organisationId, 'allotments', 'en')).rejects.toMatchObject({
      code: 'answer-not-found',
    });
    expect(await titles('allotment')).toEqual([]);
    const back = await answers.settle(oak!, first.id, { version: away.version, what: 'undo' });
    expect(back.isOffered).toBe(true);
    expect(back.body).toBe(second.body);
    expect(back.versions.map(({ what, by }) => `${by} ${what}`)).toEqual([
      'Oak undone',
      'Oak put-away',
      'Birch checked',
      'Birch changed',
      'Oak written',
    ]);
  });

  it('undoes the first change to what was first, and nothing before that', async () => {
    const oak = await modules.agent('oak');
    const one = await answers.add(oak, { ...(await written()), slug: 'cemetery', title: 'Find a grave' });
    await expect(answers.settle(oak, one.id, { version: 1, what: 'undo' })).rejects.toMatchObject({
      code: 'answer-nothing-to-undo',
    });
    await answers.change(oak, one.id, {
      ...(await written()),
      ...{ slug: 'graves', title: 'Look for a grave', version: 1 },
    });
    const undone = await answers.settle(oak, one.id, { version: 2, what: 'undo' });
    expect(undone).toMatchObject({ slug: 'cemetery', title: 'Find a grave', version: 3 });
  });

  it('is offered to customers where it fits what they write, and not for a word in passing', async () => {
    const fitting = async (text: string) =>
      (await offers.fitting(organisationId, text)).map(({ path }) => path);
    expect((await fitting('Hello, my bin has not been emptied this week. Please help.'))[0]).toBe(
      '/answers/missed-bin',
    );
    expect((await fitting('Casglwyd dim o fy sbwriel: ni ddaeth y lori'))[0]).toBe(
      '/answers/missed-bin?language=cy',
    );
    expect(await fitting('The lamp in our street is out')).toEqual([]);
    expect(await fitting('Somebody asked for details of a neighbour, data protection on the phone')).toEqual(
      [],
    );
    expect(await fitting('x '.repeat(10_000))).toEqual([]);
    const [first] = await offers.fitting(organisationId, 'my bin was not emptied');
    await offers.noteRead(organisationId, [first!.id, '00000000-0000-4000-8000-000000000000'], true);
    expect((await answers.read(await modules.agent('oak'), first!.id)).uses).toEqual({
      ...{ replied: 0, told: 0, notSolved: 0 },
      solved: 1,
    });
  });

  it('tells owner and supervisors once when its day has passed, and after a month customers no longer find it', async () => {
    const sweep = () => modules.get(TellOfOverdueAnswers).sweep();
    const told = async () =>
      (await modules.source.manager.findBy(LiveEventRow, { topic: 'answers' })).flatMap(
        ({ text, agentId }) => (text === null ? [] : [`${agentId === maple ? 'maple' : 'other'} ${text}`]),
      );
    const maple = (await modules.agent('maple')).id;
    await sweep();
    await sweep();
    expect(await told()).toEqual([
      'maple The answer “Rats, mice and wasps” is to be checked: its day has passed',
    ]);
    expect((await offers.search(organisationId, 'rats', 'en'))[0]?.path).toBe('/answers/rats-and-wasps');
    modules.clock.step(30 * DAY_MS);
    expect(await offers.search(organisationId, 'rats', 'en')).toEqual([]);
    await expect(offers.page(organisationId, 'rats-and-wasps', 'en')).rejects.toMatchObject({
      code: 'answer-not-found',
    });
    const { answers: late } = await answers.list(await modules.agent('ash'), { ...asked, state: 'overdue' });
    expect(late).toMatchObject([{ title: 'Rats, mice and wasps', isOverdue: true, isOffered: false }]);
  });
});
