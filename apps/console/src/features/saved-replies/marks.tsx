import type { SavedReply } from '@frontdoor/contracts';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Choice } from '../../ui/choice.js';
import type { Listed } from './put-in-field.js';

type Element = SavedReply['marks'][number]['element'];

interface MarksProps {
  marks: SavedReply['marks'];
  selected: string;
  elements: Listed['elements'];
  onChange: (marks: SavedReply['marks']) => void;
}

/** What passages of the text say of what the charter wants said. */
/** What passages of the text say of what the charter wants said. */
export const Marks = ({ marks, selected, elements, onChange }: MarksProps) => {
  const passage = selected.trim();
  const isUsable = passage !== '' && passage.length <= 5000;
  return (
    <div className="saved-marks">
      <Choice<Element | ''>
        label={
          isUsable
            ? `“${passage.slice(0, 40)}${passage.length > 40 ? '…' : ''}” says`
            : 'What it says: select the words first'
        }
        value=""
        placeholder="Choose what they say"
        isDisabled={!isUsable}
        options={elements.map(({ element, words }) => ({ value: element, label: words }))}
        onChange={(element) => {
          if (element !== '')
            onChange([...marks.filter((mark) => mark.element !== element), { element, passage }]);
        }}
      />
      {marks.length > 0 && (
        <ul className="saved-mark-list" aria-label="What it says">
          {marks.map(({ element, passage: said }) => {
            const words = elements.find((each) => each.element === element)?.words ?? element;
            return (
              <li key={element}>
                <Badge tone="good" icon="check">
                  {words}
                </Badge>{' '}
                <span className="quiet small">“{said.slice(0, 60)}”</span>
                <ActionButton
                  size="small"
                  look="quiet"
                  icon="cross"
                  aria-label={`It does not say ${words}`}
                  onPress={() => onChange(marks.filter((mark) => mark.element !== element))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
};
