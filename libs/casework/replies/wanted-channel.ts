import { type Channel, CHANNELS, IDENTIFIERS } from '@frontdoor/contracts';
import type { ChannelReason } from '@frontdoor/persistence';

/** The channel by which an answer is wanted. */
export interface WantedChannel extends Pick<ChannelReason, 'why'> {
  channel: Channel;
  /** Why it cannot be used; null where it can. `told`: as the customer reads it, within a sentence. */
  problem: { text: string; told: string } | null;
}

interface Asked {
  /** By the customer, ever. */
  preferred: Channel | null;
  /** By which they wrote last. */
  last: Channel;
  routes: readonly { channel: Channel; warning?: string; closed?: string }[];
  /** Something can leave on it here. */
  isSendable: (channel: Channel) => boolean;
}

/**
 * By which channel the customer of an enquiry is to be answered: the one they asked for, else the one they wrote by, else
 * the one by which what came their way is usually answered. Nothing where they asked for nothing, and spoke to somebody or
 * wrote through another system, which is no choice of theirs.
 */
export function wantedChannel({ preferred, last, routes, isSendable }: Asked): WantedChannel | null {
  const { written, answersBy, telephone } = CHANNELS[last];
  const wanted: Omit<WantedChannel, 'problem'> | undefined = preferred
    ? { channel: preferred, why: 'preferred' }
    : written && !written.throughIntegration
      ? { channel: last, why: 'received' }
      : answersBy && !telephone
        ? { channel: answersBy, why: 'usual' }
        : undefined;
  return wanted ? { ...wanted, problem: problemOf(wanted.channel, routes, isSendable) } : null;
}

function problemOf(
  wanted: Channel,
  routes: Asked['routes'],
  isSendable: Asked['isSendable'],
): WantedChannel['problem'] {
  const { by, addressedBy } = CHANNELS[wanted];
  const noun = addressedBy[0] ? IDENTIFIERS[addressedBy[0]].noun : 'address';
  if (!isSendable(wanted))
    return {
      text: `nothing can leave ${by} from here`,
      told: `we cannot answer ${by} at the moment`,
    };
  const own = routes.filter(({ channel }) => channel === wanted);
  if (own.some(({ warning, closed }) => warning === undefined && closed === undefined)) return null;
  if (own.length === 0) return { text: `no ${noun} is known`, told: `we do not know your ${noun}` };
  const open = own.find(({ closed }) => closed === undefined);
  if (!open)
    return {
      text: own[0]!.closed!,
      told: `you asked us to send nothing more ${by} to the ${noun} that we know`,
    };
  return {
    text: `of the ${noun} that is known it is not certain whose it is`,
    told: `we are not certain that the ${noun} that we know is yours`,
  };
}
