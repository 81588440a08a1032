import { Icon } from '../../ui/icon.js';
import { useAttention } from './use-attention.js';
import { whoElse } from './who-else.js';
import './who-is-here.css';

/** Colleagues who have this enquiry on the screen; a screen reader hears of it when it changes. */
export const WhoIsHere = ({ id }: { id: string }) => {
  const words = whoElse(useAttention(id));
  return (
    <span className="who-is-here" role="status">
      {words !== '' && (
        <>
          <Icon name="agents" size={16} /> {words}
        </>
      )}
    </span>
  );
};
