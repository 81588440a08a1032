import { randomUUID } from 'node:crypto';
import type { Arrival, ArrivalChange } from '@frontdoor/channels/core';
import {
  Contact,
  Enquiry,
  EntryPoint,
  LiveEventRow,
  Receipt,
  TimelineEvent,
  WorkItem,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestModules } from '../../../test/support/test-modules.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { RouteContact } from '../../use-cases/route-contact/route-contact.js';
import { Directory } from '../directory/index.js';
import { OpenAndClosed, sawAll, seenBy } from '../enquiries/index.js';
import { Receipts } from '../receipts/index.js';
import { ContactChanges } from './contact-changes.js';
import { ContactChangesModule } from './contact-changes.module.js';

const MINUTE = 60_000;

describe('edits and removals of what came in', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let changes: ContactChanges;
  let organisationId: string;
  beforeAll(async () => {
    modules = await TestModules.of([ContactChangesModule], clock);
    changes = modules.get(ContactChanges);
    const [other] = await modules.source.manager.findBy(EntryPoint, { channel: 'sms' });
    ({ organisationId } = other!);
    const wall = {
      organisationId,
      serviceId: other!.serviceId,
      channel: 'social',
      address: '@council',
    } as const;
    await modules.source.manager.insert(EntryPoint, { ...wall, id: randomUUID(), name: 'The wall' });
    await modules.get(Directory).refresh();
  });
  afterAll(() => modules?.stop());

  const arrival = (key: string, text: string, who = key): Arrival => ({
    channel: 'social',
    entryPoint: '@council',
    idempotencyKey: key,
    raw: Buffer.from(text),
    contentType: 'text/plain',
    contact: {
      channel: 'social',
      entryPoint: '@council',
      from: { kind: 'public-handle', value: `fake:${who}` },
      alsoReachableAt: [],
      text,
      attachments: [],
    },
  });
  const edit = (key: string, text: string, at?: number): ArrivalChange => ({
    ...arrival(key, text),
    kind: 'edited',
    changeKey: randomUUID(),
    at,
  });
  const removal = (key: string): ArrivalChange => ({
    ...arrival(key, ''),
    contact: undefined,
    kind: 'removed',
    changeKey: randomUUID(),
  });

  /** Comes in and is routed. */
  const post = async (key: string, text: string): Promise<string> => {
    const { contactId } = await modules.get(Receipts).receive(arrival(key, text));
    await route(contactId);
    return contactId;
  };
  const route = (id: string): Promise<void> => modules.get(RouteContact).handle({ ids: [id] });
  const contactOf = (id: string): Promise<Contact> => modules.source.manager.findOneByOrFail(Contact, { id });
  const enquiryOf = async (id: string): Promise<Enquiry> =>
    modules.source.manager.findOneByOrFail(Enquiry, { id: (await contactOf(id)).enquiryId });
  const saidOf = async (id: string): Promise<string[]> => {
    const { enquiryId } = await contactOf(id);
    const events = await modules.source.manager.find(TimelineEvent, {
      where: { enquiryId },
      order: { position: 'ASC' },
    });
    return events.flatMap(({ text }) => (text.startsWith('The sender') ? [text] : []));
  };
  const receiptAt = (idempotencyKey: string): Promise<Receipt | null> =>
    modules.source.manager.findOneBy(Receipt, { idempotencyKey });

  it('stand beside the first words, each once, and those who look at the enquiry hear of it', async () => {
    const id = await post('once', 'The gate is lokced');
    const { enquiryId } = await contactOf(id);
    const [item] = await modules.source.manager.findBy(WorkItem, { enquiryId });
    const events = () => modules.source.manager.find(LiveEventRow, { order: { position: 'ASC' } });
    const before = await events();
    const change = edit('once', 'The gate is locked');
    clock.step(MINUTE);
    await changes.take([change]);
    await changes.take([change]);
    const at = clock.now();
    expect(await contactOf(id)).toMatchObject({
      text: 'The gate is lokced',
      changes: [{ kind: 'edited', text: 'The gate is locked', at }],
    });
    expect(await saidOf(id)).toEqual(['The sender edited what they wrote']);
    expect((await enquiryOf(id)).subject).toBe('The gate is locked');
    const heard = (await events()).slice(before.length);
    expect(heard.map(({ topic, subjectId }) => [topic, subjectId])).toEqual([
      ['enquiry', enquiryId],
      ['work-item', item!.id],
    ]);
    expect(await modules.source.manager.findBy(WorkItem, { enquiryId })).toHaveLength(1);
  });

  it('count as more from the customer for whoever looked before', async () => {
    const id = await post('seen', 'Take the bench away');
    const { enquiryId } = await contactOf(id);
    const look = { agentId: (await modules.agent('ash')).id, seenUpTo: id };
    const { manager } = modules.source;
    expect(await seenBy(manager, enquiryId, look)).not.toHaveProperty('newer');
    await changes.take([edit('seen', 'Do not take the bench away')]);
    const { newer } = await seenBy(manager, enquiryId, look);
    expect(newer).toMatchObject({ text: 'Do not take the bench away' });
    await expect(sawAll(manager, enquiryId, look)).rejects.toMatchObject({ code: 'newer-from-customer' });
    const now = { ...look, seenUpTo: newer!.entry };
    expect(await seenBy(manager, enquiryId, now)).not.toHaveProperty('newer');
  });

  it('wait for a contact that they overtook', async () => {
    const change = edit('early', 'It is really broken');
    await changes.take([change]);
    const id = await post('early', 'It is broken');
    expect((await contactOf(id)).changes).toEqual([]);
    await changes.applyAll();
    expect((await contactOf(id)).changes).toMatchObject([{ text: 'It is really broken' }]);
    clock.step(20 * MINUTE);
    await changes.setAside();
    expect(await receiptAt('changed early')).toBeNull();
  });

  it('stand in the order in which the sender made them, a removal last', async () => {
    const id = await post('order', 'One');
    const now = clock.now();
    clock.step(MINUTE);
    await changes.take([edit('order', 'Three', now + 3000)]);
    await changes.take([removal('order')]);
    await changes.take([edit('order', 'Two', now + 2000)]);
    const { changes: all, text } = await contactOf(id);
    expect(all.map((each) => each.text ?? each.kind)).toEqual(['Two', 'Three', 'removed']);
    expect(text).toBe('One');
    expect((await enquiryOf(id)).subject).toBe('Removed by the sender');
    expect(await saidOf(id)).toEqual([
      'The sender edited what they wrote',
      'The sender removed what they wrote',
      'The sender edited what they wrote',
    ]);
  });

  it('of one contact that cannot take them keep nobody else from theirs, and are tried again', async () => {
    const ids = await Promise.all(
      ['first', 'second', 'third'].map((key) => post(`turn ${key}`, 'As it was')),
    );
    const { source } = modules;
    await source.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not this one'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON contact FOR EACH ROW WHEN (OLD.id = '${ids[1]}') EXECUTE FUNCTION refuse()`);
    const texts = async () => Promise.all(ids.map(async (id) => (await contactOf(id)).changes[0]?.text));
    await changes.take(['first', 'second', 'third'].map((key) => edit(`turn ${key}`, 'As it is')));
    expect(await texts()).toEqual(['As it is', undefined, 'As it is']);
    await expect(changes.applyAll()).rejects.toThrow('not this one');
    await source.query('DROP TRIGGER refuse ON contact; DROP FUNCTION refuse');
    await changes.applyAll();
    expect(await texts()).toEqual(['As it is', 'As it is', 'As it is']);
  });

  it('do not rename an enquiry that is called after something else', async () => {
    const first = await post('first', 'About the park');
    const { contactId } = await modules.get(Receipts).receive(arrival('second', 'And the gate', 'first'));
    await route(contactId);
    await changes.take([removal('second')]);
    expect((await contactOf(contactId)).enquiryId).toBe((await contactOf(first)).enquiryId);
    expect((await enquiryOf(first)).subject).toBe('About the park');
  });

  it('open what was closed and ask somebody to read it, unless it is gone', async () => {
    const id = await post('closed', 'Thank you');
    const ash = await modules.agent('ash');
    const close = async (): Promise<void> => {
      const enquiry = await enquiryOf(id);
      await modules.source.manager.transaction((manager) =>
        modules.get(OpenAndClosed).close(manager, enquiry, { agent: ash }),
      );
    };
    const waiting = async (): Promise<number> => {
      const { enquiryId } = await contactOf(id);
      return modules.source.manager.countBy(WorkItem, { enquiryId, kind: 'answer', state: 'waiting' });
    };
    await close();
    await changes.take([edit('closed', 'No thanks at all')]);
    expect(await enquiryOf(id)).toMatchObject({ state: 'open', reopened: true });
    expect(await waiting()).toBe(1);
    await close();
    await changes.take([removal('closed')]);
    expect(await enquiryOf(id)).toMatchObject({ state: 'closed' });
    expect(await waiting()).toBe(0);
  });

  it('of something that never comes in become a contact, from the instant at which they came', async () => {
    const cameAt = clock.now();
    await changes.take([edit('lost', 'The bench is gone')]);
    clock.step(9 * MINUTE);
    await changes.setAside();
    expect(await receiptAt('changed lost')).toBeNull();
    clock.step(2 * MINUTE);
    await changes.setAside();
    await changes.setAside();
    const receipt = await receiptAt('changed lost');
    expect(receipt).toMatchObject({ state: 'received', receivedAt: cameAt });
    await route(receipt!.id);
    await changes.applyAll();
    expect(await contactOf(receipt!.id)).toMatchObject({
      text: 'The bench is gone',
      at: cameAt,
      changes: [],
    });
    // Another edit is one of this contact; the first words, come at last, know both.
    await changes.take([edit('lost', 'The bench is back')]);
    expect((await contactOf(receipt!.id)).changes).toMatchObject([{ text: 'The bench is back' }]);
    const late = await post('lost', 'Bench??');
    await changes.applyAll();
    expect((await contactOf(late)).changes.map(({ text }) => text)).toEqual([
      'The bench is gone',
      'The bench is back',
    ]);
    await changes.take([removal('lost')]);
    for (const id of [receipt!.id, late])
      expect((await contactOf(id)).changes.at(-1)).toMatchObject({ kind: 'removed' });
  });

  it('that remove something that never comes in are in the quarantine with the reason, and count if it comes', async () => {
    const gone = removal('never');
    await changes.take([gone]);
    clock.step(11 * MINUTE);
    await changes.setAside();
    expect(await receiptAt(`removed ${gone.changeKey}`)).toMatchObject({
      state: 'quarantined',
      fault: { reason: 'The sender removed something that never came in' },
    });
    const id = await post('never', 'I should not have said that');
    await changes.applyAll();
    expect((await contactOf(id)).changes).toMatchObject([{ kind: 'removed' }]);
  });

  it('that nobody can read are in the quarantine at once, and the timeline says so', async () => {
    const id = await post('odd', 'Hello');
    const odd = { ...edit('odd', ''), contact: { text: 7 } } as never as ArrivalChange;
    await changes.take([odd]);
    expect(await receiptAt(`unreadable ${odd.changeKey}`)).toMatchObject({ state: 'quarantined' });
    expect((await contactOf(id)).changes).toMatchObject([{ kind: 'edited', text: null }]);
    expect(await saidOf(id)).toEqual([
      'The sender edited what they wrote; the edit could not be read and is in the quarantine',
    ]);
    expect((await enquiryOf(id)).subject).toBe('Hello');
  });

  it('are kept where nobody takes contacts, apart from what came in elsewhere', async () => {
    const id = await post('here', 'Hello');
    const elsewhere = { ...edit('here', 'Not this'), entryPoint: '@nobody', changeKey: 'elsewhere' };
    await changes.take([elsewhere]);
    expect((await contactOf(id)).changes).toEqual([]);
    const kept = await modules.source.query(`SELECT 1 FROM contact_change WHERE change_key = 'elsewhere'`);
    expect(kept).toHaveLength(1);
  });
});
