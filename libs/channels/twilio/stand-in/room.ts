import type { Account } from './hub-link.js';
import { newSid, rfc2822 } from './sids.js';

/** A telephone that can be in a room. */
export interface Member {
  readonly sid: string;
  leave(): void;
  /** Plays what this address answers. */
  hear(url: string): void;
}

interface Place {
  member: Member;
  attributes: Readonly<Record<string, string>>;
  isHeld: boolean;
}

/** A conference: it begins with whoever may begin it, and ends with whoever ends it. */
export class Room {
  readonly sid = newSid('CF');
  private readonly places = new Map<Member, Place>();
  private sequence = 0;
  private hasEnded = false;

  constructor(
    readonly name: string,
    private readonly exchange: {
      account: Account;
      tell: (address: string, form: Record<string, string>) => void;
    },
  ) {}

  /** Who is in it, by the call; with their labels. */
  get members(): { sid: string; label: string; isHeld: boolean; isMuted: boolean; coaches: string | null }[] {
    return [...this.places.values()].map(({ member, attributes, isHeld }) => ({
      sid: member.sid,
      label: attributes.participantLabel ?? '',
      isHeld,
      isMuted: attributes.muted === 'true',
      coaches: attributes.coach ?? null,
    }));
  }

  join(member: Member, attributes: Readonly<Record<string, string>>): void {
    const { coach } = attributes;
    if (coach !== undefined && !this.members.some(({ sid }) => sid === coach))
      throw new Error(`Twilio error 13250: ${coach} is to be coached and is not in the room.`);
    const place = { member, attributes, isHeld: false };
    this.places.set(member, place);
    this.tell('participant-join', place);
  }

  leave(member: Member): void {
    const place = this.places.get(member);
    if (!place) return;
    this.places.delete(member);
    this.tell('participant-leave', place);
    if (place.attributes.endConferenceOnExit !== 'true' || this.hasEnded) return;
    this.hasEnded = true;
    for (const each of this.places.values()) each.member.leave();
  }

  /** False where nobody is in it any more. */
  announce(url: string): boolean {
    if (this.places.size === 0) return false;
    for (const { member } of this.places.values()) member.hear(url);
    return true;
  }

  /** False where they are not in it. */
  hold(sid: string, isHeld: boolean): boolean {
    const place = [...this.places.values()].find(({ member }) => member.sid === sid);
    if (!place) return false;
    place.isHeld = isHeld;
    this.tell(isHeld ? 'participant-hold' : 'participant-unhold', place);
    return true;
  }

  private tell(event: string, { member, attributes }: Place): void {
    const wanted = (attributes.statusCallbackEvent ?? '').split(' ');
    const kind = event.replace('participant-', '').replace('unhold', 'hold');
    const sequence = ++this.sequence;
    if (!attributes.statusCallback || !wanted.includes(kind)) return;
    this.exchange.tell(attributes.statusCallback, {
      ConferenceSid: this.sid,
      FriendlyName: this.name,
      StatusCallbackEvent: event,
      SequenceNumber: String(sequence),
      Timestamp: rfc2822(this.exchange.account.clock),
      CallSid: member.sid,
      ParticipantLabel: attributes.participantLabel ?? '',
      Hold: String(event === 'participant-hold'),
      Muted: attributes.muted ?? 'false',
    });
  }
}
