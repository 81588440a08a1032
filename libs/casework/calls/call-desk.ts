import { Injectable } from '@nestjs/common';
import {
  type Acceptance,
  type Arrival,
  type CallAsk,
  callbackWindow,
  type CallScript,
  windowInWords,
} from '@frontdoor/channels/core';
import { type CallRuleDoes, callChannel, type OverflowOffer } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import {
  beginPhoneCall,
  DataSource,
  type EntityManager,
  IsNull,
  PhoneCall,
  type WantedByCaller,
} from '@frontdoor/persistence';
import { ruleBefore, ruleWhileWaiting, WHEN_CLOSED } from '@frontdoor/routing';
import { Channels } from '../channels/index.js';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { Changes } from '../live/index.js';
import { CallsInQueue } from '../queue/index.js';
import { CallbackWindows } from '../shifts/index.js';
import { CallLoads } from './call-load.js';
import { type CallWords, ENGLISH, KEYS, withReference, wordsIn } from './call-words.js';
import { EndCall } from './end-call.js';
import { lockedCall } from './find-call.js';
import { LegDesk } from './leg-desk.js';

/** How long a caller hears ringing or waiting before the hub looks again, and between two announcements of their place. */
const LOOK_SECONDS = 9;
const SAID_EVERY_MS = 30_000;
const CHOOSE_SECONDS = 8;
const SPEAK_SECONDS = 5;
/** How long a partner is rung. */
const RING_SECONDS = 25;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST_MESSAGE_SECONDS = 180;
/** Longer nobody is kept on the line. */
const MOST_WAIT_MS = 60 * 60_000;
/** How long a provider takes to move a telephone. */
const MOVED_WITHIN_MS = 5_000;

