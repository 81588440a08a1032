import { type Enquiry, LiveEventRow } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { HandleEnquiryModule } from '../handle-enquiry/handle-enquiry.module.js';
import { WriteNote } from '../handle-enquiry/write-note.js';
import { LookAtMentions } from './look-at-mentions.js';
import { LookAtMentionsModule } from './look-at-mentions.module.js';

describe('mentions in notes', () => {
  let modules: TestModules;
  let mentions: LookAtMentions;
  let enquiry: Enquiry;
  beforeAll(async () => {
    const clock = new SteppedClock('2026-07-07T09:00:00Z');
    modules = await TestModules.of([HandleEnquiryModule, LookAtMentionsModule], clock);
    mentions = modules.get(LookAtMentions);
    enquiry = await modules.receive('waste');
  });
  afterAll(() => modules?.stop());

  const idOf = async (name: string) => (await modules.agent(name)).id;
  const write = async (name: string, text: string, ids: string[]) =>
    modules.get(WriteNote).write(await modules.agent(name), enquiry.id, { text, mentions: ids });
  const of = async (name: string) => mentions.list(await modules.agent(name));

  it('wait for whom they name until they have looked at them, the newest first', async () => {
    const rowan = await idOf('rowan');
    // Whoever is named twice is told once.
    await write('ash', '@Rowan please ring them', [rowan, rowan]);
    modules.clock.step(60_000);
    await write('maple', '@Rowan and @Ash: the depot knows', [rowan, await idOf('ash')]);
    const { unseen, mentions: list } = await of('rowan');
    expect(unseen).toBe(2);
    expect(list).toMatchObject([
      {
        by: 'Maple',
        preview: '@Rowan and @Ash: the depot knows',
        seenAt: null,
        reference: enquiry.reference,
      },
      { by: 'Ash', preview: '@Rowan please ring them', seenAt: null, enquiryId: enquiry.id },
    ]);
    const told = await modules.source.manager.findBy(LiveEventRow, { topic: 'mention', agentId: rowan });
    expect(told.map(({ text }) => text)).toEqual([
      `Ash mentions you on ${enquiry.reference}`,
      `Maple mentions you on ${enquiry.reference}`,
    ]);

    const after = await mentions.lookAt(await modules.agent('rowan'), [list[0]!.noteId]);
    expect(after.unseen).toBe(1);
    expect(after.mentions.map(({ by, seenAt }) => [by, seenAt])).toEqual([
      ['Ash', null],
      ['Maple', '2026-07-07T09:01:00.000Z'],
    ]);
    // What one has seen, the other has not.
    expect(await of('ash')).toMatchObject({ unseen: 1, mentions: [{ by: 'Maple', seenAt: null }] });
  });

  it('are looked at by nobody else', async () => {
    const { mentions: list } = await of('ash');
    await mentions.lookAt(await modules.agent('birch'), [list[0]!.noteId]);
    expect((await of('ash')).unseen).toBe(1);
  });

  it('name only colleagues who may read the enquiry; otherwise nothing is kept', async () => {
    const before = (await of('rowan')).unseen;
    const [gone, maple] = [await modules.agent('birch'), await modules.agent('maple')];
    const { manager } = modules.source;
    await manager.update('Agent', { id: gone.id }, { active: false });
    await manager.update('Agent', { id: maple.id }, { roles: ['integrator'] });
    const { colleagues } = await mentions.colleagues(await modules.agent('ash'), enquiry.id);
    const names = colleagues.map(({ name }) => name);
    expect(names).toContain('Rowan');
    for (const nobody of ['Ash', 'Birch', 'Maple']) expect(names).not.toContain(nobody);
    for (const id of [gone.id, maple.id, await idOf('ash'), enquiry.id])
      await expect(write('ash', 'Look', [await idOf('rowan'), id])).rejects.toMatchObject({
        code: 'mention-unknown',
      });
    expect((await of('rowan')).unseen).toBe(before);
    await expect(mentions.colleagues(await modules.agent('ash'), maple.id)).rejects.toMatchObject({
      code: 'enquiry-not-found',
    });
  });
});
