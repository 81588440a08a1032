import type { EnquiryDetail } from '@frontdoor/contracts';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import './composer-lock.css';

interface Props {
  enquiry: EnquiryDetail;
  /** Where one writes. */
  children: ReactNode;
}

/** The colleague who works on an enquiry, while I do not. */
const workingColleague = ({ workItems }: EnquiryDetail, myId: string): string | undefined => {
  const holders = workItems.flatMap(({ state, agent }) => (state === 'assigned' && agent ? [agent] : []));
  return holders.some(({ id }) => id === myId) ? undefined : holders[0]?.name;
};

/**
 * Keeps two people from answering the same customer unawares: on what a colleague works on, writing is opened by a press.
 * It is never taken from somebody who has begun.
 */
export const ComposerLock = ({ enquiry, children }: Props) => {
  const colleague = workingColleague(enquiry, useMe().id);
  const [hasBegun, setHasBegun] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const begin = () => {
    flushSync(() => setHasBegun(true));
    box.current?.querySelector<HTMLElement>('textarea, [contenteditable]')?.focus();
  };
  if (colleague === undefined || hasBegun)
    return (
      <div className="composer-place" ref={box} onFocus={() => setHasBegun(true)}>
        {children}
      </div>
    );
  return (
    <div className="composer-place composer-lock" ref={box}>
      <Icon name="agents" />
      <p>
        <strong>{colleague} is working on this.</strong> What you write may cross with their answer.
      </p>
      <ActionButton onPress={begin}>Write anyway</ActionButton>
    </div>
  );
};
