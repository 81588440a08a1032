import { describe, expect, it } from 'vitest';
import type { Conditions } from '../pack/pack.js';
import type { CharterEvent, Facts } from '../words/events.js';
import { loadPack, type PackId } from '../spec/read-charters.js';
import { fits, startsOn } from './applies.js';

describe('whether a promise applies', () => {
  it.each<[Conditions, Facts, boolean]>([
    [{}, {}, true],
    [{ channels: ['email', 'web'] }, { channel: 'web' }, true],
    [{ channels: ['email', 'web'] }, { channel: 'sms' }, false],
    [{ channels: ['email', 'web'] }, {}, false],
    [{ services: ['Planning'] }, { service: 'Planning' }, true],
    [{ services: ['Planning'] }, { service: 'Council Tax' }, false],
    [{ enquiryKinds: ['foi'] }, { enquiryKind: 'foi' }, true],
    [{ enquiryKinds: ['foi'] }, { enquiryKind: 'enquiry' }, false],
    [{ customerServiceCentre: true }, { customerServiceCentre: true }, true],
    [{ customerServiceCentre: true }, {}, false],
    [{ customerServiceCentre: false }, {}, true],
    [{ customerServiceCentre: false }, { customerServiceCentre: true }, false],
    [{ complex: true }, { complex: true }, true],
    [{ complex: true }, {}, false],
    [{ complex: false }, {}, true],
    [{ responseRequested: true }, { responseRequested: true }, true],
    [{ responseRequested: true }, {}, false],
    [{ responseRequested: false }, {}, true],
    [{ stage: 1 }, {}, true],
    [{ stage: 2 }, {}, false],
    [{ stage: 2 }, { stage: 2 }, true],
    [{ receivedFrom: 1000 }, {}, true],
    [{ receivedFrom: 1001 }, {}, false],
    [{ receivedFrom: 1000 }, { receivedAt: 999 }, false],
    [{ receivedBefore: 1000 }, {}, false],
    [{ receivedBefore: 1001 }, {}, true],
    [{ receivedBefore: 1000 }, { receivedAt: 999 }, true],
    [{ channels: ['email'], complex: true }, { channel: 'email' }, false],
  ])('%j, held against %j, is %j', (conditions, facts, expected) => {
    expect(fits(conditions, facts, 1000)).toBe(expected);
  });
});

describe('whether an event starts a clock', () => {
  const received = {
    type: 'contact-received',
    at: 0,
    service: '',
    customerServiceCentre: false,
    enquiryKind: 'enquiry',
  } as const;

  it.each<[PackId, string, CharterEvent, boolean]>([
    ['cambridgeshire-county', 'COUNTY-V2', { type: 'arrived', at: 0 }, true],
    ['cambridgeshire-county', 'COUNTY-V2', { ...received, channel: 'visit' }, true],
    ['cambridgeshire-county', 'COUNTY-V2', { ...received, channel: 'phone' }, false],
    ['cambridgeshire-county', 'COUNTY-V2', { type: 'first-ring', at: 0, channel: 'visit' }, false],
    ['county-care', 'CARE-T1', { type: 'first-ring', at: 0 }, true],
    ['county-care', 'CARE-T1', { ...received, channel: 'phone' }, true],
    ['county-care', 'CARE-T1', { ...received, channel: 'visit' }, false],
    ['county-care', 'CARE-T1', { type: 'answered', at: 0, channel: 'phone' }, false],
    ['county-care', 'CARE-V2', { ...received, channel: 'visit' }, false],
    ['cambridgeshire-county', 'COUNTY-D1', { ...received, channel: 'email' }, true],
  ])('under %s, %s on %j: %j', (id, clockId, event, expected) => {
    expect(startsOn(loadPack(id).clocks.get(clockId)!, event)).toBe(expected);
  });
});
