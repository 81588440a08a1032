import type { WorkItem } from '@frontdoor/contracts';

/** Who has a piece of work, as a sentence. */
export const whoWorks = ({ state, agent, rank }: WorkItem, myId: string): string => {
  const name = agent?.id === myId ? 'you' : (agent?.name ?? 'somebody');
  switch (state) {
    case 'waiting':
      return rank === null ? 'waits in the queue' : `waits in the queue, rank ${rank}`;
    case 'offered':
      return `offered to ${name}`;
    case 'assigned':
      return name === 'you' ? 'you are working on this' : `${name} is working on this`;
    case 'done':
      return 'done';
  }
};
