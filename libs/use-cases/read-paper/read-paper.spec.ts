import { readSettings, wireAdapters } from '@frontdoor/casework/channels';
import { PaperModule, ScannedFiles } from '@frontdoor/casework/paper';
import { Readings } from '@frontdoor/casework/readings';
import { paperAdapter } from '@frontdoor/channels/paper';
import type { ContactReading, ReadingSuggestionKind } from '@frontdoor/contracts';
import { Commitment, Contact, Enquiry, Identifier } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../../../test/support/pdf.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { RouteContact } from '../route-contact/route-contact.js';
import { DecideSuggestion } from './decide-suggestion.js';
import { KeyReading } from './key-reading.js';
import { ReadPaper } from './read-paper.js';
import { ReadPaperModule } from './read-paper.module.js';

const PATIENCE_MS = 120_000;

describe('a letter that came as pages', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([PaperModule, ReadPaperModule], clock, 'cambridge-city', {
      adapters: wireAdapters([paperAdapter], readSettings({}).declared),
      process: { serves: false, reads: false },
    });
  }, PATIENCE_MS);
  afterAll(() => modules?.stop());

  const one = <T extends object>(type: new () => T, where: object): Promise<T> =>
    modules.source.manager.findOneByOrFail(type, where);
  /** Comes in and is routed, and not yet read. */
  const comes = async (content: Buffer): Promise<Contact> => {
    const [accepted] = await modules
      .get(ScannedFiles)
      .take({ name: 'letter.pdf', content }, [
        { channel: 'letter', entryPoint: 'post room', firstPage: 1, lastPage: 1 },
      ]);
    await modules.get(RouteContact).handle({ ids: [accepted!.contactId] });
    return one(Contact, { id: accepted!.contactId });
  };
  const letter = (lines: readonly string[]): Buffer =>
    pdf({ drawing: lines.map((line, n) => `BT /F1 12 Tf 72 ${760 - n * 18} Td (${line}) Tj ET`).join('\n') });
  const readingOf = ({ id, organisationId }: Contact): Promise<ContactReading> =>
    modules.get(Readings).of(id, organisationId);
  const read = async (contact: Contact): Promise<ContactReading> => {
    await modules.get(ReadPaper).handle({ ids: [contact.id] });
    return readingOf(contact);
  };

  it(
    'is in the queue at once, and says what it is about when it is read',
    async () => {
      const contact = await comes(
        letter([
          '3 Mill Lane',
          'Cambridge',
          'CB1 2AB',
          'Dear council',
          'Re: The lamp in Mill Lane',
          'It has been dark since the third of May, and nobody has come to look at it.',
        ]),
      );
      expect(await readingOf(contact)).toMatchObject({ state: 'waiting', pages: [], pageCount: 1 });
      expect(await one(Enquiry, { id: contact.enquiryId })).toMatchObject({ subject: 'Letter, one page' });
      const reading = await read(contact);
      expect(reading).toMatchObject({
        state: 'read',
        attempts: 1,
        pages: [{ page: 1, source: 'text-layer' }],
      });
      expect(await one(Enquiry, { id: contact.enquiryId })).toMatchObject({
        subject: 'The lamp in Mill Lane',
      });
      expect((await one(Contact, { id: contact.id })).readText).toContain('dark since the third of May');
      // A job may come twice.
      expect(await read(contact)).toEqual(reading);
      const ash = await modules.agent('ash');
      await modules.get(KeyReading).key(ash, contact.id, 'As I read it');
      expect((await one(Contact, { id: contact.id })).readText).toBe('As I read it');
      await modules.get(KeyReading).key(ash, contact.id, '');
      expect((await one(Contact, { id: contact.id })).readText).toContain('dark since the third of May');
      await modules.get(DecideSuggestion).confirm(ash, contact.id, 'postal', {
        value: '3 Mill Lane, Cambridge, CB1 2AB',
        despiteLater: false,
      });
      expect(await one(Identifier, { enquiryId: contact.enquiryId })).toMatchObject({
        kind: 'postal',
        value: '3 Mill Lane, Cambridge, CB1 2AB',
      });
    },
    PATIENCE_MS,
  );

  it(
    'joins the enquiry that it names when somebody says so, with what was promised for it',
    async () => {
      const known = await modules.receive('waste');
      clock.step(60_000);
      const contact = await comes(
        letter([
          `Your reference ${known.reference}`,
          'The bin was missed again, as it was in the weeks before this one, and it smells by now.',
        ]),
      );
      const { suggestions } = await read(contact);
      expect(suggestions.find(({ kind }) => kind === 'reference')).toMatchObject({ value: known.reference });
      const ash = await modules.agent('ash');
      const confirm = (kind: ReadingSuggestionKind, value: string) =>
        modules.get(DecideSuggestion).confirm(ash, contact.id, kind, { value, despiteLater: false });
      await expect(confirm('reference', 'K7Q2-9XMA')).rejects.toMatchObject({ code: 'suggestion-changed' });
      const { enquiryId } = await confirm('reference', known.reference);
      expect(enquiryId).toBe(known.id);
      expect(await one(Enquiry, { id: contact.enquiryId })).toMatchObject({ state: 'closed' });
      const promises = (of: string) => modules.source.manager.findBy(Commitment, { enquiryId: of });
      expect(await promises(contact.enquiryId)).toEqual([]);
      expect((await promises(known.id)).some(({ contactId }) => contactId === contact.id)).toBe(true);
      expect((await confirm('reference', known.reference)).enquiryId).toBe(known.id);
      await expect(modules.get(DecideSuggestion).dismiss(ash, contact.id, 'reference')).rejects.toMatchObject(
        { code: 'suggestion-changed' },
      );
    },
    PATIENCE_MS,
  );

  it(
    'that cannot be read is tried three times, and keyed by hand then',
    async () => {
      const contact = await comes(Buffer.from('%PDF-1.7 and nothing more'));
      for (const [attempts, state] of [
        [1, 'waiting'],
        [2, 'waiting'],
        [3, 'failed'],
      ] as const) {
        expect(await read(contact)).toMatchObject({
          attempts,
          state,
          problem: 'it is damaged, or too much to draw',
        });
        clock.step(10 * 60_000);
        await modules.get(ReadPaper).look();
      }
      expect(await read(contact)).toMatchObject({ attempts: 3, state: 'failed' });
      const ash = await modules.agent('ash');
      await modules.get(KeyReading).key(ash, contact.id, 'What it says');
      expect((await readingOf(contact)).keyed).toMatchObject({ text: 'What it says', by: ash.name });
    },
    PATIENCE_MS,
  );
});
