import { setTimeout as pause } from 'node:timers/promises';
import type { Pickup, StandInCall } from './calls.js';
import { postSigned, progress, type Account } from './hub-link.js';
import { Room, type Member } from './room.js';
import { newSid } from './sids.js';
import { elements, parseTwiml, textOf, type Element } from './twiml.js';

/** How a telephone reacts when it rings, and what is pressed once it is asked for a key. */
export interface Hands {
  pickup: Pickup | 'rings';
  /** Pressed at once where a key is asked for; nothing when absent, as by an answering machine. */
  presses?: string;
  /** How long it rings before it is picked up. */
  ringsMs?: number;
  /** An answering machine, with how long its greeting takes. */
  machine?: { greetingMs: number };
}

/** Everything that the telephones of one stand-in share. */
export interface Exchange {
  account: Account;
  hands: (number: string) => Hands;
  rooms: Map<string, Room>;
  /** How long the hub took to answer, in milliseconds. */
  twimlTook: number[];
  /** Tells the hub, in the order in which it happens, unless the stand-in was asked to disorder it. */
  tell: (address: string, form: Record<string, string>) => void;
  /** How many times faster than life whoever is asked falls silent. */
  speed: number;
  /** Runs in the background until it ends. */
  run: (work: () => Promise<void>) => void;
}

interface Document {
  twiml: string;
  url: string;
}

type Woken = { digits: string } | { speech: string } | 'silence' | 'redirected' | 'over';

/** Shorter and longer recordings, in seconds, are not written down. */
const TRANSCRIBED = { least: 2, most: 120 };

const LONGEST = 500;
const SOUND_SECONDS = 3;

/** A telephone in a call: it carries out one TwiML document after the other until somebody hangs up. */
export class Telephone implements Member {
  readonly heard: string[] = [];
  status: StandInCall['status'] | 'canceled' = 'queued';
  /** Epoch milliseconds. */
  answeredAt: number | undefined;
  endedAt: number | undefined;
  /** The room it is in. */
  room: Room | undefined;
  /** The number that it was put through to, and speaks with. */
  partner: string | undefined;
  private redirectedTo: string | undefined;
  private wake: ((by: Woken) => void) | undefined;
  private readonly given: ({ digits: string } | { speech: string })[] = [];
  private sequence = 0;

  constructor(
    private readonly exchange: Exchange,
    readonly sid: string,
    readonly about: { from: string; to: string; direction: 'inbound' | 'outbound-api' },
    private readonly told: { address: string; events: readonly string[] } | undefined,
  ) {}

  /** For how long it was connected, as it is billed. */
  get seconds(): number {
    return this.answeredAt === undefined || this.endedAt === undefined
      ? 0
      : Math.ceil((this.endedAt - this.answeredAt) / 1000);
  }

  get isOver(): boolean {
    return !['queued', 'ringing', 'in-progress'].includes(this.status);
  }

  /** A customer's call: rings, and is connected as soon as the hub answers with anything to hear. */
  async come(voiceUrl: string): Promise<void> {
    this.status = 'ringing';
    await this.untilItFails(async () => {
      const first = await this.fetch(voiceUrl, {});
      this.status = 'in-progress';
      this.answeredAt = this.exchange.account.clock.now();
      await this.carryOn(first);
    });
  }

  /** A telephone that the hub has rung. */
  async ring({ url, twiml, timeout: seconds, amd }: StandInCall): Promise<void> {
    if (this.isOver) return;
    const { pickup, ringsMs = 0, machine } = this.exchange.hands(this.about.to);
    if (pickup !== 'failed') this.tellStatus('ringing', 'ringing');
    if (pickup === 'answers' && ringsMs > 0) await this.silence(ringsMs);
    if (pickup === 'rings') await this.silence((seconds * 1000) / this.exchange.speed);
    if (this.isOver) return;
    if (pickup !== 'answers') return this.end(pickup === 'rings' ? 'no-answer' : pickup);
    this.tellStatus('answered', 'in-progress');
    if (amd) this.exchange.run(() => this.recognise(amd, machine));
    await this.untilItFails(async () =>
      this.carryOn(url ? await this.fetch(url, {}) : { twiml, url: 'http://127.0.0.1/' }),
    );
  }

  /** Whoever the hub has no answer for hears that something went wrong, and the call ends. */
  private async untilItFails(converse: () => Promise<void>): Promise<void> {
    try {
      await converse();
    } finally {
      this.end('completed');
    }
  }

  private async recognise(
    { url, waitsForGreeting }: NonNullable<StandInCall['amd']>,
    machine: Hands['machine'],
  ): Promise<void> {
    if (machine && waitsForGreeting) await pause(machine.greetingMs / this.exchange.speed);
    if (this.isOver) return;
    const machineIs = waitsForGreeting ? 'machine_end_beep' : 'machine_start';
    this.exchange.tell(url, {
      CallSid: this.sid,
      AnsweredBy: machine ? machineIs : 'human',
      MachineDetectionDuration: String(machine?.greetingMs ?? 1200),
    });
  }

