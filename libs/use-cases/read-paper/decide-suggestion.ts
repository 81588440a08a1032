import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { Joins } from '@frontdoor/casework/joins';
import { Ledger } from '@frontdoor/casework/ledger';
import { LiveEvents } from '@frontdoor/casework/live';
import { Placement } from '@frontdoor/casework/placement';
import { OfferWork, QueueTransaction, refuseExcluded } from '@frontdoor/casework/queue';
import { Readings } from '@frontdoor/casework/readings';
import { Timeline } from '@frontdoor/casework/timeline';
import {
  type AnswerOf,
  type BodyOf,
  type api,
  type ContactReading,
  IDENTIFIERS,
  type IdentifierKind,
  type ReadingSuggestion,
  type ReadingSuggestionKind,
} from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  Enquiry,
  type EntityManager,
  Identifier,
  Not,
  Service,
  writeSuggestions,
} from '@frontdoor/persistence';

/** People judge what a machine found in a letter; what they confirm is done. */
@Injectable()
export class DecideSuggestion {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly readings: Readings,
    private readonly joins: Joins,
    private readonly placement: Placement,
    private readonly ledger: Ledger,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Done twice, it is done once.
   *
   * @throws FrontdoorError `reading-not-found`, `suggestion-changed`, `service-unknown`, `customers-differ`,
   * `kinds-differ`, `promise-lengthened`
   */
  async confirm(
    agent: Agent,
    contactId: string,
    kind: ReadingSuggestionKind,
    { value, despiteLater }: BodyOf<typeof api.confirmReadingSuggestion>,
  ): Promise<AnswerOf<typeof api.confirmReadingSuggestion>> {
    await this.decide(agent, contactId, kind, 'confirmed', async (manager, contact, suggestion) => {
      if (suggestion.value !== value) throw new FrontdoorError('suggestion-changed');
      await this.apply(manager, agent, contact, suggestion, despiteLater);
    });
    this.offerWork.kick(agent.organisationId);
    const reading = await this.readings.of(contactId, agent.organisationId);
    return { reading, enquiryId: await this.readings.enquiryOf(contactId) };
  }

  /** @throws FrontdoorError `reading-not-found`, `suggestion-changed` */
  async dismiss(agent: Agent, contactId: string, kind: ReadingSuggestionKind): Promise<ContactReading> {
    await this.decide(agent, contactId, kind, 'dismissed', () => Promise.resolve());
    return this.readings.of(contactId, agent.organisationId);
  }

  private decide(
    agent: Agent,
    contactId: string,
    kind: ReadingSuggestionKind,
    state: 'confirmed' | 'dismissed',
    apply: (manager: EntityManager, contact: Contact, suggestion: ReadingSuggestion) => Promise<void>,
  ): Promise<void> {
    const { organisationId } = agent;
    return this.queue.run(organisationId, async (manager) => {
      const { suggestions } = await this.readings.of(contactId, organisationId, manager);
      const suggestion = suggestions.find((each) => each.kind === kind);
      if (!suggestion) throw new FrontdoorError('suggestion-changed');
      if (suggestion.state === state) return;
      // What was confirmed has been done.
      if (suggestion.state !== 'open') throw new FrontdoorError('suggestion-changed');
      const contact = await manager.findOneByOrFail(Contact, { id: contactId });
      await refuseExcluded(manager, { id: contact.enquiryId, organisationId }, agent);
      await apply(manager, contact, suggestion);
      await writeSuggestions(manager, {
        contactId,
        suggestions: suggestions.map((each) => (each === suggestion ? { ...each, state } : each)),
      });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: contact.enquiryId }]);
    });
  }

  private async apply(
    manager: EntityManager,
    agent: Agent,
    contact: Contact,
    { kind, value, label }: ReadingSuggestion,
    despiteLater: boolean,
  ): Promise<void> {
    const { organisationId } = agent;
    if (kind === 'reference') {
      const other = await manager.findOneBy(Enquiry, { organisationId, reference: value });
      if (!other) throw new FrontdoorError('enquiry-not-found');
      const intoId = other.joinedId ?? other.id;
      const fromId = contact.enquiryId;
      if (intoId === fromId) return;
      // Where more came to the enquiry that has the letter, only the letter is another matter.
      const more = await manager.existsBy(Contact, {
        ...{ enquiryId: fromId, id: Not(contact.id) },
        ...{ direction: 'in', automatic: false },
      });
      const belonging = { fromId, intoId, despiteLater, ...(more && { contactId: contact.id }) };
      await this.joins.join(manager, agent, belonging);
      return;
    }
    const enquiry = await findEnquiry(manager, contact.enquiryId, organisationId);
    if (kind === 'service') {
      const service = await this.directory.serviceCalled(organisationId, value);
      const to = { service, reason: 'the letter says so' };
      const from = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
      if (!despiteLater)
        await this.ledger.refuseLater(manager, enquiry, this.placement.entryOf(agent, enquiry, from, to));
      await this.placement.move(manager, agent, enquiry, to);
      return;
    }
    if (kind !== 'postcode') await this.addAddress(manager, enquiry, kind, value);
    const what = kind === 'postcode' ? 'Postcode' : IDENTIFIERS[kind].label;
    const text = `${agent.name} confirmed from the letter: ${what} ${label}`;
    await this.timeline.event(manager, enquiry.id, agent.id, text);
  }

  /** Named in the letter, so known in this enquiry, and proof of nothing. */
  private async addAddress(
    manager: EntityManager,
    { id: enquiryId, organisationId, customerId }: Enquiry,
    kind: IdentifierKind,
    value: string,
  ): Promise<void> {
    if (await manager.existsBy(Identifier, { customerId, kind, value })) return;
    const named = { organisationId, customerId, kind, value, enquiryId };
    await manager.insert(Identifier, { ...named, id: this.ids.uuid(), createdAt: this.clock.now() });
  }
}
