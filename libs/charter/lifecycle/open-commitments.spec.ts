import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import { loadPack, type PackId } from '../spec/read-charters.js';
import type { CharterEvent, ContactReceived } from '../words/events.js';
import { openCommitments } from './open-commitments.js';
import { stopsOn } from '../clock/stops-on.js';

const at = parseInstant('2026-06-09T09:15:00Z')!;
const received = (facts: Partial<ContactReceived>): ContactReceived => ({
  type: 'contact-received',
  at,
  channel: 'email',
  service: 'Council Tax',
  customerServiceCentre: false,
  enquiryKind: 'enquiry',
  ...facts,
});
const city = loadPack('cambridge-city');
const county = loadPack('cambridgeshire-county');
const opened = (id: PackId, event: CharterEvent): string[] =>
  openCommitments(loadPack(id), event).map(({ clockId, dueAt }) => `${clockId} ${formatInstant(dueAt)}`);

describe('a contact received', () => {
  it.each([
    ['cambridge-city', { customerServiceCentre: true }, ['CITY-E1 2026-06-09T13:15:00Z']],
    ['cambridge-city', {}, ['CITY-E2 2026-06-18T16:00:00Z']],
    ['cambridge-city', { channel: 'web' }, ['CITY-E2 2026-06-18T16:00:00Z']],
    ['cambridge-city', { channel: 'sms', customerServiceCentre: true }, ['CITY-E1 2026-06-09T13:15:00Z']],
    ['cambridge-city', { channel: 'social' }, ['CITY-S1 2026-06-09T13:15:00Z']],
    ['cambridge-city', { channel: 'fax' }, ['CITY-L1 2026-06-18T16:00:00Z']],
    ['cambridge-city', { channel: 'letter', complex: true }, ['CITY-L2 2026-06-16T16:00:00Z']],
    ['cambridge-city', { channel: 'phone' }, []],
    ['cambridge-city', { channel: 'phone', enquiryKind: 'complaint' }, ['CITY-C1 2026-06-23T16:00:00Z']],
    [
      'cambridge-city',
      { customerServiceCentre: true, enquiryKind: 'complaint' },
      ['CITY-E1/first-reply 2026-06-09T13:15:00Z', 'CITY-C1 2026-06-23T16:00:00Z'],
    ],
    ['cambridge-city', { enquiryKind: 'foi' }, ['CITY-F1 2026-07-08T22:59:59Z']],
    ['cambridge-city', { enquiryKind: 'statutory' }, []],
    ['cambridgeshire-county', {}, ['COUNTY-D1 2026-06-16T16:00:00Z']],
    ['cambridgeshire-county', { channel: 'social' }, ['COUNTY-D1 2026-06-16T16:00:00Z']],
    ['cambridgeshire-county', { channel: 'letter' }, ['COUNTY-D2 2026-06-23T16:00:00Z']],
    ['cambridgeshire-county', { channel: 'voicemail' }, ['COUNTY-T6 2026-06-11T16:00:00Z']],
    ['cambridgeshire-county', { enquiryKind: 'compliment' }, ['COUNTY-B1 2026-06-23T16:00:00Z']],
    ['cambridgeshire-county', { enquiryKind: 'foi' }, ['COUNTY-D3 2026-07-08T22:59:59Z']],
    [
      'cambridgeshire-county',
      { channel: 'visit' },
      ['COUNTY-V2 2026-06-09T09:20:00Z', 'COUNTY-V3 2026-06-09T09:30:00Z'],
    ],
    ['cambridgeshire-feedback', { enquiryKind: 'complaint' }, ['FEEDBACK-C1 2026-06-16T16:00:00Z']],
    ['cambridgeshire-feedback', { enquiryKind: 'compliment' }, []],
    ['cambridgeshire-feedback', { enquiryKind: 'suggestion' }, []],
    ['county-care', { channel: 'phone' }, ['CARE-T1 2026-06-09T09:15:21Z']],
    [
      'county-care',
      { channel: 'letter' },
      ['CARE-W1 2026-06-23T16:00:00Z', 'CARE-W1/acknowledgement 2026-06-16T16:00:00Z'],
    ],
    ['county-care', {}, ['CARE-E1 2026-06-11T16:00:00Z', 'CARE-E2 2026-06-18T16:00:00Z']],
    [
      'county-care',
      { enquiryKind: 'complaint' },
      ['CARE-E1 2026-06-11T16:00:00Z', 'CARE-E2/complaint 2026-06-30T16:00:00Z'],
    ],
    [
      'county-care',
      { channel: 'letter', enquiryKind: 'complaint' },
      ['CARE-W2 2026-06-30T16:00:00Z', 'CARE-W2/acknowledgement 2026-06-16T16:00:00Z'],
    ],
    ['county-care', { channel: 'letter', enquiryKind: 'statutory' }, []],
    [
      'county-care',
      { channel: 'letter', enquiryKind: 'personal-data-request' },
      ['CARE-D1/one-month 2026-07-09T22:59:59Z'],
    ],
    ['cambridge-city-2012', { channel: 'social' }, ['CAS-S1 2026-06-10T16:00:00Z']],
    ['cambridge-city-2012', { enquiryKind: 'complaint' }, ['CAS-C1 2026-06-18T16:00:00Z']],
    ['cambridge-city-2012', { channel: 'phone' }, ['CAS-T1 2026-06-09T09:15:12Z']],
    ['cambridge-city-2012', { channel: 'visit' }, ['CAS-V1 2026-06-09T09:25:00Z']],
  ] as const)('under %s with %j opens %j', (id, facts, expected) => {
    expect(opened(id, received(facts))).toEqual(expected);
  });

  it('carries what is needed to keep the promise', () => {
    const [commitment] = openCommitments(county, received({}));
    expect(commitment).toMatchObject({
      promiseId: 'COUNTY-D1',
      clockId: 'COUNTY-D1',
      title:
        'An email or other digital enquiry has a full response within 5 working days, with whom to contact',
      per: 'contact',
      whose: 'council',
      startedAt: at,
      stops: ['responded', 'resolved'],
    });
    // 46 hours 15 minutes of opening lie between the start and the end: half of them, then nine tenths.
    expect(commitment!.atRiskAt.map(formatInstant)).toEqual(['2026-06-12T08:22:30Z', '2026-06-16T11:22:30Z']);
  });
});

