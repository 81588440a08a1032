import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { useEnquiryAction } from './use-enquiry-action.js';

const said = {
  one: 'said that this is one person with',
  apart: 'said that this is not',
  separated: 'separated this from',
} as const;

/** Who else this may be, for a person to decide, and what was decided, to undo it. */
export const SamePerson = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { customerDetail, perhapsTheSame, customerDecisions } = enquiry;
  const me = useMe();
  const say = useEnquiryAction(api.sayWhoCustomersAre);
  const undo = useEnquiryAction(api.undoCustomerDecision);
  const maySay = mayUse(me, api.sayWhoCustomersAre);
  const params = { id: customerDetail.id };
  return (
    <>
      {perhapsTheSame.map(({ id, name, address, stated, enquiries }) => (
        <div key={id}>
          <p>
            Perhaps the same person as{' '}
            <strong>
              <bdi>{name ?? address}</bdi>
            </strong>
            : <bdi>{address}</bdi> {stated ? 'was named by one of them' : 'is an address of both'} (
            {enquiries} {enquiries === 1 ? 'enquiry' : 'enquiries'})
          </p>
          {maySay && (
            <div className="pop-up-actions">
              <ActionButton
                size="small"
                isPending={say.isPending}
                onPress={() => say.mutate({ params, body: { otherId: id, decision: 'one' } })}
              >
                One person
              </ActionButton>
              <ActionButton
                size="small"
                isPending={say.isPending}
                onPress={() => say.mutate({ params, body: { otherId: id, decision: 'apart' } })}
              >
                Somebody else
              </ActionButton>
            </div>
          )}
        </div>
      ))}
      {customerDecisions.map(({ id, by, kind, other }) => (
        <div key={id}>
          <p className="quiet small">
            {by} {said[kind]} <bdi>{other ?? 'another customer'}</bdi>.
          </p>
          {maySay && (
            <ActionButton
              size="small"
              isPending={undo.isPending}
              onPress={() => undo.mutate({ params: { id } })}
            >
              Undo
            </ActionButton>
          )}
        </div>
      ))}
    </>
  );
};
