import { Link } from 'react-router';
import { Message } from '../../ui/message.js';
import type { Filters } from './filters.js';

const nothing = {
  missed: 'No open promise is missed.',
  'at-risk': 'No promise is at risk.',
  safe: 'No promise is running safely.',
  paused: 'Nothing waits for a customer.',
  all: 'No promise is open.',
} as const;

/** Nothing to list: why, and where to look. */
export const NoPromises = ({ filters: { standing, service, mine } }: { filters: Filters }) => {
  const isFiltered = service !== '' || mine;
  return (
    <Message
      icon={standing === 'missed' || standing === 'at-risk' ? 'check' : 'promises'}
      title={isFiltered ? 'Nothing fits these filters.' : nothing[standing]}
    >
      {standing === 'all' && !isFiltered ? (
        <p>Promises appear here by themselves when contacts come in.</p>
      ) : (
        <Link to="/promises">Show all open promises</Link>
      )}
    </Message>
  );
};
