import type { Commitment } from '@frontdoor/contracts';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { Icon } from '../../ui/icon.js';
import { CommitmentStanding } from './commitment-standing.js';

/** One promise: how it stands and, on demand, why it is due then. */
export const CommitmentItem = ({ commitment }: { commitment: Commitment }) => (
  <li className="commitment">
    <p className="commitment-title">
      {commitment.title} <span className="quiet fixed">{commitment.promiseId}</span>
    </p>
    <CommitmentStanding commitment={commitment} />
    <Disclosure className="why">
      <Heading level={3} className="why-heading">
        <Button slot="trigger" className="why-button">
          <Icon name="right" size={14} />
          Why this time?
        </Button>
      </Heading>
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
