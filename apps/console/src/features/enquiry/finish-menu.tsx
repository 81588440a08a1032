import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { CloseEnquiry, type How, waysToEnd } from './close-enquiry.js';
import { isOpen } from './commitment.js';
import { doneWord, FinishWork } from './finish-work.js';
import './finish-menu.css';

/** What was chosen: how the enquiry ends, or which work of mine is done. */
type Asked = { end: How | null } | { workItemId: string };

interface Entry {
  id: string;
  label: string;
  detail: string;
  asks: Asked;
}

/** Every way to end, with what it does and what becomes of the promises. */
const entriesFor = (enquiry: EnquiryDetail, myId: string): Entry[] => {
  const mine = enquiry.workItems.filter(
    ({ agent, state, kind }) => agent?.id === myId && state === 'assigned' && kind !== 'call-outcome',
  );
  const hasPromises = enquiry.commitments.some((one) => one.whose === 'council' && isOpen(one));
  return [
    ...mine.map(({ id, kind }) => ({
      id,
      label: doneWord(kind),
      detail: 'This work leaves the queue. The enquiry stays open and its promises run on.',
      asks: { workItemId: id },
    })),
    ...(hasPromises
      ? waysToEnd(enquiry.recordable.includes('resolved')).map(({ value, label, detail }) => ({
          ...{ id: value, label: `Close: ${label}`, detail },
          asks: { end: value },
        }))
      : [
          {
            id: 'close',
            label: 'Close the enquiry',
            detail: 'No promise is open. It leaves the queue and can be reopened.',
            asks: { end: null },
          },
          {
            id: 'elsewhere',
            label: 'Close: it is for another organisation',
            detail: 'The customer was told whom to turn to, or a partner has it.',
            asks: { end: 'elsewhere' as const },
          },
        ]),
  ];
};

/** One place to end work on an enquiry without a reply. */
export const FinishMenu = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  if (!mayUse(me, api.closeEnquiry)) return null;
  const item = asked && 'workItemId' in asked && enquiry.workItems.find(({ id }) => id === asked.workItemId);
  return (
    <>
      <MenuTrigger>
        <ActionButton icon="down">Finish</ActionButton>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu finish-menu" aria-label="Finish">
            {entriesFor(enquiry, me.id).map(({ id, label, detail, asks }) => (
              <MenuItem
                key={id}
                id={id}
                className="menu-item"
                textValue={label}
                onAction={() => setAsked(asks)}
              >
                <span>
                  <strong>{label}</strong>
                  <span className="finish-detail">{detail}</span>
                </span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {item && <FinishWork item={item} enquiry={enquiry} onClose={close} />}
      {asked && 'end' in asked && <CloseEnquiry enquiry={enquiry} how={asked.end} onClose={close} />}
    </>
  );
};
