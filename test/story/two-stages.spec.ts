import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, promiseOf } from '../support/desk.js';
import { startEmbedded, type World } from '../support/world.js';

describe('a complaint under the feedback policy', () => {
  let world: World;
  let desk: Desk;

  beforeAll(async () => {
    world = await startEmbedded({ DEMO_PACK: 'cambridgeshire-feedback' });
    desk = await Desk.of(world, 'willow');
  });
  afterAll(() => world?.stop());

  it('counts each stage from its own start, and says nothing is final before the ombudsman is named', async () => {
    const complaint = await desk.receive('complaints', 'The bin lorry broke my gate');
    expect(complaint.commitments.map(({ clockId }) => clockId)).toEqual(['FEEDBACK-C1']);
    const kind = complaint.replyKinds.find(({ purpose }) => purpose === 'acknowledgement')!;
    expect(kind.effects.map(({ text, promise }) => [promise?.id, text])).toEqual([
      ['FEEDBACK-C1', 'Keeps: acknowledged within 5 working days'],
      ['FEEDBACK-C2', 'Starts: answered within 10 working days from then'],
    ]);

    await desk.reply(complaint, { text: 'Willow is looking into it.', purpose: 'acknowledgement' });
    const acknowledged = await desk.until('the acknowledgement', complaint, ({ commitments }) =>
      commitments.some(({ clockId }) => clockId === 'FEEDBACK-C2'),
    );
    expect(promiseOf(acknowledged, 'FEEDBACK-C1').state).toBe('kept');
    expect(promiseOf(acknowledged, 'FEEDBACK-C2').startedAt).toBe(
      promiseOf(acknowledged, 'FEEDBACK-C1').settledAt,
    );
    // The answer itself is still owed.
    expect(acknowledged.workItems[0]!.state).toBe('assigned');

    const silent = await desk.tryReply(acknowledged, { text: 'We are sorry.' });
    const { error } = (await silent.json()) as { error: { message: string } };
    expect(error.message).toBe(
      'The message does not say the outcome, what is done to put it right, how to ask for the next stage.',
    );
    const { requires } = acknowledged.replyKinds.find(({ purpose }) => purpose === 'response')!;
    const escalate = requires.find(({ element }) => element === 'how-to-escalate')!.suggestion!;
    const text = `You are right. We mend the gate on Monday.\n\n${escalate}`;
    const content = [
      { element: 'outcome' as const, passage: 'You are right.' },
      { element: 'remedies' as const, passage: 'We mend the gate   on Monday.' },
      { element: 'how-to-escalate' as const, passage: escalate },
    ];
    await desk.reply(acknowledged, { text, content });
    const answered = await desk.until('the window of the customer', complaint, ({ commitments }) =>
      commitments.some(({ clockId }) => clockId === 'FEEDBACK-C4'),
    );
    expect(promiseOf(answered, 'FEEDBACK-C2').state).toBe('kept');
    expect(promiseOf(answered, 'FEEDBACK-C4')).toMatchObject({ whose: 'customer', state: 'running' });

    expect(answered.recordable).toContain('escalated');
    const second = await desk.record(answered, { type: 'escalated' });
    expect(second.stage).toBe(2);
    expect(promiseOf(second, 'FEEDBACK-C4').state).toBe('kept');
    expect(promiseOf(second, 'FEEDBACK-C6').state).toBe('running');
    const final = second.replyKinds.find(({ purpose }) => purpose === 'response')!;
    expect(final.requires.map(({ element }) => element)).toContain('ombudsman-details');
  });

  it('is acknowledged again when the first acknowledgement did not arrive', async () => {
    const complaint = await desk.receive('complaints', 'The form is only in English');
    await desk.reply(complaint, { text: 'Willow looks into the form.', purpose: 'acknowledgement' });
    const hasSecond = (state: string) => (each: typeof complaint) =>
      each.commitments.some((promise) => promise.clockId === 'FEEDBACK-C2' && promise.state === state);
    await desk.until('the acknowledgement', complaint, hasSecond('running'));
    await desk.bounce('Willow looks into the form.');
    const back = await desk.until('the bounce', complaint, hasSecond('withdrawn'));
    expect(promiseOf(back, 'FEEDBACK-C1').state).toBe('running');
    const sent = back.timeline.find(
      (entry) => entry.type === 'contact' && entry.text.startsWith('Willow looks'),
    );
    const { id } = (sent as { delivery: { id: string } }).delivery;
    await desk.agent.ask(api.retryDelivery, { params: { id } });
    const again = await desk.until('the second acknowledgement', complaint, hasSecond('running'));
    expect(promiseOf(again, 'FEEDBACK-C1').state).toBe('kept');
  });

  it('lets a message leave without what it should say only on somebody’s word, which is written down', async () => {
    const complaint = await desk.receive('complaints', 'The queue was long');
    await desk.reply(complaint, {
      text: 'Sorry.',
      override: { reason: 'Agreed with the customer by telephone' },
    });
    const answered = await desk.until('the answer', complaint, ({ commitments }) =>
      commitments.some(({ state }) => state === 'kept'),
    );
    const said = answered.timeline
      .filter(({ type }) => type === 'event')
      .map((entry) => ('text' in entry ? entry.text : ''));
    expect(said.join('\n')).toContain('Agreed with the customer by telephone');
    const oak = (await Desk.of(world, 'oak')).agent;
    const { overrides } = await oak.ask(api.readScoreboard);
    expect(overrides).toEqual({ count: 1, replies: 4 });
  });

  it('refuses to record what no promise of the enquiry starts or stops on, and what has not happened yet', async () => {
    const complaint = await desk.receive('complaints', 'The tree is dead');
    const tell = async (body: object): Promise<string> => {
      const response = await desk.agent.request(api.recordEvent, { params: { id: complaint.id }, body });
      expect(response.status).toBe(409);
      return ((await response.json()) as { error: { message: string } }).error.message;
    };
    expect(await tell({ type: 'greeted' })).toContain('no promise of this enquiry starts or stops');
    const tomorrow = new Date(Date.parse(complaint.openedAt) + 86_400_000).toISOString();
    expect(await tell({ type: 'escalated', at: tomorrow })).toContain('it lies in the future');
    expect(await tell({ type: 'resumed' })).toContain('it does not wait for the customer');
  });
});
