import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { sayDecision } from '../../casework/say-decision.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** It came while two customers were taken for one, and nothing tells whose it is. */
const AskedWhose = ({ enquiry: { id, askedWhose } }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const answer = useEnquiryAction(api.sayWhoseEnquiryIs);
  if (askedWhose === null) return null;
  const { decisionId, one, other } = askedWhose;
  const say = (whose: 'one' | 'other') =>
    answer.mutate({ params: { id: decisionId }, body: { enquiryId: id, whose } });
  return (
    <div role="group" aria-label="Whose is this enquiry?">
      <p>
        This came while two customers were taken for one. <strong>Whose is it?</strong>
      </p>
      {mayUse(me, api.sayWhoseEnquiryIs) && (
        <div className="pop-up-actions">
          <ActionButton size="small" isPending={answer.isPending} onPress={() => say('one')}>
            {one}
          </ActionButton>
          <ActionButton size="small" isPending={answer.isPending} onPress={() => say('other')}>
            {other}
          </ActionButton>
        </div>
      )}
    </div>
  );
};

/** Who else this may be, for a person to decide, and what was decided, to undo it. */
export const SamePerson = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { customerDetail, perhapsTheSame, customerDecisions } = enquiry;
  const me = useMe();
  const say = useEnquiryAction(api.sayWhoCustomersAre);
  const undo = useEnquiryAction(api.undoCustomerDecision);
  const maySay = mayUse(me, api.sayWhoCustomersAre);
  const params = { id: customerDetail.id };
  const decide = (otherId: string, decision: 'one' | 'apart') =>
    say.mutate({ params, body: { otherId, decision, enquiryId: enquiry.id } });
  return (
    <>
      <AskedWhose enquiry={enquiry} />
      {perhapsTheSame.map(({ id, name, address, why, enquiries }) => (
        <div key={id} role="group" aria-label={`Perhaps the same person as ${name ?? address}`}>
          <p>
            Perhaps the same person as{' '}
            <strong>
              <bdi>{name ?? address}</bdi>
            </strong>{' '}
            ({enquiries} {enquiries === 1 ? 'enquiry' : 'enquiries'})
          </p>
          <p className="quiet small">{why}</p>
          {maySay && (
            <div className="pop-up-actions">
              <ActionButton size="small" isPending={say.isPending} onPress={() => decide(id, 'one')}>
                One person
              </ActionButton>
              <ActionButton size="small" isPending={say.isPending} onPress={() => decide(id, 'apart')}>
                Somebody else
              </ActionButton>
            </div>
          )}
        </div>
      ))}
      {customerDecisions.map(({ id, by, evidence, ...decision }) => (
        <div key={id} role="group" aria-label={`${by} ${sayDecision(decision)}`}>
          <p className="quiet small">
            {by} <bdi>{sayDecision(decision)}</bdi>. {evidence}
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
