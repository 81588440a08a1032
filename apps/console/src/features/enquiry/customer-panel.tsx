import type { EnquiryDetail } from '@frontdoor/contracts';
import { Icon } from '../../ui/icon.js';
import { Panel } from '../../ui/panel.js';
import { languageWord } from '../../ui/words.js';
import './customer-panel.css';

const icons = { email: 'email', phone: 'phone', handle: 'social' } as const;
const words = { email: 'Email', phone: 'Phone', handle: 'Handle' } as const;

export const CustomerPanel = ({ enquiry: { customer, customerDetail } }: { enquiry: EnquiryDetail }) => (
  <Panel title="Customer">
    <div className="panel-body customer">
      <p className="customer-name">{customerDetail.name ?? customer}</p>
      <ul>
        {customerDetail.identifiers.map(({ kind, value }) => (
          <li key={`${kind} ${value}`}>
            <Icon name={icons[kind]} size={16} />
            <span className="visually-hidden">{words[kind]}: </span>
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
