import type { Channel } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { channelReasonOf, sayChannelReason } from './channel-reason.js';
import { wantedChannel } from './wanted-channel.js';

type Given = Parameters<typeof wantedChannel>[0];

const by = (channel: Channel, more: { warning?: string; closed?: string } = {}) => ({ channel, ...more });
const wanted = (given: Partial<Given>) =>
  wantedChannel({
    ...{ preferred: null, last: 'email', routes: [by('email'), by('sms'), by('letter')] },
    isSendable: (channel) => channel !== 'fax',
    ...given,
  });

describe('the channel by which an answer is wanted', () => {
  it.each<[string, Partial<Given>, object | null]>([
    ['a letter by letter', { last: 'letter' }, { channel: 'letter', why: 'received' }],
    ['a form by email', { last: 'web' }, { channel: 'email', why: 'usual' }],
    ['as the customer asked', { last: 'letter', preferred: 'sms' }, { channel: 'sms', why: 'preferred' }],
    ['as nothing says, after a talk', { last: 'visit' }, null],
    ['as nothing says, for a callback', { last: 'callback' }, null],
    ['as nothing says, through another system', { last: 'api', routes: [by('api'), by('email')] }, null],
    ['as they asked, after a talk', { last: 'phone', preferred: 'letter' }, { why: 'preferred' }],
  ])('is: %s', (_, given, channel) => {
    if (channel === null) expect(wanted(given)).toBeNull();
    else expect(wanted(given)).toMatchObject({ ...channel, problem: null });
  });

  it.each<[string, Partial<Given>, string, string]>([
    ['has no sender here', { last: 'fax' }, 'nothing can leave by fax from here', 'we cannot answer by fax'],
    [
      'has no address',
      { last: 'letter', routes: [by('email')] },
      'no postal address is known',
      'do not know your postal',
    ],
    [
      'is not wanted any more',
      { last: 'sms', routes: [by('sms', { closed: 'STOP' })] },
      'STOP',
      'you asked us',
    ],
    [
      'is doubtful',
      { preferred: 'email', last: 'letter', routes: [by('email', { warning: 'x' })] },
      'not certain',
      'not certain',
    ],
  ])('cannot be used where it %s', (_, given, text, told) => {
    const { problem } = wanted(given)!;
    expect(problem!.text).toContain(text);
    expect(problem!.told).toContain(told);
  });
});

describe('an answer by another channel', () => {
  const letter = wanted({ last: 'letter' });

  it('needs its reason from whoever chose it, and tells it', () => {
    expect(() => channelReasonOf(letter, 'email', undefined)).toThrowError('to be answered by letter');
    const reason = channelReasonOf(letter, 'email', 'it cannot wait for the post')!;
    expect(reason).toMatchObject({ wanted: 'letter', why: 'received', couldNot: false });
    expect(sayChannelReason(reason, 'email')).toBe(
      'You wrote by letter, and we would have answered in the same way. We answer by email instead: it cannot wait for the post.',
    );
  });

  it('has its reason where the wanted one cannot be used', () => {
    const unknown = wanted({ last: 'letter', preferred: 'letter', routes: [by('email')] });
    const reason = channelReasonOf(unknown, 'email', undefined)!;
    expect(reason).toMatchObject({ why: 'preferred', couldNot: true });
    expect(sayChannelReason(reason, 'email')).toBe(
      'You asked us to answer by letter. We answer by email instead: we do not know your postal address.',
    );
  });

  it('needs none by the wanted channel, where nothing is wanted, or where nobody chose what cannot be used', () => {
    expect(channelReasonOf(letter, 'letter', undefined)).toBeUndefined();
    expect(channelReasonOf(null, 'sms', undefined)).toBeUndefined();
    expect(channelReasonOf(wanted({ last: 'web', routes: [by('sms')] }), 'sms', undefined)).toBeUndefined();
    expect(() => channelReasonOf(wanted({ last: 'web' }), 'sms', undefined)).toThrowError('by email');
  });
});
