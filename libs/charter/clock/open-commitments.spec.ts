import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import { loadPack } from '../spec/read-charters.js';
import type { CharterEvent, ContactReceived } from '../words/events.js';
import { openCommitments } from './open-commitments.js';
import { stopsOn } from './stops-on.js';

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
const feedback = loadPack('cambridgeshire-feedback');
const care = loadPack('county-care');
const old = loadPack('cambridge-city-2012');
const opened = (pack: typeof city, event: CharterEvent): string[] =>
  openCommitments(pack, event).map(({ clockId, dueAt }) => `${clockId} ${formatInstant(dueAt)}`);

describe('a contact received', () => {
  it.each([
    [city, { customerServiceCentre: true }, ['CITY-E1 2026-06-09T13:15:00Z']],
    [city, {}, ['CITY-E2 2026-06-18T16:00:00Z']],
    [city, { channel: 'web' }, ['CITY-E2 2026-06-18T16:00:00Z']],
    [city, { channel: 'sms', customerServiceCentre: true }, ['CITY-E1 2026-06-09T13:15:00Z']],
    [city, { channel: 'social' }, ['CITY-S1 2026-06-09T13:15:00Z']],
    [city, { channel: 'fax' }, ['CITY-L1 2026-06-18T16:00:00Z']],
    [city, { channel: 'letter', complex: true }, ['CITY-L2 2026-06-16T16:00:00Z']],
    [city, { channel: 'phone' }, []],
    [city, { channel: 'phone', enquiryKind: 'complaint' }, ['CITY-C1 2026-06-23T16:00:00Z']],
    [
      city,
      { customerServiceCentre: true, enquiryKind: 'complaint' },
      ['CITY-E1/first-reply 2026-06-09T13:15:00Z', 'CITY-C1 2026-06-23T16:00:00Z'],
    ],
    [city, { enquiryKind: 'foi' }, ['CITY-F1 2026-07-08T22:59:59Z']],
    [city, { enquiryKind: 'statutory' }, []],
    [county, {}, ['COUNTY-D1 2026-06-16T16:00:00Z']],
    [county, { channel: 'social' }, ['COUNTY-D1 2026-06-16T16:00:00Z']],
    [county, { channel: 'letter' }, ['COUNTY-D2 2026-06-23T16:00:00Z']],
    [county, { channel: 'voicemail' }, ['COUNTY-T6 2026-06-11T16:00:00Z']],
    [county, { enquiryKind: 'compliment' }, ['COUNTY-B1 2026-06-23T16:00:00Z']],
    [county, { enquiryKind: 'foi' }, ['COUNTY-D3 2026-07-08T22:59:59Z']],
    [county, { channel: 'visit' }, ['COUNTY-V2 2026-06-09T09:20:00Z', 'COUNTY-V3 2026-06-09T09:30:00Z']],
    [feedback, { enquiryKind: 'complaint' }, ['FEEDBACK-C1 2026-06-16T16:00:00Z']],
    [feedback, { enquiryKind: 'compliment' }, []],
    [feedback, { enquiryKind: 'suggestion' }, []],
    [care, { channel: 'phone' }, ['CARE-T1 2026-06-09T09:15:21Z']],
    [
      care,
      { channel: 'letter' },
      ['CARE-W1 2026-06-23T16:00:00Z', 'CARE-W1/acknowledgement 2026-06-16T16:00:00Z'],
    ],
    [care, {}, ['CARE-E1 2026-06-11T16:00:00Z', 'CARE-E2 2026-06-18T16:00:00Z']],
    [
      care,
      { enquiryKind: 'complaint' },
      ['CARE-E1 2026-06-11T16:00:00Z', 'CARE-E2/complaint 2026-06-30T16:00:00Z'],
    ],
    [
      care,
      { channel: 'letter', enquiryKind: 'complaint' },
      ['CARE-W2 2026-06-30T16:00:00Z', 'CARE-W2/acknowledgement 2026-06-16T16:00:00Z'],
    ],
    [care, { channel: 'letter', enquiryKind: 'statutory' }, []],
    [
      care,
      { channel: 'letter', enquiryKind: 'personal-data-request' },
      ['CARE-D1/one-month 2026-07-09T22:59:59Z'],
    ],
    [old, { channel: 'social' }, ['CAS-S1 2026-06-10T16:00:00Z']],
    [old, { enquiryKind: 'complaint' }, ['CAS-C1 2026-06-18T16:00:00Z']],
    [old, { channel: 'phone' }, ['CAS-T1 2026-06-09T09:15:12Z']],
    [old, { channel: 'visit' }, ['CAS-V1 2026-06-09T09:25:00Z']],
  ] as const)('under $id with %j opens %j', (pack, facts, expected) => {
    expect(opened(pack, received(facts))).toEqual(expected);
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
    [feedback, { type: 'acknowledged', at, enquiryKind: 'complaint' }, ['FEEDBACK-C2 2026-06-23T16:00:00Z']],
    [
      feedback,
      { type: 'acknowledged', at, enquiryKind: 'complaint', stage: 2 },
      ['FEEDBACK-C6/response 2026-07-07T16:00:00Z'],
    ],
    [
      feedback,
      { type: 'escalated', at, enquiryKind: 'complaint', stage: 2 },
      ['FEEDBACK-C6 2026-06-16T16:00:00Z'],
    ],
    [
      feedback,
      { type: 'response-received', at, enquiryKind: 'complaint' },
      ['FEEDBACK-C4 2026-07-07T16:00:00Z'],
    ],
    [
      feedback,
      { type: 'response-received', at, enquiryKind: 'complaint', stage: 2 },
      ['FEEDBACK-C7 2027-06-09T22:59:59Z'],
    ],
    [
      feedback,
      { type: 'officer-received', at, enquiryKind: 'suggestion' },
      ['FEEDBACK-S1 2026-06-16T16:00:00Z'],
    ],
    [
      feedback,
      { type: 'officer-received', at, enquiryKind: 'suggestion', responseRequested: true },
      ['FEEDBACK-S1 2026-06-16T16:00:00Z', 'FEEDBACK-S1/response 2026-06-23T16:00:00Z'],
    ],
    [feedback, { type: 'final-decision', at, enquiryKind: 'representation' }, []],
    [
      feedback,
      {
        type: 'acknowledged',
        at,
        enquiryKind: 'complaint',
        receivedAt: parseInstant('2026-01-16T16:59:59Z')!,
      },
      [],
    ],
    [county, { type: 'arrived', at }, ['COUNTY-V2 2026-06-09T09:20:00Z', 'COUNTY-V3 2026-06-09T09:30:00Z']],
    [county, { type: 'appointment-due', at }, ['COUNTY-H2 2026-06-09T09:30:00Z']],
    [care, { type: 'first-ring', at }, ['CARE-T1 2026-06-09T09:15:21Z']],
    [care, { type: 'colleague-asked', at }, ['CARE-V2 2026-06-09T09:30:00Z']],
  ] as const)('under $id, %j opens %j', (pack, event, expected) => {
    expect(opened(pack, event)).toEqual(expected);
  });
});

