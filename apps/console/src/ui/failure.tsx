import { asApiError } from '../api/api-error.js';
import { ActionButton } from './action-button.js';
import { Message } from './message.js';

/** Something could not be fetched: what, and what to do. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { message, remedy } = asApiError(error);
  return (
    <Message icon="at-risk" title={message} tone="bad">
      <p>{remedy}</p>
      <ActionButton onPress={onRetry}>Try again</ActionButton>
    </Message>
  );
};
