import { SAVED_REPLIES } from '@frontdoor/demonstration';
import type { Enquiry } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { SavedReplies } from './saved-replies.js';
import { SaveRepliesModule } from './save-replies.module.js';

describe('saved replies', () => {
  let modules: TestModules;
  let replies: SavedReplies;
  let enquiry: Enquiry;
  beforeAll(async () => {
    modules = await TestModules.of([SaveRepliesModule], new SteppedClock('2026-07-07T09:00:00Z'));
    replies = modules.get(SavedReplies);
    enquiry = await modules.receive('complaints');
  });
  afterAll(() => modules?.stop());

  const written = { scope: 'own' as const, name: 'Hello', text: 'Dear {{customer}}', marks: [] };
  const ofTheDemonstration = new Set(SAVED_REPLIES.map(({ name }) => name));
  const namesFor = async (name: string) =>
    (await replies.list(await modules.agent(name))).replies
      .filter((each) => !ofTheDemonstration.has(each.name))
      .map((each) => `${each.scope} ${each.name}`);

  it('are each agent’s own; those that others use too, supervisors and administrators change', async () => {
    const [ash, rowan] = [await modules.agent('ash'), await modules.agent('rowan')];
    const supervisor = await modules.agent('oak');
    expect(supervisor.roles).toContain('supervisor');
    const own = await replies.add(ash, written);
    expect(await namesFor('ash')).toEqual(['own Hello']);
    expect(await namesFor('rowan')).toEqual([]);
    await expect(replies.add(ash, { ...written, scope: 'everybody' })).rejects.toMatchObject({
      code: 'saved-reply-not-yours',
    });
    const shared = await replies.add(supervisor, { ...written, scope: 'everybody', name: 'Good day' });
    const changed = { ...written, version: own.version };
    await expect(replies.change(rowan, own.id, changed)).rejects.toMatchObject({
      code: 'saved-reply-unknown',
    });
    await expect(replies.change(ash, shared.id, changed)).rejects.toMatchObject({
      code: 'saved-reply-not-yours',
    });
    await expect(replies.remove(ash, shared.id)).rejects.toMatchObject({ code: 'saved-reply-not-yours' });
    const service = { ...written, scope: 'service' as const, serviceSlug: 'nowhere' };
    await expect(replies.add(supervisor, service)).rejects.toMatchObject({ code: 'service-unknown' });
    await replies.add(supervisor, { ...service, serviceSlug: 'waste', name: 'Bins' });
    expect(await namesFor('rowan')).toEqual(['service Bins', 'everybody Good day']);
  });

  it('are not written over by somebody who did not see the last change', async () => {
    const ash = await modules.agent('ash');
    const first = await replies.add(ash, { ...written, name: 'Old' });
    const second = await replies.change(ash, first.id, { ...written, name: 'New', version: first.version });
    await expect(
      replies.change(ash, first.id, { ...written, name: 'Other', version: first.version }),
    ).rejects.toMatchObject({ code: 'saved-reply-newer' });
    await replies.remove(ash, second.id);
    await expect(replies.remove(ash, second.id)).rejects.toMatchObject({ code: 'saved-reply-unknown' });
  });

  it('of the demonstration are there for its services and everybody, and mark what they say', async () => {
    const birch = await modules.agent('birch');
    const { replies: filled } = await replies.filledIn(birch, enquiry.id);
    const found = filled.filter(({ name }) => ofTheDemonstration.has(name));
    expect(found.map(({ scope, name }) => `${scope} ${name}`)).toEqual([
      'everybody Another organisation can help',
      'everybody It takes longer than we promised',
      'service The outcome of a complaint',
      'everybody We have your message',
    ]);
    for (const { text, marks } of found) for (const { passage } of marks) expect(text).toContain(passage);
    expect(found.find(({ name }) => name === 'The outcome of a complaint')?.covers).toEqual(
      expect.arrayContaining([
        'the outcome',
        'what is done to put it right',
        'how to ask for the next stage',
      ]),
    );
    expect(found.find(({ name }) => name === 'We have your message')).toMatchObject({
      blanks: [],
      covers: expect.arrayContaining(['who deals with it', 'when to expect a reply']) as unknown,
    });
  });

  it('are filled in from the record, and say what of the charter’s list they cover', async () => {
    const birch = await modules.agent('birch');
    await replies.add(birch, {
      scope: 'own',
      name: 'Holding',
      text: 'About {{reference}}: {{who-deals-with-it}} You hear from us by {{due}}. The crew found {{what}}.',
      marks: [{ element: 'outcome', passage: 'The crew found {{what}}' }],
    });
    const { replies: filled } = await replies.filledIn(birch, enquiry.id);
    expect(filled.find(({ name }) => name === 'Holding')).toMatchObject({
      text: expect.stringMatching(
        new RegExp(
          `^About ${enquiry.reference}: Birch, Complaints and feedback, is dealing with this. You hear from us by .*2026`,
        ),
      ) as string,
      marks: [
        { element: 'who-deals-with-it', passage: 'Birch, Complaints and feedback, is dealing with this.' },
        { element: 'outcome', passage: 'The crew found {{what}}.' },
      ],
      blanks: ['what'],
    });
    await replies.add(birch, {
      scope: 'own',
      name: 'Signed',
      text: 'You wrote on {{received}} of “{{subject}}”. Follow it at {{page}}\n\n{{signature}}',
      marks: [],
    });
    const { replies: more } = await replies.filledIn(birch, enquiry.id);
    expect(more.find(({ name }) => name === 'Signed')?.text).toMatch(
      /^You wrote on Tuesday 7 July 2026 of “May I build a shed\?”\. Follow it at https?:\/\/\S+\/track\/\S+\n\nBirch\nCustomer Service Centre, Fenmoor Council \(demonstration\)\n?/,
    );
    // Of other services only everybody's fit.
    expect(filled.map(({ name }) => name).filter((name) => !ofTheDemonstration.has(name))).toEqual([
      'Good day',
      'Holding',
    ]);
    // Nobody gave a name: it is left to be filled in.
    expect(filled.find(({ name }) => name === 'Good day')).toMatchObject({ blanks: ['customer'] });
  });
});
