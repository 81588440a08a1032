import { z } from 'zod';

/** Words, or something said letter by letter. */
export type Spoken = string | { spell: string };

/** What somebody on a telephone hears, and what happens then, in no provider's words. */
export interface CallScript {
  /** In which it is said (BCP 47); English when absent. */
  language?: string;
  say?: readonly Spoken[];
  next: CallStep;
}

export type CallStep =
  | { do: 'hang-up' }
  /** Waits for keys or words, and asks the hub under this name what comes next, with what was given or nothing. */
  | { do: 'listen'; ask: string; for: 'keys' | 'words' | 'number'; seconds: number }
  /** Plays the ringing tone, or a soft one of somebody who waits, for so long; one key asks at once. */
  | { do: 'wait'; ask: string; sound: 'ringing' | 'waiting'; seconds: number }
  /**
   * Rings another number for so long, and speaks with it; whoever picks up there asks first whether they still may. The hub is
   * asked under this name once it is over, or nobody picked up.
   */
  | { do: 'connect'; ask: string; call: string; number: string; callerId: string; seconds: number }
  /** Goes on as it was about to. */
  | { do: 'go-on' }
  /** Records what is said until `#`, silence or so many seconds. */
  | { do: 'record'; ask: string; mostSeconds: number }
  /** Asks at once, when what is said was said to the end. */
  | { do: 'ask-next'; ask: string }
  /**
   * Speaks with everybody in the room, which ends for all when the customer leaves. `alone`: what is heard until somebody else
   * is there.
   */
  | { do: 'join'; room: string; as: 'customer' | 'staff' | 'guest'; alone?: 'ringing' }
  /** Hears the room unheard, or is heard by one of its telephones alone. */
  | { do: 'listen-in'; room: string; heardBy?: string };

/** A telephone that asks what it does next. `number`: the telephone number in what was said or keyed, in E.164. */
export type CallAsk =
  /** Of whom a call was put through to, as they pick up: whether they still may. */
  | { of: 'partner'; call: string }
  | { of: 'caller'; call: CallName; ask: string; keys?: string; words?: string; number?: string }
  /** One that we rang, by the id it was rung with. */
  | { of: 'leg'; leg: string; providerId: string; ask: string; keys?: string };

/** A call that came in, by its arrival. */
export interface CallName {
  entryPoint: string;
  /** The provider's id of the caller's telephone; also the key of the arrival. */
  providerId: string;
}

/** Why nobody spoke on a telephone. */
const lineProblem = z.enum(['engaged', 'unanswered', 'unreachable', 'cancelled']);
export type LineProblem = z.infer<typeof lineProblem>;

/** A moment of one telephone in a call. */
export const lineMoment = z.object({
  /** The caller's by the call, or one that we rang. */
  line: z.union([
    z.object({ entryPoint: z.string().min(1).max(320), providerId: z.string().min(1).max(200) }),
    z.object({ leg: z.uuid(), providerId: z.string().max(200).optional() }),
    /** The caller's, by the room that it is in. */
    z.object({ customerIn: z.uuid() }),
  ]),
  /**
   * `joined` and `left` are about its room. `recognised`: the provider has made up its mind who answered; where it is a machine,
   * it has spoken its greeting. `ended` comes for those that nobody answered too.
   */
  what: z.enum(['ringing', 'answered', 'recognised', 'joined', 'held', 'resumed', 'left', 'ended']),
  /** By the provider's clock where it says so: epoch milliseconds UTC. */
  at: z.int().min(0),
  /** The provider's count; moments may overtake each other, and a higher one of the same telephone happened later. */
  sequence: z.int().min(0).optional(),
  /** The provider's id of the room. */
  room: z.string().max(200).optional(),
  /** With `ended`: why nobody spoke. */
  problem: lineProblem.optional(),
  /** With `ended`: how long it was connected, in milliseconds. */
  talkedMs: z.int().min(0).optional(),
  /** With `recognised`: what the provider takes them for; a guess. */
  answeredBy: z.enum(['person', 'machine']).optional(),
});
export type LineMoment = z.infer<typeof lineMoment>;

/** What somebody said after the tone is at the provider, to be fetched. */
export const recordingMade = z.object({
  /** The provider's ids of the caller's telephone and of the recording. */
  providerId: z.string().min(1).max(200),
  recording: z.string().min(1).max(200),
  /** When it began, by the provider's clock: epoch milliseconds UTC. */
  at: z.int().min(0),
  seconds: z.int().min(0),
});
export type RecordingMade = z.infer<typeof recordingMade>;

/** What the provider's machine heard in a recording. */
export const recordingHeard = z.object({
  recording: z.string().min(1).max(200),
  text: z.string().trim().min(1).max(100_000),
});
export type RecordingHeard = z.infer<typeof recordingHeard>;

/** A telephone to ring. */
export interface LegToRing {
  /** Ours; what the provider tells of it names it. */
  id: string;
  /** A number in E.164, or the softphone of an agent. */
  to: { number: string } | { softphone: string };
  /** What it shows, in E.164. */
  callerId: string;
  /** How long it rings. */
  seconds: number;
  /** Whether the provider is to say if a machine answered; nobody waits for that. */
  asksForMachines?: boolean;
}

/** What a telephone does at the moment, as its provider says when asked. */
export type LineState =
  | { does: 'ringing' | 'talking' | 'unknown' }
  /** `at`: since when, by the provider's clock where it says so, epoch milliseconds UTC. */
  | { does: 'ended'; at?: number; problem?: LineProblem; talkedMs?: number };

/**
 * Telephones at a provider, moved while they speak. `gone`: it has ended meanwhile, which its moments tell as well.
 * Everything throws ChannelError only.
 */
export interface Telephones {
  ring(leg: LegToRing): Promise<{ providerId: string }>;
  /** It leaves what it does and asks the hub under this name. @param leg the id it was rung with, where we rang it */
  redirect(providerId: string, ask: string, leg?: string): Promise<'done' | 'gone'>;
  /** Ends it, whether it rings or speaks. */
  hangUp(providerId: string): Promise<'done' | 'gone'>;
  /** In a room by the provider's id of it: hears nothing of it while it is held. */
  hold(room: string, providerId: string, isHeld: boolean): Promise<'done' | 'gone'>;
  /** Everybody in a room hears these words; a room by the provider's id of it. */
  announce(room: string, words: string): Promise<'done' | 'gone'>;
  stateOf(providerId: string): Promise<LineState>;
  /** A recording by the provider's id; `not-yet` where it is still being written, `gone` where it is not there any more. */
  recording(id: string): Promise<{ content: Uint8Array; contentType: string } | 'not-yet' | 'gone'>;
  /** With what its machine heard in it, if anything. Done again, it changes nothing. */
  deleteRecording(id: string): Promise<void>;
  /** How long after a message of so many seconds the provider may still tell what was said in it, in milliseconds; 0: never. */
  hearsWithin(seconds: number): number;
  /** What opens the softphone of an agent in a browser, for an hour; absent where there is none. */
  softphoneToken?: (agentId: string) => string;
  /** What a browser with a softphone speaks with besides the hub, as sources of a content security policy. */
  softphoneSources?: { connect: readonly string[]; media: readonly string[] };
}
