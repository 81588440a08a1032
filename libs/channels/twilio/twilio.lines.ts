import type { LineMoment, LineProblem, RecordingHeard, RecordingMade } from '../core/index.js';
import type { Form } from './twilio.signature.js';

/** What the states of a telephone mean. */
const WHAT: Readonly<Record<string, LineMoment['what']>> = {
  ringing: 'ringing',
  'in-progress': 'answered',
  answered: 'answered',
  completed: 'ended',
  busy: 'ended',
  'no-answer': 'ended',
  failed: 'ended',
  canceled: 'ended',
};

const PROBLEMS: Readonly<Record<string, LineProblem>> = {
  busy: 'engaged',
  'no-answer': 'unanswered',
  failed: 'unreachable',
  canceled: 'cancelled',
};

/** Why nobody spoke, by how a call ended. */
export const problemIn = (status: string): { problem?: LineProblem } => {
  const problem = PROBLEMS[status];
  return problem ? { problem } : {};
};

/** @param seconds as Twilio writes them */
export const talkedIn = (seconds: string | undefined): { talkedMs?: number } =>
  Number(seconds) > 0 ? { talkedMs: Math.round(Number(seconds) * 1000) } : {};

const IN_ROOM: Readonly<Record<string, LineMoment['what']>> = {
  'participant-join': 'joined',
  'participant-leave': 'left',
  'participant-hold': 'held',
  'participant-unhold': 'resumed',
};

const counted = (form: Form): Pick<LineMoment, 'sequence'> => {
  const sequence = Number.parseInt(form.SequenceNumber ?? '', 10);
  return sequence >= 0 ? { sequence } : {};
};

/** Never later than now: two computers' clocks differ. @param now stands in where there is no time, epoch milliseconds */
const atOf = (form: Form, now: number): number => Math.min(Date.parse(form.Timestamp ?? '') || now, now);

/** A leg that we rang: whoever signs with our token may still have an address of somebody else's in it. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a status callback tells of a telephone: the caller's, or that of a leg we rang (`leg` in its address). */
export function lineMoments(form: Form, leg: string | null, now: number): LineMoment[] {
  const status = form.CallStatus ?? '';
  const what = WHAT[status];
  if (!what || !form.CallSid || (leg !== null && !UUID.test(leg))) return [];
  return [
    {
      line: leg ? { leg, providerId: form.CallSid } : { entryPoint: form.To ?? '', providerId: form.CallSid },
      what,
      at: atOf(form, now),
      ...counted(form),
      ...(what === 'ended' && { ...problemIn(status), ...talkedIn(form.CallDuration) }),
    },
  ];
}

/** Twilio's guess who answered: `human`, `machine_end_beep` and its like, `fax`; nothing where it could not tell. */
export function recognised(form: Form, leg: string, now: number): LineMoment[] {
  const said = form.AnsweredBy ?? '';
  const isMachine = said.startsWith('machine') || said === 'fax';
  if (!form.CallSid || !UUID.test(leg) || (said !== 'human' && !isMachine)) return [];
  return [
    {
      line: { leg, providerId: form.CallSid },
      what: 'recognised',
      at: atOf(form, now),
      answeredBy: isMachine ? 'machine' : 'person',
    },
  ];
}

/** The label of the customer's telephone. */
export const CUSTOMER = 'customer';

/** What a room tells of a telephone in it. Its label says which: `customer`, or the leg that we rang. */
export function roomMoments(form: Form, now: number): LineMoment[] {
  const what = IN_ROOM[form.StatusCallbackEvent ?? ''];
  const { ParticipantLabel: label = '', FriendlyName: room = '', CallSid, ConferenceSid } = form;
  if (!what || !CallSid) return [];
  if (!UUID.test(room) || (label !== CUSTOMER && !UUID.test(label))) return [];
  const line = label === CUSTOMER ? { customerIn: room } : { leg: label, providerId: CallSid };
  return [
    { line, what, at: atOf(form, now), ...counted(form), ...(ConferenceSid && { room: ConferenceSid }) },
  ];
}

const RECORDING = /^RE[0-9a-f]{32}$/;

/** A recording that is complete; `absent` says that there is none, as when somebody hung up before the tone. */
export function recordingsMade(form: Form, now: number): RecordingMade[] {
  const { RecordingStatus = 'completed', CallSid: providerId } = form;
  // With the question what comes next there is only its address.
  const recording = form.RecordingSid ?? form.RecordingUrl?.split('/').at(-1) ?? '';
  if (RecordingStatus !== 'completed' || !providerId || !RECORDING.test(recording)) return [];
  const seconds = Math.max(0, Math.round(Number(form.RecordingDuration) || 0));
  const at = Math.min(Date.parse(form.RecordingStartTime ?? '') || now - seconds * 1000, now);
  return [{ providerId, recording, at, seconds }];
}

/** What Twilio's machine heard in a recording; nothing where it could make nothing out. */
export function recordingsHeard({
  TranscriptionStatus,
  TranscriptionText,
  RecordingSid,
}: Form): RecordingHeard[] {
  const text = TranscriptionText?.trim() ?? '';
  const isThere = TranscriptionStatus === 'completed' && text !== '' && RECORDING.test(RecordingSid ?? '');
  return isThere ? [{ recording: RecordingSid!, text }] : [];
}
