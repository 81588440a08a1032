import { CHANNELS, type Channel } from '@frontdoor/contracts';
import type { NotFree } from '@frontdoor/persistence';
import { type Available, type Hindrance, levelFor, type Waiting } from '@frontdoor/routing';

/** What keeps somebody from a work item, in a few words. */
export function sayHindrance(hindrance: Hindrance, agent: Available, item: Waiting, service: string): string {
  switch (hindrance) {
    case 'excluded':
      return 'must not deal with this enquiry';
    case 'service':
      return `does not work for ${service}`;
    case 'level':
      return `knows ${service} at level ${levelFor(agent, item)}, and ${item.leastLevel} is asked for`;
    case 'language':
      return `does not speak ${item.language}`;
    case 'channel':
      return `does not deal with ${wordOf(item.channel)} now`;
    case 'needs':
      return `does not deal with ${(item.needs ?? []).map(wordOf).join(', ')} now, by which the customer wants to be answered`;
    case 'not-yet':
      return 'the time agreed with the customer had not come';
    case 'no-room':
      return `has room for ${agent.spare}, and it takes ${item.weight}`;
    case 'shift-end':
      return 'their shift ends before it could be done with';
    case 'declined':
      return 'had it before and gave it back';
  }
}

/** Why somebody at work was not free. */
export const sayNotFree = ({
  presence,
  load,
  capacity,
}: Pick<NotFree, 'presence' | 'load' | 'capacity'>): string =>
  presence === 'available' ? `has ${load} of ${capacity} in hand` : presence;

const wordOf = (channel: string): string => CHANNELS[channel as Channel].label.toLowerCase();
