import { type EnquiryDetail, IDENTIFIERS } from '@frontdoor/contracts';
import { Icon } from '../../ui/icon.js';
import { Panel } from '../../ui/panel.js';
import { languageWord } from '../../ui/words.js';
import { Needs } from '../../casework/needs.js';
import { ExclusionsLine } from './exclusions/exclusions-line.js';
import { InterpreterLine } from './interpreter/interpreter-line.js';
import { PreferredChannel } from '../../casework/preferred-channel.js';
import { SamePerson } from './same-person.js';
import './customer-panel.css';

/** Who the customer is, and how they are reached. */
export const CustomerPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { customer, customerDetail, otherMatters } = enquiry;
  const { total, open } = otherMatters;
  return (
    <Panel
      title="Customer"
      aside={
        total > 0 && (
          <span className="quiet small figures">
            {total} other {total === 1 ? 'matter' : 'matters'}, {open} open
          </span>
        )
      }
    >
      <div className="panel-body customer">
        <p className="customer-name">
          <bdi>{customerDetail.name ?? customer}</bdi>
        </p>
        <ul>
          {customerDetail.identifiers.map(({ kind, value, stated, shared }) => (
            <li key={`${kind} ${value}`}>
              <Icon name={IDENTIFIERS[kind].icon} size={16} />
              <span className="visually-hidden">{IDENTIFIERS[kind].label}: </span>
              <span>
                <bdi>{value}</bdi>
                {(stated || shared) && (
                  <span className="quiet small">
                    {shared ? ' used by a program or by several people' : ' as stated, not proven'}
                  </span>
                )}
              </span>
            </li>
          ))}
          <li>
            <Icon name="web" size={16} />
            Speaks {languageWord(customerDetail.language)}
          </li>
        </ul>
        <InterpreterLine enquiry={enquiry} />
        <ExclusionsLine enquiry={enquiry} />
        <PreferredChannel customer={customerDetail} />
        <Needs customer={customerDetail} />
        <SamePerson enquiry={enquiry} />
      </div>
    </Panel>
  );
};
