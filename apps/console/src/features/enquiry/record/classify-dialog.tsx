import { type EnquiryDetail, enquiryKind } from '@frontdoor/contracts';
import { useState } from 'react';
import { ActionButton } from '../../../ui/action-button.js';
import { Failure } from '../../../ui/loaded.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { Toggle } from '../../../ui/toggle.js';
import { kindWord } from '../../../ui/words.js';
import { ForeseenEffects } from '../move/foreseen-effects.js';
import { useForeseen } from '../move/use-foreseen.js';
import { useRecord } from '../use-enquiry-action.js';
import { AlsoServices } from './also-services.js';

const kinds = enquiryKind.options.map((value) => ({ value, label: kindWord[value] }));

/** Says what the matter really is; its promises follow from the original start. */
export const ClassifyDialog = ({ enquiry, onClose }: { enquiry: EnquiryDetail; onClose: () => void }) => {
  const [kind, setKind] = useState(enquiry.kind);
  const [complex, setComplex] = useState(enquiry.complex);
  const [also, setAlso] = useState(enquiry.alsoServices.map(({ slug }) => slug));
  const [responseRequested, setResponseRequested] = useState(enquiry.responseRequested);
  const { record } = useRecord(enquiry, 'Changed.');
  const isSame = enquiry.alsoServices.map(({ slug }) => slug).join() === also.join();
  const changes = {
    ...(kind === enquiry.kind ? {} : { kind }),
    ...(complex === enquiry.complex ? {} : { complex }),
    ...(responseRequested === enquiry.responseRequested ? {} : { responseRequested }),
  };
  const isChanged = Object.keys(changes).length > 0 || !isSame;
  const foreseen = useForeseen(enquiry.id, isChanged ? changes : undefined);
  const later = foreseen.data?.later ?? null;
  return (
    <PopUp title="Change type" isOpen onOpenChange={onClose}>
      {() => (
        <>
          <p>The promises are worked out anew from when it was first received.</p>
          <Radios label="What is it?" value={kind} options={kinds} onChange={setKind} />
          <Toggle
            label="Complex, or several services are involved"
            isSelected={complex}
            onChange={(is) => {
              setComplex(is);
              if (!is) setAlso([]);
            }}
          />
          {complex && <AlsoServices own={enquiry.serviceSlug} slugs={also} onChange={setAlso} />}
          <Toggle
            label="The customer asked for a response"
            isSelected={responseRequested}
            onChange={setResponseRequested}
          />
          {foreseen.error && <Failure error={foreseen.error} onRetry={() => void foreseen.refetch()} />}
          {foreseen.data && <ForeseenEffects foreseen={foreseen.data} />}
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={!isChanged || !foreseen.data}
              onPress={() => {
                record({
                  type: 'classified',
                  ...changes,
                  ...(isSame ? {} : { alsoServices: also }),
                  despiteLater: later !== null,
                });
                onClose();
              }}
            >
              {later ? 'Change all the same' : 'Change'}
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
