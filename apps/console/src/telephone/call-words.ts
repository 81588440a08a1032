import type { CallNotRung, CallView, OwnTelephoneTrouble } from '@frontdoor/contracts';

type Caller = Pick<CallView, 'name' | 'number'>;
type Person = CallView['people'][number];

/** Who calls, in one word or two. */
export const callerOf = ({ name, number }: Caller): string => name ?? number ?? 'A withheld number';

/** The number beside a name. */
export const numberOf = ({ name, number }: Caller): string =>
  name === null ? '' : (number ?? 'number withheld');

/** How a telephone in a call stands. */
export const standing = ({ kind, state }: Pick<Person, 'kind' | 'state'>): string => {
  if (state !== 'joined') return state === 'answered' ? 'has picked up' : 'is rung';
  if (kind === 'helper') return 'helps, heard by the agent alone';
  return kind === 'listener' ? 'listens, unheard' : 'in the call';
};

/** Where in a call I am, by what it is to me. */
export type Where =
  'rings' | 'asked-in' | 'guest' | 'calls' | 'machine' | 'talks' | 'held' | 'wrap-up' | 'passing';

export const whereIs = (
  call: Pick<CallView, 'mine' | 'state' | 'people' | 'direction' | 'isMachine'>,
  myId: string,
): Where => {
  if (call.mine === 'ringing') return 'rings';
  if (call.mine === 'asked-in')
    return call.people.some(({ agentId, state }) => agentId === myId && state === 'joined')
      ? 'guest'
      : 'asked-in';
  if (call.state === 'wrap-up') return 'wrap-up';
  if (call.state === 'held') return 'held';
  if (call.state === 'waiting' && call.direction === 'out') return 'calls';
  if (call.state === 'talking' && call.isMachine) return 'machine';
  return call.state === 'talking' ? 'talks' : 'passing';
};

/** What of a call is said to a screen reader; nothing while it ends by itself. */
export const announced = (call: CallView, myId: string): string => {
  const who = callerOf(call);
  switch (whereIs(call, myId)) {
    case 'rings':
      return `A call rings: ${who}, for ${call.service}.`;
    case 'asked-in':
      return `${call.agent ?? 'A colleague'} asks you into the call with ${who}.`;
    case 'guest':
      return `You are in the call with ${who}.`;
    case 'calls':
      return `You ring ${who}. You are rung first.`;
    case 'machine':
      return `An answering machine of ${who} has answered, and waits for your message.`;
    case 'talks':
      return `You speak with ${who}.`;
    case 'held':
      return `${who} is on hold.`;
    case 'wrap-up':
      return `The call with ${who} is over. Say how it ended.`;
    case 'passing':
      return '';
  }
};

const WHY: Readonly<Record<OwnTelephoneTrouble, string>> = {
  engaged: 'Your telephone was engaged.',
  unanswered: 'Your telephone was not answered.',
  unreachable: 'Your telephone could not be rung.',
  'not-confirmed': 'Your telephone was picked up, and no key was pressed.',
  'browser-unanswered': 'Nobody answered in your browser.',
  'browser-unreachable': 'Your browser could not be reached.',
};

/** Why nobody rang a customer whom I wanted to call, in words to me. */
export const whyNotRung = ({ why }: Pick<CallNotRung, 'why'>): string => WHY[why];

/** The same to a screen reader, when it comes up. */
export const announcedNotRung = (call: CallNotRung): string =>
  `${whyNotRung(call)} Nobody rang ${callerOf(call)}. Try again, or choose where you are rung.`;
