import { VISIT_NEEDS, type VisitNeed, visitNeed } from '@frontdoor/contracts';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Icon } from '../../ui/icon.js';

interface Props {
  needs: readonly VisitNeed[];
  onChange: (needs: VisitNeed[]) => void;
}

/** What a visitor needs, in the order in which it is offered. */
export const NeedsField = ({ needs, onChange }: Props) => (
  <CheckboxGroup
    className="field"
    value={[...needs]}
    onChange={(chosen) => onChange(visitNeed.options.filter((need) => chosen.includes(need)))}
  >
    <Label>What do they need?</Label>
    <div className="visit-needs">
      {visitNeed.options.map((need) => (
        <Checkbox key={need} value={need} className="tick">
          <span className="tick-box" aria-hidden="true">
            <Icon name="check" size={16} />
          </span>
          {VISIT_NEEDS[need].label}
        </Checkbox>
      ))}
    </div>
  </CheckboxGroup>
);
