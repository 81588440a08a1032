import { LINE_ENGAGED, type LineProblem } from '@frontdoor/channels/core';
import type { OwnTelephoneTrouble } from '@frontdoor/contracts';
import type { CallLeg } from '@frontdoor/persistence';
import { LET_BE } from '../deliveries/index.js';

type Sentences = Readonly<Record<LineProblem, string>>;

/** Why nobody spoke on a telephone that we rang, fit for an agent’s eyes, by whose it was. */
const PROBLEMS: Readonly<Record<'customer' | 'agent' | 'softphone' | 'guest', Sentences>> = {
  customer: {
    engaged: LINE_ENGAGED,
    unanswered: 'The customer did not answer.',
    unreachable: 'The customer’s number could not be connected.',
    cancelled: 'The call was ended before the customer answered.',
  },
  agent: {
    engaged: 'The agent’s own phone was engaged.',
    unanswered: LET_BE.phoneRangOut,
    unreachable: 'The agent’s own phone could not be connected.',
    cancelled: LET_BE.phone,
  },
  softphone: {
    engaged: LET_BE.declined,
    unanswered: LET_BE.softphoneRangOut,
    unreachable: 'The agent’s browser could not be reached.',
    cancelled: LET_BE.softphone,
  },
  guest: {
    engaged: 'The line is engaged.',
    unanswered: 'Nobody answered.',
    unreachable: 'The number could not be connected.',
    cancelled: 'They were taken out before they answered.',
  },
};

/** An agent’s telephone was picked up, be it by its own answering machine, and nobody wanted the customer to be rung. */
export const NO_KEY = 'The agent’s own phone was picked up, and no key was pressed.';
/** The same in a browser. */
export const HUNG_UP = LET_BE.hungUp;

type Place = Pick<CallLeg, 'kind' | 'number'>;

/** Of a telephone by where it is. */
export const problemsOf = ({ kind, number }: Place): Sentences => {
  if (kind === 'customer' || kind === 'guest') return PROBLEMS[kind];
  return PROBLEMS[number === null ? 'softphone' : 'agent'];
};

const SILENT = [PROBLEMS.softphone.unanswered, PROBLEMS.softphone.unreachable];

/** Nobody was there to take or decline it. */
export const isSilentSoftphone = ({ kind, number, problem }: Place & Pick<CallLeg, 'problem'>): boolean =>
  kind !== 'customer' && number === null && problem !== null && SILENT.includes(problem);

/** No browser is there. */
export const isGoneSoftphone = ({ kind, number, problem }: Place & Pick<CallLeg, 'problem'>): boolean =>
  kind !== 'customer' && number === null && problem === PROBLEMS.softphone.unreachable;

/** Whoever rang them let it be. */
export const CANCELLED: readonly string[] = Object.values(PROBLEMS).map(({ cancelled }) => cancelled);

/** What an agent did themselves with the call that they make: they need not be told. */
export const OWN_DOING: readonly string[] = [LET_BE.phone, LET_BE.softphone, LET_BE.declined, LET_BE.hungUp];

const TROUBLES: Readonly<Record<string, OwnTelephoneTrouble>> = {
  [PROBLEMS.agent.engaged]: 'engaged',
  [PROBLEMS.agent.unanswered]: 'unanswered',
  [PROBLEMS.agent.unreachable]: 'unreachable',
  [NO_KEY]: 'not-confirmed',
  [PROBLEMS.softphone.unanswered]: 'browser-unanswered',
  [PROBLEMS.softphone.unreachable]: 'browser-unreachable',
};

/** Why the telephone, or browser, of whoever makes a call did not take it; a provider has more words for not reaching it. */
export const ownTrouble = (problem: string): OwnTelephoneTrouble => TROUBLES[problem] ?? 'unreachable';
