import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ActionButton } from '../../../ui/action-button.js';
import type { Mark, Wanted } from './content.js';

/** The longest passage that the hub takes. */
const LONGEST = 5000;

interface Props {
  wanted: readonly Wanted[];
  selected: string;
  onMark: (mark: Mark) => void;
}

/** Says of words that the agent wrote and selected what they say. */
export const SelectionSays = ({ wanted, selected, onMark }: Props) => {
  const passage = selected.trim();
  const isUsable = passage !== '' && passage.length <= LONGEST;
  return (
    <div className="selection-says">
      <MenuTrigger>
        <ActionButton size="small" isDisabled={!isUsable}>
          This says …
        </ActionButton>
        <Popover className="popover" placement="top start">
          <Menu className="menu" aria-label="The selected words say">
            {wanted.map(({ element, words }) => (
              <MenuItem
                key={element}
                id={element}
                className="menu-item"
                onAction={() => onMark({ element, passage })}
              >
                {words}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <p className="quiet small">
        {isUsable
          ? `“${passage.slice(0, 60)}${passage.length > 60 ? '…' : ''}”`
          : 'Already written? Select it.'}
      </p>
    </div>
  );
};
