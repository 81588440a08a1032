import { describe, expect, it } from 'vitest';
import { loadPack } from '../spec/read-charters.js';
import { at } from '../spec/stories.js';
import { recordableMilestones } from './recordable-milestones.js';

const now = at('2026-06-01T09:00:00Z');

describe('the milestones a person may record', () => {
  it.each([
    [
      'cambridge-city',
      { channel: 'email', customerServiceCentre: true, enquiryKind: 'enquiry' },
      ['resolved'],
    ],
    ['cambridge-city', { channel: 'email', enquiryKind: 'foi' }, []],
    ['cambridgeshire-feedback', { enquiryKind: 'complaint' }, ['response-received', 'escalated']],
    [
      'cambridgeshire-feedback',
      { enquiryKind: 'complaint', stage: 2 },
      ['response-received', 'ombudsman-approached'],
    ],
    ['cambridgeshire-feedback', { enquiryKind: 'suggestion' }, ['officer-received']],
    ['cambridgeshire-feedback', { enquiryKind: 'representation' }, ['officer-received']],
    [
      'cambridgeshire-feedback',
      { enquiryKind: 'representation', responseRequested: true },
      ['officer-received', 'final-decision'],
    ],
    ['cambridge-city-2012', { channel: 'visit' }, ['resolved', 'seen']],
    ['cambridge-city-2012', { channel: 'phone' }, ['answered']],
    [
      'cambridgeshire-county',
      { channel: 'visit', enquiryKind: 'enquiry' },
      ['resolved', 'greeted', 'seen', 'appointment-due', 'visit-started', 'delay-told'],
    ],
  ] as const)('under %s, on %j, are %j', (id, facts, milestones) => {
    expect(recordableMilestones(loadPack(id), facts, now)).toEqual(milestones);
  });

  it('include asking for the next stage where only the promises of that stage say so', () => {
    const pack = loadPack('cambridgeshire-feedback', (file) => ({
      ...file,
      text: file.text.replace('stops: [escalated]', 'stops: [resolved]'),
    }));
    const offered = (stage: number) => recordableMilestones(pack, { enquiryKind: 'complaint', stage }, now);
    expect(offered(1)).toEqual(['response-received', 'resolved', 'escalated']);
    expect(offered(2)).toEqual(['response-received', 'ombudsman-approached']);
    expect(recordableMilestones(pack, { enquiryKind: 'complaint' }, now)).toEqual(offered(1));
    expect(recordableMilestones(pack, { enquiryKind: 'suggestion' }, now)).not.toContain('escalated');
  });

  it('leave out a policy that was not in force when the matter came in', () => {
    const facts = { enquiryKind: 'complaint', receivedAt: at('2026-01-16T16:59:59Z') } as const;
    expect(recordableMilestones(loadPack('cambridgeshire-feedback'), facts, now)).toEqual([]);
  });
});
