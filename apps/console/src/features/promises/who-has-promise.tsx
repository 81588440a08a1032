import type { OpenPromise } from '@frontdoor/contracts';
import { useMe } from '../../session/me.js';

/** The owner of the enquiry, and who has its work now where that is somebody else. */
export const WhoHasPromise = ({ owner, holder }: Pick<OpenPromise, 'owner' | 'holder'>) => {
  const me = useMe();
  const nameOf = ({ id, name }: NonNullable<typeof owner>) => (id === me.id ? 'You' : name);
  if (!owner && !holder) return <span className="quiet">Nobody yet</span>;
  if (owner && holder?.id === owner.id) return <>{nameOf(owner)}</>;
  return (
    <>
      {owner && <span className="promise-who">{nameOf(owner)}, owner</span>}
      <span className="promise-who quiet small">
        {holder ? `${nameOf(holder)} has the work` : 'Nobody has the work now'}
      </span>
    </>
  );
};
