import { type Agent, Contact, Interpreter, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { EnquiryReader } from '../read/enquiry-reader.js';
import { QueueReader } from '../read/queue-reader.js';
import { ReadModule } from '../read/read.module.js';
import { ArrangeInterpreter } from './arrange-interpreter.js';
import { ArrangeInterpreterModule } from './arrange-interpreter.module.js';

describe('an interpreter', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let ash: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([ArrangeInterpreterModule, AssignWorkModule, ReadModule], clock);
    ash = await modules.agent('ash');
  });
  afterAll(() => modules?.stop());

  const polish = { language: 'pl', way: 'telephone' as const };
  const workOf = (enquiryId: string) => modules.source.manager.findBy(WorkItem, { enquiryId });
  const shown = async (id: string) => (await modules.get(EnquiryReader).detail(id, ash)).interpreter;
  const verb = () => modules.get(ArrangeInterpreter);

  it('is asked for with a message, and shown in the queue and on the enquiry', async () => {
    const { id } = await modules.receive('help', { interpreter: polish });
    expect(await shown(id)).toMatchObject({ ...polish, state: 'asked', askedBy: null, with: null });
    const { items } = await modules.get(QueueReader).page(ash, { view: 'waiting', limit: 50 });
    expect(items.find(({ enquiryId }) => enquiryId === id)?.interpreter).toMatchObject(polish);
    const [contact] = await modules.source.manager.findBy(Contact, { enquiryId: id });
    const [kept] = await modules.source.manager.findBy(Interpreter, { enquiryId: id });
    expect(kept?.contactId).toBe(contact?.id);
  });

  it('once arranged stands on all work of the enquiry, that which comes later too', async () => {
    const { id } = await modules.receive('help', { interpreter: polish });
    expect((await workOf(id)).map(({ interpreterArranged }) => interpreterArranged)).toEqual([false]);
    const { id: interpreterId } = (await shown(id))!;
    await verb().arrange(ash, interpreterId, { with: 'Fen Interpreters', number: '01223 496000' });
    expect(await shown(id)).toMatchObject({
      ...{ state: 'arranged', with: 'Fen Interpreters', number: '+441223496000', at: null },
    });
    const [first] = await workOf(id);
    expect(first?.interpreterArranged).toBe(true);
    await modules.get(AgentWork).accept(ash, first!.id);
    await modules.get(AgentWork).finish(ash, first!.id, { outcome: 'Told by telephone' });
    const { reference } = await modules.get(EnquiryReader).detail(id, ash);
    await modules.receive('help', {
      from: { kind: 'email', value: 'again@customer.example' },
      takenDown: { agentId: ash.id, enquiryId: id },
      subject: reference,
    });
    const later = (await workOf(id)).filter(({ state }) => state !== 'done');
    expect(later.map(({ interpreterArranged }) => interpreterArranged)).toEqual([true]);
    await verb().end(ash, interpreterId, 'They were there');
    expect(await shown(id)).toBeNull();
    const after = (await workOf(id)).filter(({ state }) => state !== 'done');
    expect(after.map(({ interpreterArranged }) => interpreterArranged)).toEqual([false]);
  });

  it('of another language takes the place of the one that was asked for', async () => {
    const { id } = await modules.receive('help', { interpreter: polish });
    await verb().ask(ash, id, { language: 'bfi', way: 'face-to-face', note: 'At the desk on Monday' });
    expect(await shown(id)).toMatchObject({ language: 'bfi', askedBy: 'Ash', note: 'At the desk on Monday' });
    expect(await modules.source.manager.countBy(Interpreter, { enquiryId: id })).toBe(2);
  });

  it('has a number that can be rung, or none, and is arranged only while it is needed', async () => {
    const { id } = await modules.receive('help', { interpreter: polish });
    const { id: interpreterId } = (await shown(id))!;
    await expect(verb().arrange(ash, interpreterId, { with: 'Fen', number: '12' })).rejects.toMatchObject({
      code: 'interpreter-number-wrong',
    });
    await verb().end(ash, interpreterId, 'A friend interprets');
    await expect(verb().arrange(ash, interpreterId, { with: 'Fen' })).rejects.toMatchObject({
      code: 'interpreter-not-found',
    });
  });
});
