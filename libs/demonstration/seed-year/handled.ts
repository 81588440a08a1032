import { type Clock, openCommitments, type OpenedCommitment, type Pack } from '@frontdoor/charter';
import { toIso } from '@frontdoor/kernel';
import type { Chance } from './chance.js';
import type { Beginning, OpeningHours, PastEnquiry } from './past-enquiry.js';
import {
  ABSENT,
  ACKNOWLEDGES,
  AGAIN,
  ANSWERS,
  ASKS,
  CALLS_BACK,
  DELAYS,
  REOPENS,
  SUPPLIES,
} from './phrases.js';
import { Story } from './story.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often, of all that could. */
const WITHDRAWN = 0.012;
const WAIVED = 0.015;
const WAITED = 0.06;
const CLARIFIED = 0.08;
const EXTENDED = 0.6;
const ASKED_AGAIN = 0.07;
const REOPENED = 0.025;
const CALL_SETTLED = 0.82;
/** Answers take longer than this share of the time allowed before a later date is agreed. */
const LATE_FROM = 0.9;
const SPREAD = 0.55;
/** Longest time that an answer takes, as a multiple of the time allowed. */
const SLOWEST = 2.6;
const BY_TELEPHONE: readonly string[] = ['phone', 'callback', 'voicemail'];

export interface YearContext {
  pack: Pack;
  office: OpeningHours;
  chance: Chance;
  /** Share of the time allowed that an answer usually takes. */
  pace: number;
  /** Share of calls that somebody picks up. */
  pickedUp: number;
  /** Everything is over by this instant. */
  until: number;
}

/** How one enquiry was dealt with, from its first contact to its close. */
export function handled(begun: Beginning, context: YearContext): PastEnquiry {
  const story = new Story(context.pack, context.chance, begun);
  const closedAt = handle(story, begun, context);
  return story.close(furtherContact(story, begun, closedAt, context), context.until);
}

function handle(story: Story, begun: Beginning, context: YearContext): number {
  if (begun.channel === 'phone') return call(story, begun, context);
  if (begun.channel === 'visit') return visit(story, begun, context);
  return written(story, begun, context);
}

function call(story: Story, begun: Beginning, context: YearContext): number {
  const { at } = begun;
  const { chance, office, pickedUp } = context;
  if (!chance.happens(pickedUp)) return callBack(story, office.addOpenTime(at, chance.logNormal(HOUR, 0.7)));
  const answeredAt = at + chance.logNormal(7000, 0.55);
  story.happen({ type: 'answered', at: answeredAt }, story.first);
  story.ask('call-answered', answeredAt);
  story.ask('taken-on', answeredAt + MINUTE);
  if (wantsLetter(story, at, context)) return written(story, begun, context);
  if (!chance.happens(CALL_SETTLED))
    return callBack(story, office.addOpenTime(at, chance.logNormal(4 * HOUR, 0.6)));
  const settledAt = answeredAt + chance.between(2 * MINUTE, 9 * MINUTE);
  story.happen({ type: 'resolved', at: settledAt });
  return settledAt + MINUTE;
}

function callBack(story: Story, at: number): number {
  story.ask('calling-back', at - MINUTE);
  story.say('phone', CALLS_BACK, 'responded', { type: 'responded', at });
  return at + 5 * MINUTE;
}

function visit(story: Story, begun: Beginning, context: YearContext): number {
  const { at } = begun;
  const { chance } = context;
  const greetedAt = at + chance.logNormal(2 * MINUTE, 0.6);
  const seenAt = greetedAt + chance.logNormal(3 * MINUTE, 0.6);
  const settledAt = seenAt + chance.logNormal(4 * MINUTE, 0.5);
  story.happen({ type: 'greeted', at: greetedAt });
  story.happen({ type: 'seen', at: seenAt });
  story.ask('visitor-seen', seenAt);
  story.ask('taken-on', seenAt);
  if (wantsLetter(story, at, context)) return written(story, begun, context);
  story.happen({ type: 'resolved', at: settledAt });
  return settledAt + MINUTE;
}

/** Some promises are kept by a response and not by settling the matter on the spot: those on complaints, say. */
const wantsLetter = (story: Story, at: number, context: YearContext): boolean =>
  owedAt(story, at, context).some(({ stops }) => !stops.includes('resolved'));

const owedAt = (story: Story, at: number, { pack }: YearContext): OpenedCommitment[] =>
  openCommitments(pack, { type: 'contact-received', ...story.facts, at }).filter(
    ({ whose, stops }) => whose === 'council' && stops.includes('responded'),
  );

