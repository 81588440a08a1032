import type { SubscriberView } from '@frontdoor/contracts';
import type { IconName } from '../../ui/icon.js';
import { span } from '../../time/span.js';

interface Look {
  tone: 'good' | 'bad' | 'neutral' | 'risk';
  icon: IconName;
  word: string;
}

/** How it is, in one word. */
export const lookOf = ({ state, failures }: Pick<SubscriberView, 'state' | 'failures'>): Look => {
  if (state === 'off') return { tone: 'bad', icon: 'offline', word: 'Switched off' };
  if (state === 'paused') return { tone: 'neutral', icon: 'paused', word: 'Paused' };
  return failures > 0
    ? { tone: 'risk', icon: 'at-risk', word: 'Fails' }
    : { tone: 'good', icon: 'check', word: 'Works' };
};

const count = ({ n, exact }: SubscriberView['behind']): string =>
  `${n.toLocaleString('en-GB')}${exact ? '' : ' or more'} ${n === 1 ? 'event' : 'events'}`;

/** How far behind it is: “3 events, the first from 2 min ago”. */
export const lagOf = ({ behind, behindSince }: SubscriberView, now: number): string =>
  behindSince === null
    ? 'Nothing waits for it'
    : `${count(behind)}, the first from ${span(Math.max(0, now - Date.parse(behindSince)))} ago`;

/** What it is told of. */
export const typesOf = ({ types }: Pick<SubscriberView, 'types'>): string =>
  types.length === 0 ? 'Every event' : types.join(', ');

/** In which words. */
export const shapeOf = ({ shape, personalData }: Pick<SubscriberView, 'shape' | 'personalData'>): string =>
  shape === 'thin'
    ? 'Ids and facts only'
    : `With the enquiry, ${personalData ? 'and who the customer is' : 'and nothing about the customer'}`;
