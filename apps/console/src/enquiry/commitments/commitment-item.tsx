import type { Commitment } from '@frontdoor/contracts';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { useZone } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { Icon } from '../../ui/icon.js';
import { CommitmentStanding } from './commitment-standing.js';

/** One promise: how it stands and, on demand, why it is due then. */
export const CommitmentItem = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  return (
    <li className="commitment">
      <p className="commitment-title">
        {commitment.title} <span className="quiet fixed">{commitment.promiseId}</span>
      </p>
      <CommitmentStanding commitment={commitment} />
      <Disclosure>
        <div className="why-head">
          <Heading level={3} className="why-heading">
            <Button slot="trigger" className="why-button">
              <Icon name="right" size={14} />
              Why this time?
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
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
};