/** Everything that is read and answered later. */
function written(story: Story, { at, channel }: Beginning, context: YearContext): number {
  const { pack, office, chance } = context;
  const owed = owedAt(story, at, context);
  const last = owed.toSorted((a, b) => b.dueAt - a.dueAt)[0];
  const allowed = last ? Math.max(office.openTimeBetween(at, last.dueAt), 30 * MINUTE) : 8 * HOUR;
  const pace = Math.min(chance.logNormal(context.pace, SPREAD), SLOWEST);
  const after = (share: number, from = at): number =>
    Math.round(office.addOpenTime(from, Math.max(share * allowed, 2 * MINUTE)));
  story.ask('taken-on', after(0.3 * pace));
  if (chance.happens(WITHDRAWN)) {
    const withdrawnAt = after(0.5 * pace);
    story.happen({ type: 'withdrawn', at: withdrawnAt, reason: 'The customer took it back.', by: 'agent' });
    return withdrawnAt + MINUTE;
  }
  const sooner = owed.filter(({ dueAt, stops }) => stops.includes('acknowledged') && dueAt < last!.dueAt);
  if (sooner.length > 0) {
    const dueAt = Math.min(...sooner.map((each) => each.dueAt));
    const saidAt = after((chance.logNormal(0.3, SPREAD) * office.openTimeBetween(at, dueAt)) / allowed);
    if (saidAt < after(pace))
      story.say(channel, ACKNOWLEDGES, 'acknowledged', { type: 'acknowledged', at: saidAt });
  }
  const clock = last && pack.clocks.get(last.clockId);
  const answeredAt = clock ? delayedUntil(story, clock, last.dueAt, pace, after, context) : after(pace);
  if (story.canReceive && chance.happens(ASKED_AGAIN))
    story.receive(chance.between(at, answeredAt), chance.pick(AGAIN));
  if (BY_TELEPHONE.includes(channel)) return callBack(story, answeredAt);
  story.say(channel, chance.pick(ANSWERS), 'responded', { type: 'responded', at: answeredAt });
  return answeredAt + chance.between(MINUTE, 30 * MINUTE);
}

/** What delays an answer: an absence, a question, a later date. Returns when the answer is given. */
function delayedUntil(
  story: Story,
  clock: Clock,
  dueAt: number,
  pace: number,
  after: (share: number, from?: number) => number,
  { office, chance }: YearContext,
): number {
  const { channel } = story.facts;
  if (clock.waiver === 'out-of-office' && chance.happens(WAIVED)) {
    const at = after(0);
    story.sayAutomatically(channel, ABSENT, {
      type: 'waived',
      at,
      waiver: 'out-of-office',
      evidence: 'The notice that was sent',
      urgentContact: 'Customer services, 01632 960100',
      returnDate: toIso(after(1.5)).slice(0, 10),
    });
    return after(chance.between(1.5, 1.9));
  }
  const asks = clock.resetsOnClarification ? CLARIFIED : clock.pauses ? WAITED : 0;
  if (story.canReceive && chance.happens(asks)) {
    const askedAt = after(0.3 * Math.min(pace, 1));
    const suppliedAt = askedAt + chance.between(0.2, 4) * DAY;
    story.say(channel, ASKS, null, {
      type: 'paused',
      at: askedAt,
      reason: 'A reference is missing.',
      by: 'agent',
    });
    if (clock.resetsOnClarification) story.happen({ type: 'clarification-received', at: suppliedAt });
    story.happen({ type: 'resumed', at: suppliedAt });
    story.receive(suppliedAt, chance.pick(SUPPLIES));
    return after(0.6 * pace, suppliedAt);
  }
  if (clock.extends && pace > LATE_FROM && chance.happens(EXTENDED)) {
    const at = after(0.8);
    const until = office.closingTime(office.workingDayAfter(office.localDay(dueAt), 5));
    const event = {
      type: 'extended',
      at,
      clockId: clock.id,
      until,
      reason: DELAYS,
      customerToldAt: at,
    } as const;
    story.say(channel, DELAYS, 'extended', event);
    return office.addOpenTime(dueAt, chance.between(0.05, 1.08) * office.openTimeBetween(dueAt, until));
  }
  return after(pace);
}

/** Some customers make contact again after the close; their answer comes soon. */
function furtherContact(story: Story, begun: Beginning, closedAt: number, context: YearContext): number {
  const { chance, office, until } = context;
  const { channel: cameBy } = begun;
  const at = office.addOpenTime(closedAt + chance.between(0.4, 6) * DAY, chance.between(MINUTE, 3 * HOUR));
  if (cameBy === 'visit' || !story.canReceive || !chance.happens(REOPENED) || at > until) return closedAt;
  story.reopen();
  const contact = story.receive(at, chance.pick(REOPENS));
  if (cameBy === 'phone') story.happen({ type: 'answered', at: at + chance.logNormal(7000, 0.55) }, contact);
  const answeredAt = office.addOpenTime(at, chance.logNormal(2 * HOUR, SPREAD));
  const channel = BY_TELEPHONE.includes(cameBy) ? 'phone' : cameBy;
  story.say(channel, chance.pick(ANSWERS), 'responded', { type: 'responded', at: answeredAt });
  return answeredAt + MINUTE;
}
