import { type EnquiryEvent, type Pack, requiredContent, stepsAt } from '@frontdoor/charter';
import type { Channel, StepMoment } from '@frontdoor/kernel';
import type { Chance } from './chance.js';
import { type Beginning, factsOf, type PastContact, type PastEnquiry } from './past-enquiry.js';

/** Messages that leave without all that the charter wants, and steps that were forgotten or not answered. */
const OVERRIDES = 0.03;
const CONFIRMED = 0.89;
const ANSWERED_NO = 0.04;

type Said = 'responded' | 'acknowledged' | 'extended';

/** Writes down what happens to one enquiry, in the order in which it is told. */
export class Story {
  readonly facts;
  private readonly past: PastEnquiry;
  private room: number;

  constructor(
    private readonly pack: Pack,
    private readonly chance: Chance,
    begun: Beginning,
  ) {
    this.facts = factsOf(begun);
    this.room = begun.room;
    const { service, kind, channel, subject, complex, at } = begun;
    this.past = {
      service,
      kind,
      channel,
      subject,
      complex,
      reopened: false,
      closedAt: at,
      contacts: [],
      ledger: [],
      prompts: [],
    };
    this.receive(at, begun.text);
  }

  get first(): PastContact {
    return this.past.contacts[0]!;
  }

  /** May the customer make contact once more? */
  get canReceive(): boolean {
    return this.room > 0;
  }

  receive(at: number, text: string): PastContact {
    this.room--;
    const contact = this.contact({ direction: 'in', channel: this.facts.channel, at, text });
    this.happen({ type: 'contact-received', ...this.facts, at: contact.at }, contact);
    return contact;
  }

  /** Something was said to the customer; it keeps what the event keeps. */
  say(channel: Channel, text: string, says: Said | null, event: EnquiryEvent): void {
    const contact = this.contact({ direction: 'out', channel, at: event.at, text });
    const [missing] = says ? requiredContent(this.pack, { in: says, facts: this.facts, at: event.at }) : [];
    if (missing && this.chance.happens(OVERRIDES))
      contact.override = { reason: 'The customer was told this on the telephone.', missing: [missing] };
    this.happen(event, contact);
  }

  /** A message that the hub sent by itself. */
  sayAutomatically(channel: Channel, text: string, event: EnquiryEvent): void {
    this.happen(event, this.contact({ direction: 'out', channel, at: event.at, text, automatic: true }));
  }

  happen(event: EnquiryEvent, contact: PastContact | null = null): void {
    this.past.ledger.push({ event: { ...event, at: Math.round(event.at) }, contact });
  }

  /** An enquiry is taken on once; calls are answered and made as often as it takes. */
  ask(moment: StepMoment, at: number): void {
    if (moment === 'taken-on' && this.past.prompts.some((each) => each.moment === moment)) return;
    for (const step of stepsAt(this.pack, moment, this.facts, at)) {
      const luck = this.chance.next();
      const answer = luck < CONFIRMED ? 'confirmed' : luck < CONFIRMED + ANSWERED_NO ? 'not-confirmed' : null;
      this.past.prompts.push({ ...step, moment, at: Math.round(at), answer });
    }
  }

  reopen(): void {
    this.past.reopened = true;
  }

  /** Closes the enquiry. What would come after `until` is moved before it, so that nothing is left open. */
  close(at: number, until: number): PastEnquiry {
    const { past } = this;
    past.closedAt = Math.round(at);
    const start = past.contacts[0]!.at;
    if (past.closedAt > until) squeeze(past, start, (until - start) / (past.closedAt - start));
    return past;
  }

  private contact(
    given: Pick<PastContact, 'direction' | 'channel' | 'at' | 'text'> & Partial<PastContact>,
  ): PastContact {
    const contact = { automatic: false, override: null, ...given, at: Math.round(given.at) };
    this.past.contacts.push(contact);
    return contact;
  }
}

function squeeze(past: PastEnquiry, start: number, factor: number): void {
  const sooner = (at: number): number => start + Math.floor((at - start) * factor);
  past.closedAt = sooner(past.closedAt);
  for (const contact of past.contacts) contact.at = sooner(contact.at);
  for (const prompt of past.prompts) prompt.at = sooner(prompt.at);
  for (const entry of past.ledger) entry.event = { ...entry.event, at: sooner(entry.event.at) };
}
