import { CHANNEL_NAMES } from '@frontdoor/kernel';
import { z } from 'zod';
import { type Channel, callChannel, CHANNELS, leavesOnPaper } from './channels.js';

/** What a need of a customer asks of us. */
interface NeedFacts {
  /** As a choice, and in a row of facts. */
  label: string;
  /** What whoever serves them does about it, a sentence. */
  does: string;
  /** They are answered by these ways alone. */
  only?: readonly Channel[];
  /** They are not answered by these. */
  never?: readonly Channel[];
  /** Somebody who interprets takes part where they are spoken with: into this language, or into their own. */
  interprets?: 'bsl' | 'own';
  /** Letters as the hub writes them are not what they need: somebody has it made. */
  paperIsMade?: true;
}

const spoken: readonly Channel[] = [callChannel];
const paper = CHANNEL_NAMES.filter(leavesOnPaper);

const ROWS = {
  'phone-only': {
    label: 'By telephone only',
    does: 'Ring them. They cannot use what is written.',
    only: spoken,
  },
  'writing-only': {
    label: 'In writing only',
    does: 'Write to them. They cannot use the telephone.',
    never: spoken,
  },
  'text-relay': {
    label: 'Text relay',
    does: 'Dial 18002 before their number, so that Relay UK writes down what you say.',
  },
  bsl: {
    label: 'British Sign Language',
    does: 'Have a BSL interpreter where you speak with them.',
    interprets: 'bsl',
  },
  interpreter: {
    label: 'Interpreter',
    does: 'Have an interpreter of their language where you speak with them.',
    interprets: 'own',
  },
  translation: {
    label: 'Translation',
    does: 'Write in their language, or have it translated.',
  },
  'large-print': { label: 'Large print', does: 'Letters to them are printed in large print.' },
  'easy-read': { label: 'Easy read', does: 'Write in short sentences with plain words.' },
  braille: {
    label: 'Braille',
    does: 'Have letters made in braille.',
    never: paper,
    paperIsMade: true,
  },
  audio: {
    label: 'Audio',
    does: 'Have letters made as a recording.',
    never: paper,
    paperIsMade: true,
  },
  'step-free': { label: 'Step-free access', does: 'Meet them where there are no steps.' },
} as const satisfies Readonly<Record<string, NeedFacts>>;

export type Need = keyof typeof ROWS;
export const NEED_NAMES = Object.keys(ROWS) as readonly Need[];
export const need = z.enum(NEED_NAMES as [Need, ...Need[]]);
/** All that the code knows of a need; whoever asks looks here. */
export const NEEDS: Readonly<Record<Need, NeedFacts>> = ROWS;

/** What is kept of a customer that says how they are served. */
export interface KeptNeeds {
  needs: readonly Need[];
  preferredChannel: Channel | null;
  /** A language tag such as `en` or `pl`. */
  language: string;
}

/** What has to be heeded whoever serves a customer, on whichever channel. */
export interface Adjustments {
  needs: readonly Need[];
  /** The only ways by which they are answered; null where any will do. */
  onlyBy: readonly Channel[] | null;
  /** Ways by which they are not answered. */
  notBy: readonly Channel[];
  /** Into which language somebody interprets where they are spoken with: `bsl`, or a language tag. */
  interpreter: string | null;
  largePrint: boolean;
  /** The language in which they are written to where it matters. */
  language: string;
  preferredChannel: Channel | null;
}

/** What follows from what is kept of a customer, for routing, the composer and the queue alike. */
export function adjustmentsOf({ needs, preferredChannel, language }: KeptNeeds): Adjustments {
  const facts = needs.map((each) => NEEDS[each]);
  const only = facts.flatMap((each) => (each.only ? [each.only] : []));
  const interprets = facts.flatMap((each) => each.interprets ?? [])[0];
  return {
    needs,
    onlyBy:
      only.length === 0 ? null : CHANNEL_NAMES.filter((name) => only.every((ways) => ways.includes(name))),
    notBy: CHANNEL_NAMES.filter((name) => facts.some(({ never }) => never?.includes(name))),
    interpreter: interprets === undefined ? null : interprets === 'bsl' ? 'bsl' : language,
    largePrint: needs.includes('large-print'),
    language,
    preferredChannel,
  };
}

/** Why an answer by this channel is not what a customer needs, as a sentence to an agent; undefined where it is. */
export function needAgainst({ needs }: Pick<KeptNeeds, 'needs'>, channel: Channel): string | undefined {
  const against = needs.find((each) => {
    const { only, never } = NEEDS[each];
    return (only && !only.includes(channel)) || never?.includes(channel);
  });
  return (
    against &&
    `${NEEDS[against].label}: ${CHANNELS[channel].by} is not what this customer can use. ${NEEDS[against].does}`
  );
}
