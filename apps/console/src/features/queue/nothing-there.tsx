import { Link } from 'react-router';
import { Message } from '../../ui/message.js';
import type { QueueQuery } from '../../casework/use-queue.js';

/** The queue is empty, or the filters leave nothing of it. */
export const NothingThere = ({ filters }: { filters: QueueQuery }) => {
  if (filters.service !== '' || filters.channel !== '')
    return (
      <Message icon="search" title="Nothing fits these filters.">
        <Link to={filters.view === 'waiting' ? '/' : `/?view=${filters.view}`}>
          Show all services and channels
        </Link>
      </Message>
    );
  if (filters.view === 'mine')
    return (
      <Message icon="queue" title="You have no work at the moment.">
        <p>Press “Take next”, or set your presence to available to be offered work.</p>
      </Message>
    );
  return (
    <Message icon="check" title="Nothing is waiting.">
      <p>New contacts appear here by themselves.</p>
    </Message>
  );
};
