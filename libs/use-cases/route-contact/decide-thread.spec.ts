import {
  type Channel,
  channel as channels,
  CHANNELS,
  conversationWindow,
  type Party,
} from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { decideThread } from './decide-thread.js';
import type { Conversation } from './known.js';
import { draftOn, enquiryOf, knowing, party, RECEIVED_AT, secret } from './route-contact.test-drafts.js';

const REED = 'Reed';
const HERS = party('email', 'reed@customer.example');
const mine = enquiryOf(REED);
const signed = (purpose: 'reply' | 'track') => secret.signReference(mine.reference, purpose);
const known = knowing({
  byReference: new Map([[mine.reference, mine]]),
  byMessageId: new Map([
    ['m1@fenmoor.example', { enquiry: mine, knownTo: 'email:reed@customer.example' }],
    ['copied@fenmoor.example', { enquiry: mine, knownTo: null }],
  ]),
});
/** An address that she writes from on each channel. */
const fromHer = (channel: Channel): Party => {
  const [kind = 'email'] = CHANNELS[channel].vouchesFor;
  return party(kind, { phone: '+447700900123', email: HERS.value }[kind as string] ?? 'network:reed');
};
const alone = { open: true, suggestions: [] };
const why = expect.any(String) as string;
const suggested = { open: true, suggestions: [{ other: mine, why }] };

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

  it.each(channels.options)(
    'joins by a plain reference only where a trusted system sent the enquiry in: %s',
    (channel) => {
      const draft = withThread(channel, { reference: mine.reference });
      expect(decideThread(draft, REED, known, secret)).toEqual(suggested);
      const own = enquiryOf(REED, { entryPointIds: new Set([draft.entryPoint.id]) });
      const knowingOwn = knowing({ byReference: new Map([[own.reference, own]]) });
      const trusted = CHANNELS[channel].provesThread === 'sender';
      expect(decideThread(draft, REED, knowingOwn, secret)).toEqual(
        trusted ? { join: own } : { open: true, suggestions: [{ other: own, why }] },
      );
      expect(decideThread(draft, 'somebody else', knowingOwn, secret)).toEqual({
        open: true,
        suggestions: [{ other: own, why }],
      });
    },
  );

  it.each(channels.options)(
    'joins the open conversation of its address where the channel has them: %s',
    (channel) => {
      const from = fromHer(channel);
      const draft = draftOn(channel, { from });
      const talking = knowing({
        conversations: new Map([
          [`fenmoor ${from.kind}:${from.value} ${draft.entryPoint.id}`, [{ enquiry: mine, at: 0, by: 'in' }]],
        ]),
      });
      const converses = conversationWindow(channel) !== undefined;
      expect(decideThread(draft, undefined, talking, secret)).toEqual(converses ? { join: mine } : alone);
      const elsewhere = draftOn(channel, { from: { ...from, value: `${from.value}9` } });
      expect(decideThread(elsewhere, REED, talking, secret)).toEqual(alone);
      const stated = draftOn(channel, { from, senderIs: 'stated' });
      expect(decideThread(stated, REED, talking, secret)).toEqual(alone);
      expect(decideThread(draftOn(channel), undefined, talking, secret)).toEqual(alone);
    },
  );
});

