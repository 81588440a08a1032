import type { TimelineEntry } from '@frontdoor/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ZoneContext } from '../../../time/zone.js';
import { addressBeyond, ContactEntry } from './contact-entry.js';
import { isSaidAbove } from './contact-words.js';

it.each([
  ['A resident', 'A resident <resident@customer.example>', 'resident@customer.example'],
  ['A resident', 'resident@customer.example', 'resident@customer.example'],
  ['+447700900123', '+447700900123', ''],
])('beside %s, %s shows "%s"', (name, party, shown) => expect(addressBeyond(name, party)).toBe(shown));

it.each([
  ['Missed bin', 'Missed bin', true],
  ['The lamp is out\nand has been', 'The lamp is out and…', true],
  ['Another bin', 'Missed bin', false],
  ['Missed bin', '', false],
])('%j below %j is said again: not %s', (subject, title, isSaid) =>
  expect(isSaidAbove(subject, title)).toBe(isSaid),
);

describe('a contact that its sender changed', () => {
  type Contact = Extract<TimelineEntry, { type: 'contact' }>;
  const edit = { subject: null, text: 'The gate is locked', attachments: [] };
  const edited = { ...edit, id: 'edit', kind: 'edited', at: '2026-11-23T10:05:00Z' } as const;
  const removed = {
    ...edit,
    id: 'removal',
    kind: 'removed',
    at: '2026-11-23T10:09:00Z',
    text: null,
  } as const;
  const entry: Contact = {
    id: 'contact',
    at: '2026-11-23T10:00:00Z',
    type: 'contact',
    direction: 'in',
    channel: 'social',
    party: 'fake:@resident',
    by: null,
    subject: null,
    text: 'The gate is lokced',
    attachments: [],
    automatic: false,
    callback: null,
    changes: [],
    delivery: null,
    call: null,
  };
  const shown = (changes: Contact['changes'], more: Partial<Contact> = {}): string =>
    renderToStaticMarkup(
      <QueryClientProvider client={new QueryClient()}>
        <ZoneContext value="Europe/London">
          <ContactEntry entry={{ ...entry, ...more, changes }} customer="A resident" title="Gate" />
        </ZoneContext>
      </QueryClientProvider>,
    );

  it('shows the newer words, when they were written, and the way to those before', () => {
    const html = shown([edited]);
    expect(html).toContain('The gate is locked');
    expect(html).toMatch(/Edited.*datetime="2026-11-23T10:05:00Z"/i);
    expect(html).toContain('Show what it said before');
    expect(html).not.toContain('lokced');
  });

  it.each<[Contact['attachments'][number]['scan'], string | undefined, string, boolean]>([
    ['off', undefined, 'Not scanned for viruses.', true],
    ['clean', undefined, 'Scanned for viruses', true],
    ['waiting', undefined, 'Cannot be opened yet: it is being scanned', false],
    ['infected', 'Eicar', 'a virus was found in it (Eicar)', false],
    [
      'failed',
      'it is too large',
      'it could not be scanned, since it is too large. It is tried again.',
      false,
    ],
  ])('says of a file that is %s (%s) “%s”; it can be opened: %s', (scan, finding, words, opens) => {
    const file = { index: 0, name: 'bill.pdf', contentType: 'application/pdf', size: 9, scan, finding };
    const html = shown([{ ...edited, attachments: [file] }]);
    expect(html).toContain(words);
    expect(html).toContain('bill.pdf');
    expect(html.includes('href=')).toBe(opens);
  });

  it('shows nothing of what was removed but when, and the way to the record', () => {
    const html = shown([edited, removed]);
    expect(html).toMatch(/The sender removed this.*datetime="2026-11-23T10:09:00Z"/i);
    expect(html).toContain('Show what was received');
    expect(html).not.toMatch(/locked|lokced/);
  });

  it('folds what is quoted and enclosed, offers its look, and says what shows that a machine sent it', () => {
    const mail = { lines: 1, from: 'Ned', subject: 'That gate', file: 0, files: [] };
    const html = shown([], {
      text: 'Yes\n> When?\n> Where?\nFrom: Ned\nInner',
      layout: {
        asides: [
          { kind: 'quote', from: 1, to: 3 },
          { kind: 'mail', from: 3, to: 5, mail },
        ],
        page: { picturesElsewhere: 0, hosts: [] },
      },
      machine: { as: 'delivery-delay', evidence: ['Action: delayed'] },
    });
    expect(html).toContain('Yes');
    expect(html).toContain('Quoted text (2 lines)');
    expect(html).toContain('That gate');
    expect(html).toContain('As it looks');
    expect(html).toContain('Delivery is late');
    expect(html).not.toMatch(/When\?|Inner|Action: delayed/);
  });
});