  press(digits: string): void {
    this.give({ digits });
  }

  say(speech: string): void {
    this.give({ speech });
  }

  hangUp(): void {
    this.end(this.status === 'in-progress' || this.about.direction === 'inbound' ? 'completed' : 'canceled');
  }

  /** Leaves what it does. False where it is not connected. */
  redirect(url: string): boolean {
    if (this.status !== 'in-progress') return false;
    this.redirectedTo = url;
    this.wake?.('redirected');
    return true;
  }

  /** The room ended, or its host left. */
  leave(): void {
    this.wake?.('over');
  }

  /** Whoever it was put through to hangs up. */
  partnerLeaves(): void {
    this.wake?.('silence');
  }

  hear(url: string): void {
    this.exchange.run(async () => {
      const { twiml } = await this.fetch(url, {});
      for (const verb of elements(parseTwiml(twiml))) if (verb.name === 'Say') this.heard.push(textOf(verb));
    });
  }

  private give(what: { digits: string } | { speech: string }): void {
    if (this.wake) this.wake(what);
    else this.given.push(what);
  }

  private end(status: Telephone['status']): void {
    if (this.isOver) return;
    this.tellStatus('completed', status);
    this.room?.leave(this);
    this.wake?.('over');
  }

  private tellStatus(event: string, status: Telephone['status']): void {
    this.status = status;
    const now = this.exchange.account.clock.now();
    if (event === 'answered') this.answeredAt = now;
    if (event === 'completed') this.endedAt = now;
    const sequence = this.sequence++;
    if (!this.told?.events.includes(event)) return;
    this.exchange.tell(this.told.address, {
      ...this.form(),
      ...progress(this.exchange.account, sequence),
      CallStatus: status,
      ...(event === 'completed' && { CallDuration: String(this.seconds) }),
    });
  }

  private form(): Record<string, string> {
    const { from, to, direction } = this.about;
    return {
      CallSid: this.sid,
      From: from,
      Caller: from,
      To: to,
      Called: to,
      Direction: direction,
      CallStatus: this.status,
    };
  }

  private async fetch(url: string, form: Record<string, string>): Promise<Document> {
    const from = performance.now();
    const answer = await postSigned(this.exchange.account, url, { ...this.form(), ...form });
    this.exchange.twimlTook.push(performance.now() - from);
    if (answer.status >= 300 || !/xml/.test(answer.contentType))
      throw new Error(`Twilio error 11200: ${url} answered ${answer.status} ${answer.contentType}.`);
    return { twiml: answer.body, url };
  }

  private async carryOn(first: Document): Promise<void> {
    let document: Document | undefined = first;
    for (let turn = 0; document && !this.isOver && turn < LONGEST; turn++) {
      document = await this.carryOut(document);
      if (this.redirectedTo && !this.isOver) {
        const url: string = this.redirectedTo;
        this.redirectedTo = undefined;
        document = await this.fetch(url, {});
      }
    }
    if (document && !this.isOver)
      throw new Error(`The conversation goes round in circles at ${document.url}.`);
  }

  private async carryOut({ twiml, url }: Document): Promise<Document | undefined> {
    const follow = (action: string | undefined, form: Record<string, string>): Promise<Document> =>
      this.fetch(new URL(action ?? url, url).href, form);
    for (const verb of elements(parseTwiml(twiml))) {
      if (this.isOver || this.redirectedTo) return undefined;
      if (verb.name === 'Say') this.heard.push(textOf(verb));
      if (verb.name === 'Hangup' || verb.name === 'Reject') return undefined;
      if (verb.name === 'Redirect') return await follow(textOf(verb), {});
      if (verb.name === 'Gather') {
        const form = await this.gather(verb);
        if (!form) return undefined;
        if (Object.keys(form).length > 0 || verb.attributes.actionOnEmptyResult === 'true')
          return await follow(verb.attributes.action, form);
      }
      if (verb.name === 'Record') {
        const form = await this.record(verb);
        if (form) return await follow(verb.attributes.action, form);
        return undefined;
      }
      if (verb.name === 'Dial') {
        const partner = elements(verb).find(({ name }) => name === 'Number');
        const status = partner ? await this.ringPartner(partner, verb.attributes) : 'completed';
        if (!partner) await this.confer(verb);
        if (this.isOver || this.redirectedTo) return undefined;
        if (verb.attributes.action) return await follow(verb.attributes.action, { DialCallStatus: status });
      }
    }
    return undefined;
  }

  /** What was keyed or said; undefined where it is over or goes elsewhere. */
  private async gather(verb: Element): Promise<Record<string, string> | undefined> {
    let seconds = Number(verb.attributes.timeout ?? 5);
    for (const prompt of elements(verb)) {
      if (prompt.name === 'Say') this.heard.push(textOf(prompt));
      if (prompt.name === 'Play') seconds += SOUND_SECONDS * Number(prompt.attributes.loop ?? 1);
    }
    const asksForKeys = (verb.attributes.input ?? 'dtmf').includes('dtmf');
    const { presses } = this.about.direction === 'inbound' ? {} : this.exchange.hands(this.about.to);
    if (asksForKeys && presses !== undefined) return { Digits: presses };
    const by = this.given.shift() ?? (await this.silence((seconds * 1000) / this.exchange.speed));
    if (by === 'over' || by === 'redirected') return undefined;
    if (by === 'silence') return {};
    if ('digits' in by) return asksForKeys ? { Digits: by.digits } : {};
    return { SpeechResult: by.speech, Confidence: '0.92' };
  }

