import type { TimelineEntry } from '@frontdoor/contracts';
import { expect, it } from 'vitest';
import { versionsOf } from './versions.js';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;

const contact = (changes: Contact['changes']): Contact => ({
  id: 'contact-1',
  at: '2026-11-23T10:00:00Z',
  type: 'contact',
  direction: 'in',
  channel: 'social',
  party: 'A resident',
  by: null,
  subject: null,
  text: 'One',
  attachments: [],
  automatic: false,
  callback: null,
  changes,
  delivery: null,
  call: null,
});
const edit = (id: string, text: string | null) => ({
  id,
  at: `2026-11-23T10:0${id}:00Z`,
  kind: 'edited' as const,
  subject: null,
  text,
  attachments: [],
});
const removal = { ...edit('9', null), kind: 'removed' as const };
const textsOf = (changes: Contact['changes']) => {
  const { now, before, ...when } = versionsOf(contact(changes));
  return { now: now?.text, before: before.map(({ text }) => text), ...when };
};

it('a contact that nobody changed says what it said', () => {
  expect(textsOf([])).toEqual({ now: 'One', before: [], editedAt: undefined, removedAt: undefined });
});

it('the newest words count, those before stand beside them', () => {
  expect(textsOf([edit('1', 'Two'), edit('2', 'Three')])).toMatchObject({
    now: 'Three',
    before: ['One', 'Two'],
    editedAt: '2026-11-23T10:02:00Z',
  });
});

it('an edit that could not be read leaves the words as they were', () => {
  expect(textsOf([edit('1', null)])).toMatchObject({ now: 'One', before: [], editedAt: undefined });
});

it('nothing is in view of what was removed, and all of it is kept', () => {
  expect(textsOf([edit('1', 'Two'), removal])).toMatchObject({
    now: undefined,
    before: ['One', 'Two'],
    removedAt: '2026-11-23T10:09:00Z',
  });
});
