import { type Need, NEEDS } from '@frontdoor/contracts';
import { Badge } from '../ui/badge.js';

/** What a customer needs of us, wherever somebody is about to serve them. */
export const NeedBadges = ({ needs }: { needs: readonly Need[] }) => (
  <>
    {needs.map((each) => (
      <span key={each} title={NEEDS[each].does}>
        <Badge tone="risk" icon="agents">
          {NEEDS[each].label}
        </Badge>{' '}
      </span>
    ))}
  </>
);
