import type { Commitment } from '@frontdoor/contracts';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Icon } from '../../../ui/icon.js';

/** Line by line why a promise is due when it is. */
export const Explanation = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  return (
    <Disclosure>
      <div className="why-head">
        <Heading level={3} className="why-heading">
          <Button slot="trigger" className="why-button">
            <Icon name="right" size={14} />
            Why this time?<span className="visually-hidden"> {commitment.title}</span>
          </Button>
        </Heading>
        <span className="quiet">since {shortTime(commitment.startedAt, now, zone)}</span>
      </div>
      <DisclosurePanel>
        <ol className="why-lines">
          {commitment.explanation.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
        <p className="quiet small">
          Its place in the charter: <span className="fixed">{commitment.promiseId}</span>
        </p>
      </DisclosurePanel>
    </Disclosure>
  );
};
