import { type EnquiryDetail, IDENTIFIERS } from '@frontdoor/contracts';
import { Icon } from '../../ui/icon.js';
import { Panel } from '../../ui/panel.js';
import { languageWord } from '../../ui/words.js';
import './customer-panel.css';

export const CustomerPanel = ({ enquiry: { customer, customerDetail } }: { enquiry: EnquiryDetail }) => (
  <Panel title="Customer">
    <div className="panel-body customer">
      <p className="customer-name">{customerDetail.name ?? customer}</p>
      <ul>
        {customerDetail.identifiers.map(({ kind, value }) => (
          <li key={`${kind} ${value}`}>
            <Icon name={IDENTIFIERS[kind].icon} size={16} />
            <span className="visually-hidden">{IDENTIFIERS[kind].label}: </span>
            {value}
          </li>
        ))}
        <li>
          <Icon name="web" size={16} />
          Speaks {languageWord(customerDetail.language)}
        </li>
      </ul>
    </div>
  </Panel>
);
