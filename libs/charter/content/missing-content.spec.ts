import { describe, expect, it } from 'vitest';
import { loadPack } from '../spec/read-charters.js';
import { missingContent, requiredContent, type OutgoingMessage } from './missing-content.js';

const city = loadPack('cambridge-city');
const message = (kind: OutgoingMessage['in'], facts: OutgoingMessage['facts']): OutgoingMessage => ({
  in: kind,
  facts,
  at: 0,
});

describe('what a message must say', () => {
  it.each([
    [
      'cambridge-city',
      'acknowledged',
      { channel: 'letter', complex: true },
      ['who-deals-with-it', 'what-is-being-done', 'when-to-expect-reply'],
    ],
    ['cambridge-city', 'acknowledged', { channel: 'letter' }, []],
    [
      'cambridge-city',
      'extended',
      { enquiryKind: 'complaint' },
      ['reason-for-delay', 'who-deals-with-it', 'new-date'],
    ],
    ['cambridge-city', 'extended', { enquiryKind: 'foi' }, ['reason-for-delay']],
    ['cambridge-city', 'refused', { enquiryKind: 'foi' }, ['refusal-reason', 'how-to-appeal']],
    ['cambridge-city', 'out-of-office', {}, ['urgent-contact', 'return-date']],
    ['cambridgeshire-county', 'responded', { channel: 'email' }, ['contact-for-queries']],
    ['cambridgeshire-county', 'responded', { channel: 'phone' }, []],
    ['cambridgeshire-county', 'extended', {}, ['reason-for-delay', 'new-date']],
    [
      'cambridgeshire-feedback',
      'responded',
      { enquiryKind: 'complaint' },
      ['outcome', 'remedies', 'how-to-escalate'],
    ],
    [
      'cambridgeshire-feedback',
      'responded',
      { enquiryKind: 'complaint', stage: 2 },
      ['outcome', 'remedies', 'ombudsman-details'],
    ],
    [
      'county-care',
      'responded',
      {},
      [
        'who-deals-with-it',
        'contact-for-queries',
        'what-is-being-done',
        'what-happens-next',
        'when-to-expect-reply',
      ],
    ],
  ] as const)('under %s, %s about %j, is %j', (id, kind, facts, elements) => {
    expect(requiredContent(loadPack(id), message(kind, facts)).map(({ element }) => element)).toEqual(
      elements,
    );
  });

  it('is wanted once, by the first promise that wants it', () => {
    const twice = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace('kind: [foi]\n        must-say', 'kind: [complaint]\n        must-say'),
    }));
    expect(requiredContent(twice, message('extended', { enquiryKind: 'complaint' }))).toEqual([
      { promiseId: 'CITY-C1', element: 'reason-for-delay' },
      { promiseId: 'CITY-C1', element: 'who-deals-with-it' },
      { promiseId: 'CITY-C1', element: 'new-date' },
    ]);
  });

  it('is missing until it is said, and names the promise that wants it', () => {
    const letter = message('acknowledged', { channel: 'letter', complex: true });
    expect(missingContent(city, letter, new Set(['who-deals-with-it', 'when-to-expect-reply']))).toEqual([
      { promiseId: 'CITY-L2', element: 'what-is-being-done' },
    ]);
    expect(
      missingContent(
        city,
        letter,
        new Set(['who-deals-with-it', 'when-to-expect-reply', 'what-is-being-done']),
      ),
    ).toEqual([]);
  });
});
