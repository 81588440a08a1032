import type { DraftKind } from '@frontdoor/contracts';
import type { Enquiry } from '@frontdoor/persistence';
import { findDraftFiles, findDrafts, readDraftFiles } from '@frontdoor/persistence';
import { ReadBytes } from '@frontdoor/casework/stored-bytes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { HandleEnquiryModule } from '../handle-enquiry/handle-enquiry.module.js';
import { WriteNote } from '../handle-enquiry/write-note.js';
import { DraftFiles } from './draft-files.js';
import { KeepDrafts } from './keep-drafts.js';
import { KeepDraftsModule } from './keep-drafts.module.js';

const PIECE = 524_288;

describe('what agents have begun to write', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  let drafts: KeepDrafts;
  let files: DraftFiles;
  let enquiry: Enquiry;
  beforeAll(async () => {
    modules = await TestModules.of([KeepDraftsModule, HandleEnquiryModule], clock);
    drafts = modules.get(KeepDrafts);
    files = modules.get(DraftFiles);
    enquiry = await modules.receive('waste');
  });
  afterAll(() => modules?.stop());

  const place = (kind: DraftKind = 'reply') => ({ enquiryId: enquiry.id, kind });
  const keptOf = async (name: string) => {
    const { id: agentId } = await modules.agent(name);
    const found = await findDrafts(modules.source.manager, { agentId, enquiryId: enquiry.id });
    return found.map(({ kind, fields }) => `${kind}: ${fields.text}`).toSorted();
  };
  const save = async (name: string, text: string, version?: string, kind: DraftKind = 'reply') =>
    drafts.save(await modules.agent(name), place(kind), { fields: { text }, version });

  it('is kept for its writer alone, a reply and a note apart', async () => {
    await save('ash', 'Dear resident');
    await save('ash', 'Ask the depot', undefined, 'note');
    await save('maple', 'Hello');
    expect(await keptOf('ash')).toEqual(['note: Ask the depot', 'reply: Dear resident']);
    expect(await keptOf('maple')).toEqual(['reply: Hello']);
    const { drafts: listed } = await drafts.list(await modules.agent('ash'));
    expect(listed.map(({ preview, reference }) => [preview, reference])).toEqual(
      expect.arrayContaining([['Dear resident', enquiry.reference]]),
    );
    expect(listed).toHaveLength(2);
  });

  it('is not written over by a window that did not know of the last version', async () => {
    const rowan = (text: string, version?: string) => save('rowan', text, version);
    const first = await rowan('one');
    const second = await rowan('two', first.version);
    expect(second.version > first.version).toBe(true);
    await expect(rowan('another', first.version)).rejects.toMatchObject({ code: 'draft-newer' });
    await expect(rowan('another')).rejects.toMatchObject({ code: 'draft-newer' });
    expect(await keptOf('rowan')).toEqual(['reply: two']);
    // The answer to the last save got lost: the same text again is taken.
    expect((await rowan('two', first.version)).version > second.version).toBe(true);
  });

  it('is not counted on from a version that was never given', async () => {
    const { version } = await save('rowan', 'one', '9999-12-31T23:59:59.999Z', 'note');
    expect(Date.parse(version) - clock.now()).toBeLessThanOrEqual(86_400_001);
  });

  it('goes with the note that it became, and no later version does', async () => {
    const maple = await modules.agent('maple');
    const sent = await save('maple', 'Call the depot', undefined, 'note');
    const later = await save('maple', 'And the crew', sent.version, 'note');
    const note = { text: 'Call the depot', mentions: [] };
    await modules.get(WriteNote).write(maple, enquiry.id, { ...note, draft: sent.version });
    expect(await keptOf('maple')).toContain('note: And the crew');
    await modules.get(WriteNote).write(maple, enquiry.id, { ...note, draft: later.version });
    expect(await keptOf('maple')).not.toContain('note: And the crew');
  });

  it('is nobody’s on an enquiry that the council does not have', async () => {
    const elsewhere = { ...place(), enquiryId: '00000000-0000-4000-8000-000000000000' };
    const ash = await modules.agent('ash');
    await expect(drafts.save(ash, elsewhere, { fields: {} })).rejects.toMatchObject({
      code: 'enquiry-not-found',
    });
  });

  describe('with files', () => {
    const filesOf = async (name: string) =>
      findDraftFiles(modules.source.manager, {
        agentId: (await modules.agent(name)).id,
        enquiryId: enquiry.id,
      });

    it('takes them in pieces of one size, in any order and twice, and knows when they are whole', async () => {
      const ash = await modules.agent('ash');
      const content = Buffer.alloc(PIECE + 3, 'plan');
      const file = { name: 'plan.pdf', contentType: 'application/pdf', size: content.length };
      const { id, complete } = await files.add(ash, enquiry.id, file);
      expect(complete).toBe(false);
      expect((await files.takePiece(ash, id, 1, content.subarray(PIECE))).complete).toBe(false);
      await files.takePiece(ash, id, 1, content.subarray(PIECE));
      expect((await files.takePiece(ash, id, 0, content.subarray(0, PIECE))).complete).toBe(true);
      const asked = { agentId: ash.id, enquiryId: enquiry.id, ids: [id] };
      const [whole] = await readDraftFiles(modules.source.manager, asked);
      expect(whole).toMatchObject({ content: null, size: content.length });
      const read = await modules.get(ReadBytes).ofRow(whole!);
      expect(Buffer.from(read).equals(content)).toBe(true);
      expect((await files.takePiece(ash, id, 0, content.subarray(0, PIECE))).complete).toBe(true);
      for (const wrong of [0, 1, PIECE])
        await expect(files.takePiece(ash, id, 1, content.subarray(0, wrong))).rejects.toMatchObject({
          code: 'file-piece-wrong',
        });
    });

    it('gives them names that do not turn the direction of what is read', async () => {
      const birch = await modules.agent('birch');
      const turned = { name: 'bill\u202efdp.exe', contentType: 'application/pdf', size: 1 };
      expect(await files.add(birch, enquiry.id, turned)).toMatchObject({ name: 'billfdp.exe' });
      const { id } = (await filesOf('birch'))[0]!;
      await files.remove(birch, id);
    });

    it('refuses too large ones, too many, and those of others', async () => {
      const [ash, maple] = [await modules.agent('ash'), await modules.agent('maple')];
      const file = { name: 'a', contentType: 'not a type', size: 1 };
      const tooLarge = files.add(maple, enquiry.id, { ...file, size: 10_485_761 });
      await expect(tooLarge).rejects.toMatchObject({ code: 'file-too-large' });
      await files.add(maple, enquiry.id, { ...file, size: 10_485_760 });
      const together = files.add(maple, enquiry.id, { ...file, size: 5_242_881 });
      await expect(together).rejects.toMatchObject({ code: 'file-too-large' });
      for (let n = 1; n < 10; n++) await files.add(maple, enquiry.id, file);
      await expect(files.add(maple, enquiry.id, file)).rejects.toMatchObject({ code: 'files-too-many' });
      const { id, contentType } = (await filesOf('maple'))[1]!;
      expect(contentType).toBe('application/octet-stream');
      await expect(files.takePiece(ash, id, 0, Buffer.from('x'))).rejects.toMatchObject({
        code: 'file-unknown',
      });
      await files.remove(ash, id);
      expect(await filesOf('maple')).toHaveLength(10);
      await files.remove(maple, id);
      expect(await filesOf('maple')).toHaveLength(9);
    });
  });

  it('is forgotten a month after the last change, with its files', async () => {
    clock.step(29 * 24 * 3_600_000);
    await save('birch', 'Still at it');
    clock.step(2 * 24 * 3_600_000);
    await drafts.forgetOld();
    expect([await keptOf('ash'), await keptOf('birch')]).toEqual([[], ['reply: Still at it']]);
    const { id: agentId } = await modules.agent('ash');
    expect(await findDraftFiles(modules.source.manager, { agentId, enquiryId: enquiry.id })).toEqual([]);
  });
});
