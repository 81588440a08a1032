import { Contact, Customer, type Enquiry, TimelineEvent } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgreeDetails } from './agree-details.js';
import { AgreeDetailsModule } from './agree-details.module.js';

describe('new details that a customer told', () => {
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([AgreeDetailsModule], new SteppedClock('2026-07-07T09:00:00Z'));
  });
  afterAll(() => modules?.stop());

  const told = (details: object): Promise<Enquiry> => modules.receive('help', { details });
  const customer = ({ customerId }: Enquiry) =>
    modules.source.manager.findOneByOrFail(Customer, { id: customerId });
  const agree = async ({ id }: Enquiry, agreed: boolean): Promise<void> => {
    const contact = await modules.source.manager.findOneByOrFail(Contact, { enquiryId: id, direction: 'in' });
    await modules.get(AgreeDetails).set(await modules.agent('ash'), id, contact.id, agreed);
  };

  it('count once an agent agreed, and no more once that is undone', async () => {
    const enquiry = await told({ name: 'Sam Field', preferredChannel: 'letter' });
    const before = await customer(enquiry);
    expect(before).toMatchObject({ preferredChannel: null });
    expect(before.name).not.toBe('Sam Field');
    await agree(enquiry, false);
    await agree(enquiry, true);
    await agree(enquiry, true);
    expect(await customer(enquiry)).toMatchObject({ name: 'Sam Field', preferredChannel: 'letter' });
    await agree(enquiry, false);
    expect(await customer(enquiry)).toEqual(before);
    const said = await modules.source.manager.find(TimelineEvent, {
      where: { enquiryId: enquiry.id },
      order: { position: 'ASC' },
    });
    expect(said.map(({ text }) => text)).toEqual([
      'Ash agreed to new details: the name Sam Field, answers by letter',
      'Ash undid the new details of this customer',
    ]);
  });

  it('that somebody changed since stay when they are undone', async () => {
    const enquiry = await told({ name: 'Sam Field', preferredChannel: 'letter' });
    await agree(enquiry, true);
    await modules.source.manager.update(Customer, { id: enquiry.customerId }, { name: 'Samuel Field' });
    await agree(enquiry, false);
    expect(await customer(enquiry)).toMatchObject({ name: 'Samuel Field', preferredChannel: null });
  });

  it('change nothing that was not told', async () => {
    const enquiry = await told({ preferredChannel: 'phone' });
    const { name } = await customer(enquiry);
    await agree(enquiry, true);
    expect(await customer(enquiry)).toMatchObject({ name, preferredChannel: 'phone' });
    const other = await modules.receive('help');
    await expect(agree(other, true)).rejects.toMatchObject({ code: 'details-not-told' });
  });
});
