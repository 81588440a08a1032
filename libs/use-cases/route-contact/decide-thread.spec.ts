import { channel as channels, CHANNELS, conversationWindow } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { decideThread } from './decide-thread.js';
import { draftOn, enquiryOf, knowing, secret } from './route-contact.test-drafts.js';

const REED = 'Reed';
const mine = enquiryOf(REED);
const signed = (purpose: 'reply' | 'track') => secret.signReference(mine.reference, purpose);
const known = knowing({
  byReference: new Map([[mine.reference, mine]]),
  byMessageId: new Map([['m1@fenmoor.example', mine]]),
});
const alone = { open: true, suggestions: [] };
const suggested = { open: true, suggestions: [mine] };

const withThread = (channel: Parameters<typeof draftOn>[0], thread: object) =>
  draftOn(channel, { thread: { references: [], tokens: [], ...thread } });

describe('a contact on any channel', () => {
  it.each(channels.options)('opens an enquiry of its own without evidence: %s', (channel) => {
    expect(decideThread(draftOn(channel), REED, known, secret)).toEqual(alone);
  });

  it.each(channels.options)('joins with a signed reference, from a participant: %s', (channel) => {
    const draft = withThread(channel, { tokens: [signed('reply')] });
    expect(decideThread(draft, REED, known, secret)).toEqual({ join: mine });
  });

  it.each(channels.options)('is only suggested when a stranger has the signed reference: %s', (channel) => {
    const draft = withThread(channel, { tokens: [signed('reply')] });
    expect(decideThread(draft, 'somebody else', known, secret)).toEqual(suggested);
  });

  it.each(channels.options)(
    'joins without a name by the tracking link where that is proof: %s',
    (channel) => {
      const draft = withThread(channel, { tokens: [signed('track')] });
      const proof = CHANNELS[channel].provesThread === 'link';
      expect(decideThread(draft, undefined, known, secret)).toEqual(proof ? { join: mine } : suggested);
    },
  );

  it.each(channels.options)('joins by a plain reference only where the sender is trusted: %s', (channel) => {
    const draft = withThread(channel, { reference: mine.reference });
    const trusted = CHANNELS[channel].provesThread === 'sender';
    expect(decideThread(draft, REED, known, secret)).toEqual(trusted ? { join: mine } : suggested);
  });

  it.each(channels.options)('joins the open conversation where the channel has them: %s', (channel) => {
    const draft = draftOn(channel);
    const talking = knowing({ conversations: new Map([[`${REED} ${draft.entryPoint.id}`, mine]]) });
    const converses = conversationWindow(channel) !== undefined;
    expect(decideThread(draft, REED, talking, secret)).toEqual(converses ? { join: mine } : alone);
    expect(decideThread(draft, 'somebody else', talking, secret)).toEqual(alone);
    expect(decideThread(draft, undefined, talking, secret)).toEqual(alone);
  });
});

describe('evidence', () => {
  it('is a Message-ID of something in the enquiry, from a participant', () => {
    const draft = withThread('email', { references: ['m1@fenmoor.example'] });
    expect(decideThread(draft, REED, known, secret)).toEqual({ join: mine });
    expect(decideThread(draft, 'somebody else', known, secret)).toEqual(suggested);
  });

  it('counts for nothing in another organisation', () => {
    const elsewhere = enquiryOf(REED, { organisationId: 'another council' });
    const theirs = knowing({ byReference: new Map([[mine.reference, elsewhere]]) });
    const draft = withThread('email', { tokens: [signed('reply')] });
    expect(decideThread(draft, REED, theirs, secret)).toEqual(alone);
  });

  it('with a forged signature is a claim', () => {
    const forged = signed('reply').replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
    expect(decideThread(withThread('email', { tokens: [forged] }), REED, known, secret)).toEqual(alone);
  });

  it('goes before the open conversation', () => {
    const other = enquiryOf(REED, { id: 'another', reference: 'ZZZZ-1111' });
    const draft = withThread('sms', { tokens: [signed('reply')] });
    const both = { ...known, conversations: new Map([[`${REED} ${draft.entryPoint.id}`, other]]) };
    expect(decideThread(draft, REED, both, secret)).toEqual({ join: mine });
  });
});
