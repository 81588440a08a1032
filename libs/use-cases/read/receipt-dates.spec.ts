import { describe, expect, it } from 'vitest';
import { receiptDatesOf } from './receipt-dates.js';

const at = (instant: string) => Date.parse(instant);
const entry = (
  type: string,
  when: string,
  data: Record<string, unknown> = {},
  contactId: string | null = 'a',
) => ({
  ...{ type, at: at(when), recordedAt: at(when), contactId, data, takenBackAt: null },
});
const LETTER = entry('contact-received', '2026-11-05T14:00:00Z', { channel: 'letter' });
const IN_LONDON = { zone: 'Europe/London', isOpen: true };

describe('the dates of receipt of an enquiry', () => {
  it('are those of letters and faxes alone', () => {
    const mail = entry('contact-received', '2026-11-05T15:00:00Z', { channel: 'email' }, 'b');
    expect(receiptDatesOf([LETTER, mail], IN_LONDON)).toEqual([
      { contactId: 'a', date: '2026-11-05', takenInAt: '2026-11-05T14:00:00.000Z', canCorrect: true },
    ]);
  });

  it('are the last that somebody gave', () => {
    const corrected = (to: string) =>
      entry('receipt-corrected', '2026-11-06T09:00:00Z', { receivedAt: at(to) });
    const entries = [LETTER, corrected('2026-11-02T00:00:00Z'), corrected('2026-11-03T00:00:00Z')];
    expect(receiptDatesOf(entries, IN_LONDON)).toMatchObject([{ date: '2026-11-03' }]);
  });

  it.each([
    ['an answer', [LETTER, entry('responded', '2026-11-06T09:00:00Z', {}, 'out')], true, false],
    ['an acknowledgement', [LETTER, entry('acknowledged', '2026-11-06T09:00:00Z', {}, 'out')], true, true],
    [
      'an answer to what came before it',
      [entry('responded', '2026-11-04T09:00:00Z', {}, 'out'), LETTER],
      true,
      true,
    ],
    ['the end of the enquiry', [LETTER], false, false],
  ])('may be corrected after %s: %#', (_, entries, isOpen, canCorrect) => {
    expect(receiptDatesOf(entries, { ...IN_LONDON, isOpen })).toMatchObject([{ canCorrect }]);
  });
});
