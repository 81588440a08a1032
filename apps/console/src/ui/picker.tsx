import type { KeyboardEvent, ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { SearchField } from 'react-aria-components/SearchField';
import { fits } from './fits.js';
import './field.css';
import './picker.css';

interface Choosable {
  id: string;
  name: string;
  /** What else it is found by. */
  words: string;
  shown: ReactNode;
}

interface Props {
  label: string;
  items: readonly Choosable[];
  empty: string;
  onPick: (id: string) => void;
  /** Below the list. */
  children?: ReactNode;
}

/** Chooses the first that fits, where the list came after the words were typed and nothing in it is marked yet. */
const pickFirst = (event: KeyboardEvent<HTMLDivElement>, onPick: (id: string) => void) => {
  const { target, currentTarget, key, nativeEvent } = event;
  if (key !== 'Enter' || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
  if (target.value.trim() === '' || target.hasAttribute('aria-activedescendant')) return;
  const first = currentTarget.querySelector<HTMLElement>('[role="menuitem"]')?.dataset.key;
  if (first === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  onPick(first);
};

/** A list that opens with a field to search it by; arrows choose while the field keeps the focus. */
export const Picker = ({ label, items, empty, onPick, children }: Props) => (
  <Popover className="popover picker" placement="top start" aria-label={label}>
    <div className="picker-parts" onKeyDownCapture={(event) => pickFirst(event, onPick)}>
      <Autocomplete filter={fits}>
        <SearchField aria-label={`Search: ${label}`} autoFocus>
          <Input className="input" placeholder="Type to search" />
        </SearchField>
        <Menu
          className="menu picker-list"
          aria-label={label}
          items={items}
          onAction={(id) => onPick(String(id))}
          renderEmptyState={() => <p className="quiet picker-empty">{empty}</p>}
        >
          {({ id, name, words, shown }) => (
            <MenuItem id={id} className="menu-item picker-item" textValue={`${name} ${words}`}>
              {shown}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
      {children}
    </div>
  </Popover>
);
