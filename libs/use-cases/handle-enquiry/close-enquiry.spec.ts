import { Commitment, Enquiry, Partner, PartnerHandover, TimelineEvent } from '@frontdoor/persistence';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { CloseEnquiry } from './close-enquiry.js';
import { HandleEnquiryModule } from './handle-enquiry.module.js';

describe('an enquiry that is for another organisation', () => {
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([HandleEnquiryModule], new SteppedClock('2026-07-07T09:00:00Z'));
  });
  afterAll(() => modules?.stop());

  const close = async (id: string, organisation?: string): Promise<void> => {
    const closing = { reason: '', how: 'elsewhere' as const, organisation };
    await modules.get(CloseEnquiry).close(await modules.agent('ash'), id, closing);
  };
  const said = async (enquiryId: string): Promise<string> => {
    const events = await modules.source.manager.findBy(TimelineEvent, { enquiryId });
    return events.map(({ text }) => text).join('\n');
  };

  it('is closed with that organisation named, and its promises no longer count', async () => {
    const { id } = await modules.receive('waste');
    await expect(close(id)).rejects.toMatchObject({ code: 'organisation-unnamed' });
    await expect(close(id, '')).rejects.toMatchObject({ code: 'organisation-unnamed' });
    const { manager } = modules.source;
    expect(await manager.findOneByOrFail(Enquiry, { id })).toMatchObject({ state: 'open' });
    await close(id, 'Fenmoor County');
    expect(await manager.findOneByOrFail(Enquiry, { id })).toMatchObject({ state: 'closed' });
    expect(await said(id)).toContain('it is for Fenmoor County');
    const states = (await manager.findBy(Commitment, { enquiryId: id })).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['withdrawn']));
  });

  it('is closed without naming it where a partner has it, and not where one has not taken it', async () => {
    const { id, organisationId } = await modules.receive('waste');
    const { manager } = modules.source;
    const { id: byId } = await modules.agent('ash');
    const partnerId = randomUUID();
    await manager.insert(Partner, {
      ...{ id: partnerId, organisationId, slug: 'water', name: 'Water company' },
      ...{ kind: 'email', address: 'help@water.example' },
    });
    const handover = randomUUID();
    await manager.insert(PartnerHandover, {
      ...{ id: handover, organisationId, enquiryId: id, partnerId, byId, at: modules.clock.now() },
      ...{ words: { subject: '', text: '', files: [] }, state: 'waiting' },
    });
    await expect(close(id)).rejects.toMatchObject({ code: 'organisation-unnamed' });
    await manager.update(PartnerHandover, { id: handover }, { state: 'handed' });
    await close(id);
    expect(await said(id)).toContain('it is for Water company');
  });
});
