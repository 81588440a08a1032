import { type AnswerOf, type api, SAVED_FIELDS } from '@frontdoor/contracts';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ActionButton } from '../../ui/action-button.js';

export type Listed = AnswerOf<typeof api.listSavedReplies>;

const facts = Object.entries(SAVED_FIELDS);

interface Props {
  elements: Listed['elements'];
  onPutIn: (field: string) => void;
}

/** What the record of an enquiry fills in: facts, and sentences that say what the charter wants said. */
export const PutInField = ({ elements, onPutIn }: Props) => (
  <MenuTrigger>
    <ActionButton size="small" icon="down">
      Put in from the enquiry
    </ActionButton>
    <Popover className="popover" placement="bottom start">
      <Menu
        className="menu saved-field-list"
        aria-label="Put in from the enquiry"
        onAction={(field) => onPutIn(String(field))}
      >
        <MenuSection>
          <Header className="menu-head">Facts</Header>
          {facts.map(([field, words]) => (
            <MenuItem key={field} id={field} className="menu-item">
              {words}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection>
          <Header className="menu-head">A sentence that says</Header>
          {elements
            .filter(({ hasSentence }) => hasSentence)
            .map(({ element, words }) => (
              <MenuItem key={element} id={element} className="menu-item">
                {words}
              </MenuItem>
            ))}
        </MenuSection>
      </Menu>
    </Popover>
  </MenuTrigger>
);
