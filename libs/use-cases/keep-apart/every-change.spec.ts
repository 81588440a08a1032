import { randomUUID } from 'node:crypto';
import {
  type Agent,
  Appointment,
  Contact,
  Delivery,
  type Enquiry,
  Handover,
  Interpreter,
  Question,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgreeDetails } from '../agree-details/agree-details.js';
import { AgreeDetailsModule } from '../agree-details/agree-details.module.js';
import { ArrangeInterpreter } from '../arrange-interpreter/arrange-interpreter.js';
import { ArrangeInterpreterModule } from '../arrange-interpreter/arrange-interpreter.module.js';
import { AskOnce } from '../ask-once/ask-once.js';
import { AskOnceModule } from '../ask-once/ask-once.module.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { CorrectReceipt } from '../correct-receipt/correct-receipt.js';
import { CorrectReceiptModule } from '../correct-receipt/correct-receipt.module.js';
import { DismissSuggestion } from '../dismiss-suggestion/dismiss-suggestion.js';
import { DismissSuggestionModule } from '../dismiss-suggestion/dismiss-suggestion.module.js';
import { HandleEnquiry } from '../handle-enquiry/handle-enquiry.js';
import { HandleEnquiryModule } from '../handle-enquiry/handle-enquiry.module.js';
import { SayWhetherArrived } from '../handle-enquiry/say-whether-arrived.js';
import { KeepAppointments } from '../keep-appointments/keep-appointments.js';
import { KeepAppointmentsModule } from '../keep-appointments/keep-appointments.module.js';
import { MarkAppointments } from '../keep-appointments/mark-appointments.js';
import { KeepCallbacks } from '../keep-callbacks/keep-callbacks.js';
import { KeepCallbacksModule } from '../keep-callbacks/keep-callbacks.module.js';
import { KeepIncidents } from '../keep-incidents/keep-incidents.js';
import { KeepIncidentsModule } from '../keep-incidents/keep-incidents.module.js';
import { DecideSuggestion } from '../read-paper/decide-suggestion.js';
import { ReadPaperModule } from '../read-paper/read-paper.module.js';
import { SuggestAnswers } from '../suggest-answers/suggest-answers.js';
import { SuggestAnswersModule } from '../suggest-answers/suggest-answers.module.js';
import { SuggestService } from '../suggest-service/suggest-service.js';
import { SuggestServiceModule } from '../suggest-service/suggest-service.module.js';
import { OpenBrief } from '../take-handover/open-brief.js';
import { TakeHandover } from '../take-handover/take-handover.js';
import { TakeHandoverModule } from '../take-handover/take-handover.module.js';

const MODULES = [
  ...[AgreeDetailsModule, ArrangeInterpreterModule, AskOnceModule, AssignWorkModule, CorrectReceiptModule],
  ...[DismissSuggestionModule, HandleEnquiryModule, KeepAppointmentsModule, KeepCallbacksModule],
  ...[KeepIncidentsModule, ReadPaperModule, SuggestAnswersModule, SuggestServiceModule, TakeHandoverModule],
];