describe('evidence', () => {
  const answering = (messageId: string, changes: object = {}) =>
    draftOn('email', { from: HERS, thread: { references: [messageId], tokens: [] }, ...changes });

  it('is a Message-ID that nobody but this participant and we know', () => {
    expect(decideThread(answering('m1@fenmoor.example'), REED, known, secret)).toEqual({ join: mine });
    expect(decideThread(answering('m1@fenmoor.example'), 'somebody else', known, secret)).toEqual(suggested);
    expect(decideThread(answering('copied@fenmoor.example'), REED, known, secret)).toEqual(suggested);
  });

  it('is any Message-ID of the enquiry from a participant who was authenticated, and none from one who was not', () => {
    const proven = answering('copied@fenmoor.example', { senderIs: 'proven' });
    expect(decideThread(proven, REED, known, secret)).toEqual({ join: mine });
    expect(decideThread(proven, 'somebody else', known, secret)).toEqual(suggested);
    const unproven = answering('m1@fenmoor.example', { senderIs: 'unproven' });
    expect(decideThread(unproven, REED, known, secret)).toEqual(suggested);
  });

  it('of somebody we wrote to, or in copy, joins without being the customer', () => {
    const written = enquiryOf(REED, { participants: new Set([`email:${HERS.value}`]) });
    const copied = enquiryOf(REED, { copied: new Set([`email:${HERS.value}`]) });
    for (const enquiry of [written, copied]) {
      const draft = draftOn('email', { from: HERS, thread: { references: [], tokens: [signed('reply')] } });
      const knowing1 = knowing({ byReference: new Map([[enquiry.reference, enquiry]]) });
      expect(decideThread(draft, undefined, knowing1, secret)).toEqual({ join: enquiry });
      expect(
        decideThread(
          { ...draft, sender: { doubt: null, reachable: [HERS], copies: [] } },
          undefined,
          knowing1,
          secret,
        ),
      ).toEqual({ open: true, suggestions: [{ other: enquiry, why }] });
    }
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
    const from = fromHer('sms');
    const draft = draftOn('sms', { from, thread: { references: [], tokens: [signed('reply')] } });
    const both = {
      ...known,
      conversations: new Map([
        [
          `fenmoor phone:${from.value} ${draft.entryPoint.id}`,
          [{ enquiry: other, at: 0, by: 'out' as const }],
        ],
      ]),
    };
    expect(decideThread(draft, REED, both, secret)).toEqual({ join: mine });
  });
});

describe('several enquiries of one number', () => {
  const from = fromHer('sms');
  const bins = enquiryOf(REED, { id: 'bins', reference: 'BBBB-1111' });
  const tax = enquiryOf(REED, { id: 'tax', reference: 'TTTT-2222' });
  const at = (minutesBefore: number): number => RECEIVED_AT - minutesBefore * 60_000;
  const texting = (text: string) => draftOn('sms', { from, text });
  const known2 = (newest: Conversation, other: Conversation) =>
    knowing({
      byReference: new Map([
        [bins.reference, bins],
        [tax.reference, tax],
      ]),
      conversations: new Map([[`fenmoor phone:${from.value} ${texting('').entryPoint.id}`, [newest, other]]]),
    });
  const longAgo = known2({ enquiry: tax, at: at(61), by: 'in' }, { enquiry: bins, at: at(5000), by: 'out' });

  it('are told apart by the reference in the text, written by whoever takes part', () => {
    expect(decideThread(texting('BBBB-1111 it is full'), REED, longAgo, secret)).toEqual({ join: bins });
    expect(decideThread(texting('BBBB-1111 it is full'), 'somebody else', longAgo, secret)).toMatchObject({
      open: true,
    });
  });

  it('are told apart by whom we wrote to last, or what they wrote about a moment ago', () => {
    const written = known2(
      { enquiry: bins, at: at(3000), by: 'out' },
      { enquiry: tax, at: at(4000), by: 'in' },
    );
    expect(decideThread(texting('Thanks'), REED, written, secret)).toEqual({ join: bins });
    const inOneBreath = known2(
      { enquiry: tax, at: at(59), by: 'in' },
      { enquiry: bins, at: at(4000), by: 'out' },
    );
    expect(decideThread(texting('And another thing'), REED, inOneBreath, secret)).toEqual({ join: tax });
  });

  it('are suggested where nobody can tell which is meant', () => {
    expect(decideThread(texting('Any news?'), REED, longAgo, secret)).toEqual({
      open: true,
      suggestions: [
        { other: tax, why: expect.stringContaining('several enquiries open') },
        { other: bins, why: expect.stringContaining('several enquiries open') },
      ],
    });
  });
});
