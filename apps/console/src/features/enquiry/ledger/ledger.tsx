import type { EnquiryDetail } from '@frontdoor/contracts';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { Icon } from '../../../ui/icon.js';
import { LedgerLine } from './ledger-line.js';
import './ledger.css';

/** What happened to the enquiry and its promises are counted by, the latest first. */
export const Ledger = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { ledger } = enquiry;
  if (ledger.length === 0) return null;
  const lines = ledger.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Disclosure className="ledger">
      <Heading level={3} className="why-heading">
        <Button slot="trigger" className="why-button">
          <Icon name="right" size={14} />
          What happened ({ledger.length})
        </Button>
      </Heading>
      <DisclosurePanel>
        <p className="quiet small">The promises are counted by this. What is wrong can be taken back.</p>
        <ol className="ledger-lines">
          {lines.map((entry) => (
            <LedgerLine key={entry.id} enquiry={enquiry} entry={entry} />
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  );
};