/** What a telephone is answered with that asks what it does next. */
@Injectable()
export class CallDesk {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly channels: Channels,
    private readonly windows: CallbackWindows,
    private readonly loads: CallLoads,
    private readonly changes: Changes,
    private readonly calls: CallsInQueue,
    private readonly ending: EndCall,
    private readonly legs: LegDesk,
    private readonly clock: Clock,
  ) {}

  /** @param taken the arrival of the call and its receipt, with its first question */
  async next(ask: CallAsk, taken?: { arrival: Arrival; receipt: Acceptance }): Promise<CallScript> {
    if (ask.of === 'leg') return this.legs.next(ask);
    if (ask.of === 'partner') return this.pickedUp(ask.call);
    const call = taken ? await this.begin(ask, taken) : await this.find(ask);
    if (!call) return { say: [ENGLISH.sorry], next: { do: 'hang-up' } };
    if (ask.ask === 'left') return { next: { do: 'hang-up' } };
    if (call.state === 'talking') return this.putThrough(call, ask.ask);
    const { language } = await this.directory.entryPoint(call.entryPointId);
    const words = wordsIn(language);
    const script =
      call.state === 'ended'
        ? { say: [words.goodbye], next: { do: 'hang-up' as const } }
        : await this.waiting(call, words, ask);
    return { language: words.language, ...script };
  }

  /**
   * To whoever answered. A telephone that is being moved there at the moment is not brought there twice: it would leave the
   * room, which ends it for all.
   */
  private async putThrough(call: PhoneCall, ask: string): Promise<CallScript> {
    if (ask === 'join') return joined(call);
    const now = this.clock.now();
    const { affected } = await this.source.manager.update(
      PhoneCall,
      { id: call.id, connectedAt: IsNull() },
      { connectedAt: now },
    );
    const isBeingMoved = !affected && now - (call.connectedAt ?? now) < MOVED_WITHIN_MS;
    return isBeingMoved ? { next: { do: 'wait', ask: 'wait', sound: 'ringing', seconds: 3 } } : joined(call);
  }

  private async begin(
    { call: { entryPoint: address, providerId } }: CallAsk & { of: 'caller' },
    { arrival, receipt }: { arrival: Arrival; receipt: Acceptance },
  ): Promise<PhoneCall | null> {
    const { entryPoint } = await this.directory.placeOf(callChannel, address);
    const { contactId: id, reference, receivedAt: at } = receipt;
    const { id: entryPointId, organisationId, serviceId } = entryPoint;
    const number = arrival.contact?.from?.value ?? null;
    const now = this.clock.now();
    await beginPhoneCall(this.source, {
      id,
      organisationId,
      entryPointId,
      serviceId,
      providerId,
      number,
      reference,
      at,
      now,
    });
    return this.source.manager.findOneBy(PhoneCall, { entryPointId, providerId });
  }

  private async find({
    call: { entryPoint: address, providerId },
  }: CallAsk & { of: 'caller' }): Promise<PhoneCall | null> {
    const entryPoint = await this.directory.entryPointAt(callChannel, address);
    return entryPoint
      ? this.source.manager.findOneBy(PhoneCall, { entryPointId: entryPoint.id, providerId })
      : null;
  }

  private waiting(call: PhoneCall, words: CallWords, ask: CallAsk & { of: 'caller' }): Promise<CallScript> {
    const [step, offered = ''] = ask.ask.split('.');
    switch (step) {
      case 'begin':
        return this.first(call, words);
      case 'offered':
      case 'wait':
        return this.chosen(call, words, ask.keys, offered.split('-and-') as OverflowOffer[]);
      // The partner did not pick up: otherwise the call would have ended.
      case 'partner':
        return this.apply(call, words, { offer: ALL_OFFERS }, [words.partnerAway], true);
      case 'number':
        return this.numberGiven(call, words, ask.number);
      case 'time':
        return this.timeGiven(call, words, ask.words ?? '');
      case 'recorded':
        return this.end(call, { as: 'voicemail' }, () =>
          withReference(words, words.messageTaken, call.reference),
        );
      default:
        return this.stay(call, words);
    }
  }

  /** Nobody hears a menu: it rings, and only where nobody can come is anything offered. */
  private async first(call: PhoneCall, words: CallWords): Promise<CallScript> {
    const { name } = await this.directory.organisation(call.organisationId);
    return this.beforeWaiting(call, words, [words.greeting(name)], []);
  }

  /**
   * A line that is paused is told by its own words and offers what a closed one does. Whoever is passed on comes under the rules
   * of the other service.
   *
   * @param passed the services that they came from
   */
  private async beforeWaiting(
    call: PhoneCall,
    words: CallWords,
    said: readonly string[],
    passed: readonly string[],
  ): Promise<CallScript> {
    const paused = await this.directory.pausedWords(call.entryPointId);
    if (paused !== undefined) return this.apply(call, words, WHEN_CLOSED, [...said, paused], false);
    const load = await this.loads.of(call);
    const { callRules } = await this.directory.service(call.serviceId);
    const rule = ruleBefore(callRules, load);
    if (!rule)
      return { say: said, next: { do: 'wait', ask: 'wait', sound: 'ringing', seconds: LOOK_SECONDS } };
    const now = this.clock.now();
    const window = { from: toIso(load.opens), to: toIso(load.opens) };
    const opens = windowInWords(window, now, load.zone).replace(/ between (.*) and .*$/, ' at $1');
    const why = [...said, words.whyNot(rule.when, opens, load.expectedMs)];
    if (!('service' in rule.does)) return this.apply(call, words, rule.does, why, false);
    const serviceId = await this.pass(call, rule.does.service, passed);
    if (serviceId === undefined)
      return { say: why, next: { do: 'wait', ask: 'wait', sound: 'ringing', seconds: LOOK_SECONDS } };
    return this.beforeWaiting({ ...call, serviceId }, words, why, [...passed, call.serviceId]);
  }

  /** On from here: what a rule wants by now, else where they stand, now and then. */
  private async stay(call: PhoneCall, words: CallWords): Promise<CallScript> {
    const load = await this.loads.of(call);
    const { callRules } = await this.directory.service(call.serviceId);
    const { calls: caller } = this.charters.current(await this.directory.organisation(call.organisationId));
    const waitedMs = this.clock.now() - call.beganAt;
    if (waitedMs > MOST_WAIT_MS) return this.longEnough(call, words);
    const does = ruleWhileWaiting(callRules, caller, { waitedMs, used: call.rulesUsed });
    const isSaid =
      Math.floor(waitedMs / SAID_EVERY_MS) > Math.floor((waitedMs - LOOK_SECONDS * 1000) / SAID_EVERY_MS);
    const where = [
      words.place(load.ahead),
      ...(load.expectedMs === undefined ? [] : [words.wait(load.expectedMs)]),
      ...(callRules?.quicker ? [callRules.quicker] : []),
    ];
    if (does) {
      await this.source.manager.increment(PhoneCall, { id: call.id }, 'rulesUsed', 1);
      return this.apply(call, words, does, where, true);
    }
    const sound = load.rings ? 'ringing' : 'waiting';
    return {
      say: isSaid && !load.rings ? where : [],
      next: { do: 'wait', ask: call.rulesUsed > 0 ? OFFERED_ALL : 'wait', sound, seconds: LOOK_SECONDS },
    };
  }

  /** Every wait has an end: they are rung back, with their place, where their number is known. */
  private longEnough(call: PhoneCall, words: CallWords): Promise<CallScript> {
    if (call.number !== null || call.wanted?.number) return this.ringBack(call, words, {});
    return this.end(call, { as: 'told' }, () => [words.nobodyCame]);
  }

  private async apply(
    call: PhoneCall,
    words: CallWords,
    does: CallRuleDoes,
    before: readonly string[],
    mayStay: boolean,
  ): Promise<CallScript> {
    if ('offer' in does) {
      const offered = offeredIn(words, does.offer);
      const offers = offered.map((each) => words.offers[each]);
      const said = [...before, ...offers, ...(mayStay ? [words.stay] : [])];
      return {
        say: said,
        next: {
          do: 'listen',
          ask: `offered.${offered.join('-and-')}`,
          for: 'keys',
          seconds: CHOOSE_SECONDS,
        },
      };
    }
    if ('number' in does) return this.connect(call, does.number, before);
    if ('service' in does) await this.pass(call, does.service);
    const said = 'say' in does ? [...before, does.say] : before;
    return { say: said, next: { do: 'wait', ask: 'wait', sound: 'ringing', seconds: LOOK_SECONDS } };
  }

  /** They keep their place until the partner picks up. */
  private async connect(call: PhoneCall, number: string, say: readonly string[]): Promise<CallScript> {
    const { address } = await this.directory.entryPoint(call.entryPointId);
    return {
      say,
      next: {
        do: 'connect',
        ask: 'partner',
        call: call.id,
        number,
        callerId: address,
        seconds: RING_SECONDS,
      },
    };
  }

  /** Nobody else has it from now on, unless somebody answered it in the same moment. */
  private pickedUp(id: string): Promise<CallScript> {
    return this.changes.run(async (manager) => {
      const call = UUID.test(id) ? await lockedCall(manager, id) : null;
      if (call?.state !== 'waiting') return { next: { do: 'hang-up' } };
      await this.ending.end(manager, call, { as: 'partner' });
      return { ...(await this.toldToPartner(call)), next: { do: 'go-on' } };
    });
  }

  /** Who puts somebody through, and about what; the caller hears nothing of it. */
  private async toldToPartner(call: PhoneCall): Promise<Pick<CallScript, 'say' | 'language'>> {
    const { language } = await this.directory.entryPoint(call.entryPointId);
    const words = wordsIn(language);
    const organisation = await this.directory.organisation(call.organisationId);
    const service = await this.directory.service(call.serviceId);
    return {
      language: words.language,
      say: [
        words.toPartner(organisation.name, service.name),
        words.callersReference,
        { spell: call.reference },
      ],
    };
  }

  /** People of another service take it, with its place; the id of that service, undefined where it stays. */
  private async pass(
    call: PhoneCall,
    slug: string,
    passed: readonly string[] = [],
  ): Promise<string | undefined> {
    const service = await this.directory.serviceBySlug(call.organisationId, slug);
    if (!service || service.id === call.serviceId || passed.includes(service.id)) return undefined;
    await this.changes.run(async (manager) => {
      await manager.update(PhoneCall, { id: call.id }, { serviceId: service.id });
      await this.calls.mind(manager, [call.id]);
    });
    return service.id;
  }

  /** A key that was not offered is none. Whoever chooses nothing stays, or hears it once more where nobody can come. */
  private async chosen(
    call: PhoneCall,
    words: CallWords,
    key: string | undefined,
    offered: readonly OverflowOffer[],
  ): Promise<CallScript> {
    const offer = offeredIn(words, offered).find((each) => KEYS[each] === key);
    if (offer === 'voicemail') {
      await this.want(call, { ...call.wanted, message: true });
      return {
        say: [words.speakNow],
        next: { do: 'record', ask: 'recorded', mostSeconds: LONGEST_MESSAGE_SECONDS },
      };
    }
    if (offer && call.number === null && !call.wanted?.number) {
      await this.want(call, { ...(offer === 'callback-later' && { later: true }) });
      return {
        say: [words.whichNumber],
        next: { do: 'listen', ask: 'number', for: 'number', seconds: SPEAK_SECONDS },
      };
    }
    if (offer === 'callback-later') return askForTime(words);
    if (offer === 'callback') return this.ringBack(call, words, {});
    return this.stay(call, words);
  }

  private async numberGiven(
    call: PhoneCall,
    words: CallWords,
    number: string | undefined,
  ): Promise<CallScript> {
    if (number === undefined)
      return {
        say: [words.noNumber, words.whichNumber],
        next: { do: 'listen', ask: 'number', for: 'number', seconds: SPEAK_SECONDS },
      };
    await this.want(call, { ...call.wanted, number });
    return call.wanted?.later
      ? askForTime(words)
      : this.ringBack({ ...call, wanted: { ...call.wanted, number } }, words, {});
  }

  private async timeGiven(call: PhoneCall, words: CallWords, said: string): Promise<CallScript> {
    const { address } = await this.directory.entryPoint(call.entryPointId);
    const hours = await this.channels.openingHoursAt(callChannel, address);
    const now = this.clock.now();
    // Moved to when somebody is on, before it is promised.
    const { organisationId, serviceId } = call;
    const window = await this.windows.promisable(organisationId, serviceId, callbackWindow(said, now, hours));
    return this.ringBack(call, words, { window }, windowInWords(window, now, hours.zone.id));
  }

  private ringBack(
    call: PhoneCall,
    words: CallWords,
    { window }: Pick<WantedByCaller, 'window'>,
    when?: string,
  ): Promise<CallScript> {
    const { number } = call.wanted ?? {};
    const wanted = { ...(number && { number }), ...(window && { window }) };
    return this.end(call, { as: 'callback', wanted }, () =>
      withReference(words, words.willRing(when), call.reference),
    );
  }

  private async want(call: PhoneCall, wanted: WantedByCaller): Promise<void> {
    await this.source.manager.update(PhoneCall, { id: call.id, state: 'waiting' }, { wanted });
  }

  /** Somebody may have answered in the same moment: then they speak to each other. */
  private end(
    call: PhoneCall,
    ended: Parameters<EndCall['end']>[2],
    last: () => CallScript['say'],
  ): Promise<CallScript> {
    return this.changes.run(async (manager: EntityManager) => {
      const now = await lockedCall(manager, call.id);
      if (now?.state === 'talking')
        return { next: { do: 'wait', ask: 'wait', sound: 'ringing', seconds: 3 } };
      if (now) await this.ending.end(manager, now, ended);
      return { say: last() ?? [], next: { do: 'hang-up' } };
    });
  }
}

const ALL_OFFERS: OverflowOffer[] = ['callback', 'callback-later', 'voicemail'];

/** All offers stay open to whoever was told of them. */
const OFFERED_ALL = `wait.${ALL_OFFERS.join('-and-')}`;

const joined = ({ id: room }: PhoneCall): CallScript => ({ next: { do: 'join', room, as: 'customer' } });

/** Of the offers those that can be carried out in a language; a message can be left in any. */
const offeredIn = (words: CallWords, offers: readonly OverflowOffer[]): readonly OverflowOffer[] => {
  const possible = offers.filter((each) => words.isUnderstood || each !== 'callback-later');
  return possible.length > 0 ? possible : ['voicemail'];
};

const askForTime = (words: CallWords): CallScript => ({
  say: [words.whatAndWhen],
  next: { do: 'listen', ask: 'time', for: 'words', seconds: SPEAK_SECONDS },
});
