import { type Channel, channel as channels } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { WiredAdapter } from './wired-adapter.js';

/** Which adapter sends on which channel by SEND_WITH, such as `sms:notify,letter:print`. */
export type SendWith = Readonly<Record<string, string>>;

const sendsOn = ({ adapter, settings }: WiredAdapter): readonly Channel[] =>
  adapter.isSetUpFor?.(settings).sends ?? adapter.manifest.sends;

/**
 * Chooses the adapter that sends on each channel, by its id: the one that SEND_WITH names, else the only one that is set
 * up, else the one that is always there and gives way to others.
 *
 * @throws FrontdoorError `setting-invalid` where it is doubtful, with every doubt.
 */
export function chooseSenders(wired: readonly WiredAdapter[], sendWith: SendWith): Map<Channel, string> {
  const faults: string[] = [];
  const chosen = new Map<Channel, string>();
  for (const name of Object.keys(sendWith))
    if (!channels.safeParse(name).success) faults.push(`SEND_WITH names ${name}, which is no channel`);
  for (const channel of channels.options) {
    const able = wired.filter((each) => sendsOn(each).includes(channel) && !each.adapter.answersOnlyItsOwn);
    const ids = able.map(({ adapter }) => adapter.manifest.id);
    const named = Object.hasOwn(sendWith, channel) ? sendWith[channel] : undefined;
    if (named !== undefined) {
      if (ids.includes(named)) chosen.set(channel, named);
      else
        faults.push(
          `SEND_WITH has ${channel} leave by ${named}, which is not set up for it; ${ids.length > 0 ? `it can leave by ${ids.join(' or ')}` : 'nothing is'}`,
        );
      continue;
    }
    const first = able.filter(({ adapter, settings }) => !adapter.givesWay?.(settings));
    const candidates = (first.length > 0 ? first : able).map(({ adapter }) => adapter.manifest.id);
    if (candidates.length === 1) chosen.set(channel, candidates[0]!);
    if (candidates.length > 1)
      faults.push(
        `${channel} can leave by ${candidates.join(' and by ')}: say by which in SEND_WITH, such as ${channel}:${candidates[0]}`,
      );
  }
  if (faults.length > 0) throw new FrontdoorError('setting-invalid', { faults: faults.join('; ') });
  return chosen;
}
