import { randomUUID } from 'node:crypto';
import type { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type Enquiry } from '@frontdoor/persistence';
import { Questions } from '@frontdoor/casework/questions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { EnquiryReader } from '../read/enquiry-reader.js';
import { ReadModule } from '../read/read.module.js';
import { SendReply } from '../send-reply/send-reply.js';
import { SendReplyModule } from '../send-reply/send-reply.module.js';
import { AskOnce } from './ask-once.js';
import { AskOnceModule } from './ask-once.module.js';

describe('what a customer is asked', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let ash: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([AskOnceModule, ReadModule, SendReplyModule], clock);
    ash = await modules.agent('ash');
  });
  afterAll(() => modules?.stop());

  const seen = ({ id }: Enquiry) => modules.get(EnquiryReader).detail(id, ash);
  const note = ({ id }: Enquiry, question: string, answer?: string) =>
    modules.get(AskOnce).note(ash, id, { question, ...(answer && { answer }) });
  const send = async (enquiry: Enquiry, text: string, despiteKnown = false): Promise<FrontdoorError> => {
    const { seenUpTo } = await seen(enquiry);
    const sent = modules.get(SendReply).send(ash, enquiry.id, {
      ...{ text, channel: 'sms', to: '+441223457001', purpose: 'question', despiteKnown },
      ...{ despitePersonal: false, despiteWarning: false, close: false, content: [], files: [] },
      ...{ requestId: randomUUID(), seenUpTo: seenUpTo!, whenNewer: 'refuse' as const },
    });
    return sent.then(
      () => expect.unreachable('no message leaves here'),
      (error: unknown) => error as FrontdoorError,
    );
  };

  it('is a field with an answer, and what a form told is answered', async () => {
    const enquiry = await modules.receive('help', {
      from: { kind: 'email', value: 'reed@customer.example', name: 'R. Reed' },
      place: { address: '4 Mill Road, Fenmoor' },
    });
    await note(enquiry, 'Since when?');
    await note(enquiry, 'Since when?');
    const { questions, known } = await seen(enquiry);
    expect(questions).toMatchObject([{ question: 'Since when?', answer: null, askedAt: null, by: 'Ash' }]);
    expect(known).toEqual(
      expect.arrayContaining([
        { question: 'Where', answer: '4 Mill Road, Fenmoor' },
        { question: 'Name', answer: 'R. Reed' },
        { question: 'Email', answer: 'reed@customer.example' },
      ]),
    );
    await modules.get(AskOnce).answer(ash, questions[0]!.id, 'Friday');
    expect((await seen(enquiry)).known).toContainEqual({ question: 'Since when?', answer: 'Friday' });
    await expect(modules.get(AskOnce).answer(ash, randomUUID(), 'Friday')).rejects.toMatchObject({
      code: 'question-not-found',
    });
  });

  it('is not asked again but on somebody’s word', async () => {
    const enquiry = await modules.receive('help');
    await note(enquiry, 'How many bins are missing?', 'Two');
    expect(await send(enquiry, 'Could you tell us how many bins are missing?')).toMatchObject({
      code: 'asked-already',
      message: expect.stringContaining('“How many bins are missing?” is known: Two'),
    });
    expect((await send(enquiry, 'Could you tell us how many bins are missing?', true)).code).toBe(
      'reply-route-unknown',
    );
    expect((await send(enquiry, 'Which colour are they?')).code).toBe('reply-route-unknown');
  });

  it('is asked once it stands in a message; what only was noted can be taken off', async () => {
    const enquiry = await modules.receive('help');
    await note(enquiry, 'Who has the key?');
    await note(enquiry, 'Is there a dog?');
    const { timeline, questions } = await seen(enquiry);
    await modules.source.transaction((manager) =>
      modules.get(Questions).asked(manager, enquiry, ash, {
        ...{ text: 'We need to know:\n- Who has the key?', contactId: timeline[0]!.id, again: [] },
      }),
    );
    for (const { id } of questions) await modules.get(AskOnce).drop(ash, id);
    expect((await seen(enquiry)).questions).toMatchObject([
      { question: 'Who has the key?', askedAt: expect.stringContaining('2026-11-23') },
    ]);
  });
});
