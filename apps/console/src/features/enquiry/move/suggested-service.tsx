import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { mayUse, useMe } from '../../../session/me.js';
import { useAreShortcutsOn, useShortcut } from '../../../shortcuts/shortcuts.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { MoveDialog } from './move-dialog.js';
import '../answers/answers-panel.css';

/** Where an enquiry may belong instead, and why: moved with a look at what becomes of its promises, or said to be right. */
export const SuggestedService = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { id } = enquiry;
  const me = useMe();
  const hasKeys = useAreShortcutsOn();
  const [isMoving, setIsMoving] = useState(false);
  const { data: suggestion = null } = useQuery({
    queryKey: keys.suggestedService(id),
    queryFn: ({ signal }) => call(api.suggestService, { params: { id } }, { signal }),
    select: (answer) => answer.suggestion,
    staleTime: 60_000,
  });
  const confirm = useEnquiryAction(api.confirmServiceOfEnquiry);
  const isOn = suggestion !== null && enquiry.state === 'open' && mayUse(me, api.moveEnquiry);
  useShortcut('v', 'Move it to the service that is suggested', () => setIsMoving(true), isOn);
  if (!isOn) return null;
  const { service, serviceSlug, by, why, share } = suggestion;
  const words = why.map((word) => `“${word}”`).join(', ');
  const past = share === null ? '' : ` In the past ${Math.round(share * 100)} in 100 such texts were for it.`;
  return (
    <section className="answer-line service-line" aria-label="It may be for another service">
      <Icon name="right" />
      <p>
        <strong>For {service}?</strong> It says {words}.{past}
        {by === 'past' && ' No word of the council’s own says so.'}
      </p>
      <ActionButton
        size="small"
        {...(hasKeys ? { 'aria-keyshortcuts': 'v' } : {})}
        onPress={() => setIsMoving(true)}
      >
        Move {hasKeys && <kbd aria-hidden="true">v</kbd>}
      </ActionButton>
      <ActionButton
        size="small"
        look="quiet"
        isPending={confirm.isPending}
        onPress={() => confirm.mutate({ params: { id } })}
      >
        It is right here
      </ActionButton>
      {isMoving && (
        <MoveDialog
          enquiry={enquiry}
          suggested={{ slug: serviceSlug, reason: `It says ${words}` }}
          onClose={() => setIsMoving(false)}
        />
      )}
    </section>
  );
};
