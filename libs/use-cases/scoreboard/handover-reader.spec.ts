import { type Agent, AskedAgain, Contact, Enquiry, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { MoveEnquiry } from '../move-enquiry/move-enquiry.js';
import { MoveEnquiryModule } from '../move-enquiry/move-enquiry.module.js';
import { EnquiryReader } from '../read/enquiry-reader.js';
import { ReadModule } from '../read/read.module.js';
import { OpenBrief } from '../take-handover/open-brief.js';
import { TakeHandoverModule } from '../take-handover/take-handover.module.js';
import { HandoverReader } from './handover-reader.js';
import { ScoreboardModule } from './scoreboard.module.js';
import { handoversCsv } from './scoreboard-csv.js';

describe('how enquiries go on, in figures', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let oak: Agent;
  let linden: Agent;

  beforeAll(async () => {
    modules = await TestModules.of(
      [AssignWorkModule, MoveEnquiryModule, ReadModule, ScoreboardModule, TakeHandoverModule],
      clock,
    );
    [oak, linden] = [await modules.agent('oak'), await modules.agent('linden')];
  });
  afterAll(() => modules?.stop());

  const move = async (id: string, service: string): Promise<void> => {
    clock.step(60_000);
    const to = { service, reason: 'It is about a boiler', despiteLater: true };
    await modules.get(MoveEnquiry).move(oak, id, to);
  };

  it('has hops, returns, repeats, what was asked again and the time lost, per service and channel', async () => {
    const settled = await modules.receive('help');
    await modules.source.manager.update(
      Enquiry,
      { id: settled.id },
      { state: 'closed', closedAt: clock.now() },
    );
    const { id } = await modules.receive('help');
    const item = await modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: id });
    await modules.get(AgentWork).accept(oak, item.id);
    await move(id, 'planning');
    await move(id, 'customer-services');
    await move(id, 'housing-repairs');
    const [newest] = (await modules.get(EnquiryReader).detail(id, linden)).handovers;
    clock.step(12 * 60_000);
    await modules.get(OpenBrief).open(linden, newest!.id, 'read');
    // A reply that asks for what is known.
    const [first] = await modules.source.manager.findBy(Contact, { enquiryId: id, direction: 'in' });
    const reply = { id: crypto.randomUUID() };
    const { organisationId, entryPointId, channel } = first!;
    await modules.source.manager.insert(Contact, {
      ...{ id: reply.id, organisationId, enquiryId: id, entryPointId, channel, direction: 'out' },
      ...{ authorId: linden.id, text: 'Which street is it?', at: clock.now() },
    });
    await modules.source.manager.insert(AskedAgain, {
      ...{ id: crypto.randomUUID(), organisationId: oak.organisationId, enquiryId: id, contactId: reply.id },
      ...{ question: 'Where', byId: linden.id, at: clock.now() },
    });
    await modules.source.manager.update(Enquiry, { id }, { contactsIn: 2 });

    const { rows, from, to } = await modules
      .get(HandoverReader)
      .read(oak.organisationId, { by: 'promise', from: '2026-11-01', to: '2026-11-23' });
    expect(rows).toEqual([
      {
        ...{ service: 'Customer services', channel: 'email', enquiries: 1, closed: 1, firstContact: 1 },
        ...{ repeated: 0, handedOn: 0, hops: 0, returns: 0, lostMinutes: null, replies: 0, askedAgain: null },
      },
      {
        ...{ service: 'Housing repairs', channel: 'email', enquiries: 1, closed: 0, firstContact: null },
        ...{ repeated: 1, handedOn: 1, hops: 3, returns: 1, lostMinutes: 12, replies: 1, askedAgain: 1 },
      },
    ]);
    expect(handoversCsv({ from, to }, rows).split('\r\n').slice(0, 2)).toEqual([
      '\ufefffrom,to,service,channel,enquiries,closed,first contact share,repeated,handed on,hops,back to where it was,minutes lost in handover,replies,asked again share',
      '2026-11-01,2026-11-23,Customer services,email,1,1,1,0,0,0,0,,0,',
    ]);
  });
});