describe('stopsOn', () => {
  it.each([
    [city, 'CITY-L2', { type: 'acknowledged', at }, true],
    [city, 'CITY-L2', { type: 'responded', at }, true],
    [city, 'CITY-E1', { type: 'acknowledged', at }, false],
    [city, 'CITY-E1', { type: 'resolved', at }, true],
    [city, 'CITY-E1/first-reply', { type: 'acknowledged', at }, true],
    [city, 'CITY-C1', { type: 'acknowledged', at }, false],
    [feedback, 'FEEDBACK-C1', { type: 'acknowledged', at, stage: 2 }, false],
    [feedback, 'FEEDBACK-C6', { type: 'acknowledged', at, stage: 2 }, true],
    [feedback, 'FEEDBACK-C6', { type: 'acknowledged', at }, false],
    [feedback, 'FEEDBACK-C4', { type: 'escalated', at, stage: 2 }, true],
    [feedback, 'FEEDBACK-C4', { type: 'escalated', at }, true],
    [feedback, 'FEEDBACK-C4', { type: 'escalated', at, stage: 3 }, false],
    [county, 'COUNTY-H2', { type: 'delay-told', at }, true],
  ] as const)('under $id, %s is met by %j: %j', (pack, clockId, event, met) => {
    expect(stopsOn(pack, clockId, event)).toBe(met);
  });

  it('refuses a clock that the pack has not', () => {
    expect(() => stopsOn(city, 'COUNTY-D1', { type: 'responded', at })).toThrow(
      'Pack cambridge-city has no promise COUNTY-D1.',
    );
  });
});