describe('whoever decided an earlier stage changes nothing of an enquiry, by no door', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  const ids = {
    ...{ appointment: randomUUID(), question: randomUUID(), interpreter: randomUUID() },
    ...{ handover: randomUUID(), offered: randomUUID(), incident: randomUUID(), delivery: randomUUID() },
  };
  let modules: TestModules;
  let ash: Agent;
  let enquiry: Enquiry;
  let another: Enquiry;
  let contact: Contact;

  const window = { from: '2026-07-07T13:00:00Z', to: '2026-07-07T14:00:00Z' };
  const appointment = () => ({
    ...{ requestId: randomUUID(), agentId: ash.id, from: window.from, minutes: 30, kind: 'office' as const },
    ...{ place: 'Town Hall', purpose: 'To talk it over', agreed: true as const },
  });

  beforeAll(async () => {
    modules = await TestModules.of(MODULES, clock);
    ash = await modules.agent('ash');
    enquiry = await modules.receive('help');
    another = await modules.receive('help');
    const { manager } = modules.source;
    contact = await manager.findOneByOrFail(Contact, { enquiryId: enquiry.id });
    await fill();
    await manager.query(
      `INSERT INTO exclusion (id, organisation_id, enquiry_id, agent_id, why, at) VALUES ($1, $2, $3, $4, 'decided-before', now())`,
      [randomUUID(), ash.organisationId, enquiry.id, ash.id],
    );
  });
  afterAll(() => modules?.stop());

  /** Something of each kind, to be changed. */
  const fill = async (): Promise<void> => {
    const { manager } = modules.source;
    const { id: enquiryId, organisationId, serviceId } = enquiry;
    const at = clock.now();
    const birch = await modules.agent('birch');
    const of = { organisationId, enquiryId };
    await manager.insert(Appointment, {
      ...{ ...of, id: ids.appointment, agentId: ash.id, kind: 'office', place: 'Town Hall', purpose: '' },
      ...{ startsAt: at + 3_600_000, endsAt: at + 7_200_000, state: 'agreed', sequence: 0, isDue: false },
      ...{ marks: [], createdAt: at },
    });
    await manager.insert(Question, {
      ...{
        ...of,
        id: ids.question,
        question: 'Which bin?',
        notedAt: at,
        notedById: birch.id,
        source: 'staff',
      },
    });
    await manager.insert(Interpreter, {
      ...{ ...of, id: ids.interpreter, language: 'pl', way: 'telephone', askedAt: at, askedById: birch.id },
      state: 'asked',
    });
    const handover = { ...of, at, byId: birch.id, fromServiceId: serviceId, kind: 'colleague' as const };
    await manager.insert(Handover, { ...handover, id: ids.handover, state: 'moved', toAgentId: ash.id });
    await manager.insert(Handover, {
      ...{ ...handover, id: ids.offered, state: 'offered', toAgentId: ash.id, expiresAt: at + 3_600_000 },
    });
    await manager.query(
      `INSERT INTO incident (id, organisation_id, title, opened_at, opened_by) VALUES ($1, $2, 'A lamp is broken', now(), $3)`,
      [ids.incident, organisationId, birch.id],
    );
    await manager.query(`UPDATE contact SET scan = '{"firstPage": 1, "lastPage": 1}' WHERE id = $1`, [
      contact.id,
    ]);
    await manager.query(
      `INSERT INTO contact_reading (contact_id, state, attempts, next_at, suggestions) VALUES ($1, 'read', 1, now(), $2)`,
      [
        contact.id,
        JSON.stringify([{ kind: 'postcode', value: 'FM1 1AA', label: 'FM1 1AA', state: 'open', page: 1 }]),
      ],
    );
    await manager.insert(Delivery, {
      ...{ ...of, id: ids.delivery, contactId: contact.id, channel: 'email', state: 'unknown', attempts: 1 },
      ...{ nextAttemptAt: at, createdAt: at, updatedAt: at, message: {} as Delivery['message'] },
    });
  };

  const deeds: Record<string, () => Promise<unknown>> = {
    'agrees an appointment': () => modules.get(KeepAppointments).agree(ash, enquiry.id, appointment()),
    'moves one': () => modules.get(KeepAppointments).move(ash, ids.appointment, appointment()),
    'says what became of one': () =>
      modules.get(MarkAppointments).mark(ash, ids.appointment, { what: 'on-the-way' }),
    'takes that back': () => modules.get(MarkAppointments).undo(ash, ids.appointment),
    'agrees a callback': () =>
      modules
        .get(KeepCallbacks)
        .agree(ash, enquiry.id, { ...window, reason: 'To talk it over', customerAsked: false }),
    'notes a question': () => modules.get(AskOnce).note(ash, enquiry.id, { question: 'Which street?' }),
    'answers one': () => modules.get(AskOnce).answer(ash, ids.question, 'The brown one'),
    'drops one': () => modules.get(AskOnce).drop(ash, ids.question),
    'asks for an interpreter': () =>
      modules.get(ArrangeInterpreter).ask(ash, enquiry.id, { language: 'pl', way: 'telephone', note: '' }),
    'arranges one': () => modules.get(ArrangeInterpreter).arrange(ash, ids.interpreter, { with: 'Ola' }),
    'ends one': () => modules.get(ArrangeInterpreter).end(ash, ids.interpreter, 'They speak English'),
    'agrees new details': () => modules.get(AgreeDetails).set(ash, enquiry.id, contact.id, true),
    'puts a brief right': () => modules.get(OpenBrief).change(ash, ids.handover, { asked: 'A bin' }),
    'takes a handover': () => modules.get(TakeHandover).accept(ash, ids.offered),
    'corrects a day of receipt': () =>
      modules.get(CorrectReceipt).correct(ash, contact.id, { date: '2026-07-06', reason: '' }),
    'confirms what a letter says': () =>
      modules
        .get(DecideSuggestion)
        .confirm(ash, contact.id, 'postcode', { value: 'FM1 1AA', despiteLater: false }),
    'dismisses it': () => modules.get(DecideSuggestion).dismiss(ash, contact.id, 'postcode'),
    'says that two are two': () => modules.get(DismissSuggestion).dismiss(ash, another.id, enquiry.id),
    'keeps it out of an incident': () => modules.get(KeepIncidents).keepApart(ash, ids.incident, enquiry.id),
    'takes it out of one': () => modules.get(KeepIncidents).takeOut(ash, ids.incident, enquiry.id),
    'has something sent again': () => modules.get(HandleEnquiry).retryDelivery(ash, ids.delivery),
    'says that something arrived': () => modules.get(SayWhetherArrived).say(ash, ids.delivery, 'arrived'),
    'says that its service is right': () => modules.get(SuggestService).confirm(ash, enquiry.id),
    'tells an answer of the library': () => modules.get(SuggestAnswers).tell(ash, enquiry.id, randomUUID()),
  };

  it.each(Object.keys(deeds))('%s: not here', async (deed) => {
    await expect(deeds[deed]!()).rejects.toMatchObject({ code: 'agent-excluded' });
  });
});
