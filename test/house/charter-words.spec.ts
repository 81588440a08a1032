import { CHANNELS, CONTENT_ELEMENTS, ENQUIRY_KINDS, MILESTONES } from '@frontdoor/charter';
import { channel, contentElement, enquiryKind, recordedMilestone } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';

/** What the hub sees by itself when a reply leaves; nobody records it by hand. */
const SEEN_BY_THE_HUB = ['acknowledged', 'responded'];

describe('the words of the charter engine, which may import nothing of ours, and those of the contracts', () => {
  it.each([
    ['channels', CHANNELS, channel.options],
    ['kinds of enquiry', ENQUIRY_KINDS, enquiryKind.options],
    ['things a message can say', CONTENT_ELEMENTS, contentElement.options],
    ['milestones', MILESTONES, [...SEEN_BY_THE_HUB, ...recordedMilestone.options]],
  ])('are the same %s', (_, engine, contracts) => {
    expect([...contracts].toSorted()).toEqual([...engine].toSorted());
  });
});
