import type { MachineMail } from '@frontdoor/contracts';
import { useState } from 'react';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';

const words: Record<MachineMail['as'], string> = {
  'bounce-permanent': 'Not delivered: the address does not work',
  'bounce-temporary': 'Not delivered: the address may work again',
  'delivery-delay': 'Delivery is late; their mail system goes on trying',
  'delivery-report': 'Delivery report',
  'out-of-office': 'Out of office',
  'auto-reply': 'Automatic reply',
  'read-receipt': 'Read receipt',
  challenge: 'Asks the sender to prove to be a person',
  list: 'Mailing list',
  'abuse-report': 'Report of abuse',
  generated: 'Sent by a program',
};

const tones: Partial<Record<MachineMail['as'], 'bad' | 'risk'>> = {
  'bounce-permanent': 'bad',
  'bounce-temporary': 'bad',
  'delivery-delay': 'risk',
  challenge: 'risk',
};

/** What a machine's mail is taken for, and what shows it, for an agent to judge. */
export const MachineEvidence = ({ machine: { as, evidence } }: { machine: MachineMail }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="machine-evidence">
      <Badge tone={tones[as] ?? 'neutral'}>{words[as]}</Badge>
      {evidence.length > 0 && (
        <ActionButton size="small" look="quiet" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide what shows it' : 'What shows it'}
        </ActionButton>
      )}
      {isOpen && (
        <ul className="small">
          {evidence.map((each) => (
            <li key={each}>
              <bdi>{each}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
