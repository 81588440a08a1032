import { parseDate } from '../calendar/civil.js';
import type { Zone } from '../calendar/zone.js';
import type { ContactReceived, EnquiryEvent, Facts } from '../words/events.js';
import type { Happening, Matter } from './case-file.js';

/** The instant of a local time such as `2026-04-02 16:30`. */
export function caseInstant(text: string, zone: Zone): number {
  const [hour = 0, minute = 0, second = 0] = text.slice(11).split(':').map(Number);
  return zone.instant(parseDate(text.slice(0, 10))!, ((hour * 60 + minute) * 60 + second) * 1000);
}

/** An event of a story, with the facts of its matter. */
export function caseEvent(happening: Happening, matter: Matter, zone: Zone): EnquiryEvent {
  if (typeof happening === 'string') {
    const at = happening.lastIndexOf(' ');
    const type = happening.slice(at + 1) as EnquiryEvent['type'];
    return charterEvent(type, caseInstant(happening.slice(0, at), zone), matter);
  }
  const at = caseInstant(happening.at, zone);
  if ('paused' in happening) return { type: 'paused', at, reason: happening.paused, by: happening.by };
  if ('withdrawn' in happening)
    return { type: 'withdrawn', at, reason: happening.withdrawn, by: happening.by };
  if ('classified' in happening) return { type: 'classified', at, ...caseFacts(happening.classified) };
  if ('waived' in happening) {
    return {
      type: 'waived',
      at,
      waiver: happening.waived,
      evidence: happening.evidence,
      urgentContact: happening['urgent-contact'],
      returnDate: happening['return-date'],
    };
  }
  const told = happening['customer-told'];
  return {
    type: 'extended',
    at,
    clockId: '',
    until: caseInstant(happening.until, zone),
    reason: happening.extended,
    customerToldAt: told === undefined ? undefined : caseInstant(told, zone),
  };
}

function charterEvent(type: EnquiryEvent['type'], at: number, matter: Matter): EnquiryEvent {
  if (type !== 'contact-received') return { type, at, ...caseFacts(matter) } as EnquiryEvent;
  const received: ContactReceived = {
    type,
    at,
    channel: 'email',
    service: 'any service',
    customerServiceCentre: false,
    enquiryKind: 'enquiry',
    ...caseFacts(matter),
  };
  return received;
}

/** Only what the matter says. */
export function caseFacts(matter: Matter): Facts {
  const all: Facts = {
    channel: matter.channel,
    service: matter.service,
    customerServiceCentre: matter['customer-service-centre'],
    enquiryKind: matter.kind,
    complex: matter.complex,
    responseRequested: matter['response-requested'],
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
