import { ActionButton } from '../ui/action-button.js';
import { useTakeNext } from './use-take-next.js';

export const TakeNextButton = () => {
  const { mayTake, isTaking, take } = useTakeNext();
  if (!mayTake) return null;
  return (
    <ActionButton look="main" size="big" isPending={isTaking} onPress={take}>
      {isTaking ? 'Taking…' : 'Take next'}
    </ActionButton>
  );
};
