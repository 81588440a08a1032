import { expect, it } from 'vitest';
import { sayEntry } from './say-entry.js';

const AT = 0;
const [from, to] = [{ name: 'Waste' }, { name: 'Freedom of Information' }];

it.each([
  [{ type: 'contact-received', data: { channel: 'sms' } }, 'The customer made contact by SMS'],
  [{ type: 'contact-received', data: { channel: 'web' } }, 'The customer made contact by web form'],
  [{ type: 'contact-received', data: {} }, 'The customer made contact'],
  [
    { type: 'classified', data: { enquiryKind: 'foi', complex: true } },
    'Type changed: it is a Freedom of Information request, it is complex',
  ],
  [
    { type: 'moved', data: { from, to, enquiryKind: 'enquiry', reason: 'They ask for figures' } },
    'Moved from Waste to Freedom of Information as an enquiry: They ask for figures',
  ],
  [
    {
      type: 'classified',
      data: {
        complex: true,
        alsoServices: [
          { slug: 'waste', name: 'Waste' },
          { slug: 'tax', name: 'Council Tax' },
        ],
      },
    },
    'Type changed: it is complex, it is also about Waste and Council Tax',
  ],
  [
    { type: 'receipt-corrected', data: { from: '2026-11-05', to: '2026-11-03' } },
    'Date of receipt changed from Thursday 5 November 2026 to Tuesday 3 November 2026',
  ],
])('an entry says what happened: %j', (entry, sentence) =>
  expect(sayEntry({ ...entry, at: AT })).toBe(sentence),
);
