import type { EnquiryDetail, EnquiryKind, ForeseenChange } from '@frontdoor/contracts';
import { useState } from 'react';
import { ServiceChoice } from '../../../casework/service-choice.js';
import { useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Failure } from '../../../ui/loaded.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { TextBox } from '../../../ui/text-input.js';
import { kindWord } from '../../../ui/words.js';
import { seenOf } from '../seen.js';
import { ForeseenEffects } from './foreseen-effects.js';
import { useForeseen } from './use-foreseen.js';
import { useMove } from './use-move.js';

interface Props {
  enquiry: EnquiryDetail;
  onClose: () => void;
}

const ownerWords = ({ owner }: ForeseenChange, service: string): string => {
  if (!owner) return `It has no owner yet: whoever takes it on in ${service} will own it.`;
  return owner.stays
    ? `${owner.name} works there too and stays its owner.`
    : `${owner.name} no longer owns it: whoever takes it on in ${service} will.`;
};

/** Brings the enquiry to another service, after showing what becomes of its promises. */
export const MoveDialog = ({ enquiry, onClose }: Props) => {
  const [slug, setSlug] = useState('');
  const [kind, setKind] = useState<EnquiryKind>(enquiry.kind);
  const [reason, setReason] = useState('');
  const service = useMe().organisation.services.find((each) => each.slug === slug);
  const move = useMove(enquiry, onClose);
  const what = kind === enquiry.kind ? {} : { kind };
  const foreseen = useForeseen(enquiry.id, service && { service: slug, ...what });
  const later = foreseen.data?.later ?? null;
  return (
    <PopUp title="Move to another service or team" isOpen onOpenChange={onClose}>
      {() => (
        <>
          <ServiceChoice label="Move to" value={slug} onChange={setSlug} without={enquiry.serviceSlug} />
          {service && service.kind !== enquiry.kind && (
            <Radios
              label="What is it?"
              value={kind}
              options={[
                { value: enquiry.kind, label: kindWord[enquiry.kind], detail: 'as now' },
                { value: service.kind, label: kindWord[service.kind], detail: `as usual in ${service.name}` },
              ]}
              onChange={setKind}
            />
          )}
          <TextBox
            label="Why?"
            hint="Goes along with the enquiry for whoever gets it. The customer does not see it."
            rows={2}
            value={reason}
            onChange={setReason}
            maxLength={1000}
          />
          {foreseen.error && <Failure error={foreseen.error} onRetry={() => void foreseen.refetch()} />}
          {foreseen.data && service && (
            <>
              <ForeseenEffects foreseen={foreseen.data} />
              <p>{ownerWords(foreseen.data, service.name)} It keeps its place in the queue.</p>
            </>
          )}
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={!foreseen.data || reason.trim().length < 3}
              isPending={move.isPending}
              onPress={() =>
                move.move({
                  service: slug,
                  ...what,
                  reason,
                  despiteLater: later !== null,
                  ...seenOf(enquiry),
                })
              }
            >
              {later ? 'Move all the same' : 'Move'}
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
