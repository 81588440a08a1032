import type { AnswerSuggestion, EnquiryDetail } from '@frontdoor/contracts';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ActionButton } from '../ui/action-button.js';
import { linkRoutes, useSendAnswer } from './use-answers.js';

interface Props {
  enquiry: EnquiryDetail;
  answer: AnswerSuggestion;
}

/** Sends the address of an answer, by whichever way the customer wants it. */
export const SendAnswer = ({ enquiry, answer }: Props) => {
  const { isPending, send } = useSendAnswer(enquiry);
  const routes = linkRoutes(enquiry);
  if (answer.address === null || routes.length === 0) return null;
  return (
    <MenuTrigger>
      <ActionButton
        size="small"
        icon="down"
        isPending={isPending}
        aria-label={`Send link: “${answer.title}”`}
      >
        Send link
      </ActionButton>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label="Send the link by"
          onAction={(place) => send(answer, routes[Number(place)]!)}
        >
          {routes.map(({ label, to }, place) => (
            <MenuItem key={`${label} ${to}`} id={place} className="menu-item">
              {label.includes(to) ? label : `${label} ${to}`}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
