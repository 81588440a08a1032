import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { useEnquiryAction } from './use-enquiry-action.js';

interface Props {
  enquiry: EnquiryDetail;
  suggestion: EnquiryDetail['suggestions'][number];
}

/**
 * Joins two enquiries with one click, and undoes it with another. Where their customers are not known to be one person,
 * somebody has to say that first: whoever follows one enquiry would read the other.
 */
export const JoinButton = ({ enquiry: { id, customerDetail }, suggestion }: Props) => {
  const { id: otherId, reference, customerId, customer } = suggestion;
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const undo = useEnquiryAction(api.undoJoin, (apart) => void navigate(`/enquiries/${apart.id}`));
  const join = useEnquiryAction(api.joinEnquiries, (into) => {
    const [newest] = into.joined;
    notify({
      ...{ tone: 'good', name: 'joined', title: `Joined. Everything is under ${into.reference} now.` },
      ...(newest && {
        action: { label: 'Undo', run: () => undo.mutate({ params: { id: newest.id } }) },
      }),
    });
    if (into.id !== id) void navigate(`/enquiries/${into.id}`);
  });
  const start = () => join.mutate({ params: { id, otherId }, body: { despiteLater: false } });
  const say = useEnquiryAction(api.sayWhoCustomersAre, () => {
    setIsAsking(false);
    start();
  });
  const isSame = customerId === customerDetail.id;
  return (
    <>
      <ActionButton
        size="small"
        aria-label={`Join with ${reference}`}
        isPending={join.isPending || say.isPending}
        onPress={() => (isSame ? start() : setIsAsking(true))}
      >
        Join
      </ActionButton>
      {isAsking && (
        <PopUp title="Are they one person?" isOpen onOpenChange={setIsAsking}>
          {() => (
            <>
              <p>
                {reference} is from{' '}
                <strong>
                  <bdi>{customer}</bdi>
                </strong>
                . Whoever follows one of the two enquiries will read both. Where it is somebody else, leave
                them apart.
              </p>
              <div className="pop-up-actions">
                <ActionButton onPress={() => setIsAsking(false)}>Leave apart</ActionButton>
                <ActionButton
                  look="main"
                  isPending={say.isPending}
                  onPress={() =>
                    say.mutate({
                      params: { id: customerId },
                      body: { otherId: customerDetail.id, decision: 'one' },
                    })
                  }
                >
                  One person: join
                </ActionButton>
              </div>
            </>
          )}
        </PopUp>
      )}
    </>
  );
};
