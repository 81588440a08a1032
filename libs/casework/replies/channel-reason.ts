import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { ChannelReason } from '@frontdoor/persistence';
import type { WantedChannel } from './wanted-channel.js';

/**
 * Why an answer leaves by another channel than the one by which it is wanted; undefined where it does not. That the wanted
 * one cannot be used is a reason in itself, and of no account where the customer did not choose it.
 *
 * @param given by the writer
 * @throws FrontdoorError `channel-reason-missing` where the writer chose, and did not say why
 */
export function channelReasonOf(
  wanted: WantedChannel | null,
  used: Channel,
  given: string | undefined,
): ChannelReason | undefined {
  if (!wanted || wanted.channel === used) return undefined;
  const { channel, why, problem } = wanted;
  if (problem)
    return why === 'usual'
      ? undefined
      : { wanted: channel, why, reason: given ?? problem.told, couldNot: true };
  if (given === undefined)
    throw new FrontdoorError('channel-reason-missing', { wanted: CHANNELS[channel].by });
  return { wanted: channel, why, reason: given, couldNot: false };
}

const ASKED = {
  preferred: (by: string) => `You asked us to answer ${by}.`,
  received: (by: string) => `You wrote ${by}, and we would have answered in the same way.`,
  usual: (by: string) => `We would have answered ${by}.`,
} as const;

/** What the customer reads of it below the message. */
export function sayChannelReason({ wanted, why, reason }: ChannelReason, used: Channel): string {
  const end = /[.!?]$/.test(reason) ? '' : '.';
  return `${ASKED[why](CHANNELS[wanted].by)} We answer ${CHANNELS[used].by} instead: ${reason}${end}`;
}