  private async record(verb: Element): Promise<Record<string, string> | undefined> {
    const sid = newSid('RE');
    const by = this.given.shift() ?? (await this.silence(10_000 / this.exchange.speed));
    const words = typeof by === 'object' && 'speech' in by ? by.speech : '';
    const { recordingStatusCallback } = verb.attributes;
    const url = `https://api.twilio.com/2010-04-01/Accounts/${this.exchange.account.accountSid}/Recordings/${sid}`;
    const duration = words === '' ? '1' : String(Math.max(2, Math.round(words.length / 12)));
    this.exchange.account.recorded?.(sid, { words, callSid: this.sid });
    if (recordingStatusCallback)
      this.exchange.tell(recordingStatusCallback, {
        CallSid: this.sid,
        RecordingSid: sid,
        RecordingUrl: url,
        RecordingStatus: 'completed',
        RecordingDuration: duration,
        RecordingChannels: '1',
        RecordingSource: 'RecordVerb',
        RecordingStartTime: new Date(this.exchange.account.clock.now()).toUTCString(),
      });
    if (
      verb.attributes.transcribe === 'true' &&
      Number(duration) >= TRANSCRIBED.least &&
      Number(duration) <= TRANSCRIBED.most
    )
      this.transcribe(verb.attributes.transcribeCallback, sid, url, words);
    if (by === 'over' || by === 'redirected') return undefined;
    return { RecordingUrl: url, RecordingDuration: duration, RecordingSid: sid };
  }

  /** Its machine hears everything in small letters. */
  private transcribe(address: string | undefined, recordingSid: string, url: string, words: string): void {
    const sid = newSid('TR');
    const text = words.toLowerCase();
    this.exchange.account.transcribed?.(sid, { recordingSid, text });
    if (address)
      this.exchange.tell(address, {
        ...this.form(),
        TranscriptionSid: sid,
        TranscriptionText: text,
        TranscriptionStatus: 'completed',
        RecordingSid: recordingSid,
        RecordingUrl: url,
      });
  }

  /** Another number is rung; whoever picks up hears what stands at the address of the number, and then they speak. */
  private async ringPartner(
    partner: Element,
    { callerId, timeout }: Readonly<Record<string, string>>,
  ): Promise<string> {
    const number = textOf(partner);
    const { pickup, ringsMs = 0 } = this.exchange.hands(number);
    const ringing = pickup === 'answers' ? ringsMs : pickup === 'rings' ? Number(timeout ?? 30) * 1000 : 0;
    if (ringing > 0) await this.silence(ringing / (pickup === 'rings' ? this.exchange.speed : 1));
    if (this.isOver || this.redirectedTo) return 'canceled';
    if (pickup !== 'answers') return pickup === 'rings' ? 'no-answer' : pickup;
    const { url } = partner.attributes;
    if (url) {
      const about = { From: callerId ?? this.about.from, To: number, Direction: 'outbound-dial' };
      const leg = { CallSid: newSid('CA'), ParentCallSid: this.sid, CallStatus: 'in-progress' };
      const answer = await postSigned(this.exchange.account, url, { ...about, ...leg });
      if (elements(parseTwiml(answer.body)).some(({ name }) => name === 'Hangup')) return 'completed';
    }
    this.partner = number;
    await new Promise<Woken>((resolve) => (this.wake = resolve));
    this.wake = undefined;
    this.partner = undefined;
    return 'completed';
  }

  private async confer(dial: Element): Promise<void> {
    const conference = elements(dial).find(({ name }) => name === 'Conference');
    if (!conference) throw new Error('Only <Conference> is carried out for a call that was rung by address.');
    const name = textOf(conference);
    const room = this.exchange.rooms.get(name) ?? new Room(name, this.exchange);
    this.exchange.rooms.set(name, room);
    this.room = room;
    room.join(this, conference.attributes);
    const wait = new Promise<Woken>((resolve) => (this.wake = resolve));
    // Told to go elsewhere, or that it is over, in the moment in which it came in.
    if (!this.isOver && !this.redirectedTo) await wait;
    this.wake = undefined;
    room.leave(this);
    this.room = undefined;
  }

  /** Until something is given, it goes elsewhere, or nothing happens for so long. */
  private async silence(ms: number): Promise<Woken> {
    const stop = new AbortController();
    const by = await Promise.race([
      new Promise<Woken>((resolve) => (this.wake = resolve)),
      pause(Math.max(ms, 1), 'silence' as const, { signal: stop.signal }).catch(() => 'over' as const),
    ]);
    this.wake = undefined;
    stop.abort();
    return by;
  }
}