describe('a milestone', () => {
  it.each([
    [
      'cambridgeshire-feedback',
      { type: 'acknowledged', at, enquiryKind: 'complaint' },
      ['FEEDBACK-C2 2026-06-23T16:00:00Z'],
    ],
    [
      'cambridgeshire-feedback',
      { type: 'acknowledged', at, enquiryKind: 'complaint', stage: 2 },
      ['FEEDBACK-C6/response 2026-07-07T16:00:00Z'],
    ],
    [
      'cambridgeshire-feedback',
      { type: 'escalated', at, enquiryKind: 'complaint', stage: 2 },
      ['FEEDBACK-C6 2026-06-16T16:00:00Z'],
    ],
    [
      'cambridgeshire-feedback',
      { type: 'response-received', at, enquiryKind: 'complaint' },
      ['FEEDBACK-C4 2026-07-07T16:00:00Z'],
    ],
    [
      'cambridgeshire-feedback',
      { type: 'response-received', at, enquiryKind: 'complaint', stage: 2 },
      ['FEEDBACK-C7 2027-06-09T22:59:59Z'],
    ],
    [
      'cambridgeshire-feedback',
      { type: 'officer-received', at, enquiryKind: 'suggestion' },
      ['FEEDBACK-S1 2026-06-16T16:00:00Z'],
    ],
    [
      'cambridgeshire-feedback',
      { type: 'officer-received', at, enquiryKind: 'suggestion', responseRequested: true },
      ['FEEDBACK-S1 2026-06-16T16:00:00Z', 'FEEDBACK-S1/response 2026-06-23T16:00:00Z'],
    ],
    ['cambridgeshire-feedback', { type: 'final-decision', at, enquiryKind: 'representation' }, []],
    [
      'cambridgeshire-feedback',
      {
        type: 'acknowledged',
        at,
        enquiryKind: 'complaint',
        receivedAt: parseInstant('2026-01-16T16:59:59Z')!,
      },
      [],
    ],
    [
      'cambridgeshire-county',
      { type: 'arrived', at },
      ['COUNTY-V2 2026-06-09T09:20:00Z', 'COUNTY-V3 2026-06-09T09:30:00Z'],
    ],
    ['cambridgeshire-county', { type: 'appointment-due', at }, ['COUNTY-H2 2026-06-09T09:30:00Z']],
    ['county-care', { type: 'first-ring', at }, ['CARE-T1 2026-06-09T09:15:21Z']],
    ['county-care', { type: 'colleague-asked', at }, ['CARE-V2 2026-06-09T09:30:00Z']],
  ] as const)('under %s, %j opens %j', (id, event, expected) => {
    expect(opened(id, event)).toEqual(expected);
  });
});

describe('stopsOn', () => {
  it.each([
    ['cambridge-city', 'CITY-L2', { type: 'acknowledged', at }, true],
    ['cambridge-city', 'CITY-L2', { type: 'responded', at }, true],
    ['cambridge-city', 'CITY-E1', { type: 'acknowledged', at }, false],
    ['cambridge-city', 'CITY-E1', { type: 'resolved', at }, true],
    ['cambridge-city', 'CITY-E1/first-reply', { type: 'acknowledged', at }, true],
    ['cambridge-city', 'CITY-C1', { type: 'acknowledged', at }, false],
    ['cambridgeshire-feedback', 'FEEDBACK-C1', { type: 'acknowledged', at, stage: 2 }, false],
    ['cambridgeshire-feedback', 'FEEDBACK-C6', { type: 'acknowledged', at, stage: 2 }, true],
    ['cambridgeshire-feedback', 'FEEDBACK-C6', { type: 'acknowledged', at }, false],
    ['cambridgeshire-feedback', 'FEEDBACK-C4', { type: 'escalated', at, stage: 2 }, true],
    ['cambridgeshire-feedback', 'FEEDBACK-C4', { type: 'escalated', at }, true],
    ['cambridgeshire-feedback', 'FEEDBACK-C4', { type: 'escalated', at, stage: 3 }, false],
    ['cambridgeshire-county', 'COUNTY-H2', { type: 'delay-told', at }, true],
  ] as const)('under %s, %s is met by %j: %j', (id, clockId, event, met) => {
    expect(stopsOn(loadPack(id), clockId, event)).toBe(met);
  });

  it('refuses a clock that the pack has not', () => {
    expect(() => stopsOn(city, 'COUNTY-D1', { type: 'responded', at })).toThrow(
      'Pack cambridge-city has no promise COUNTY-D1.',
    );
  });
});
