import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { mayUse, useMe } from '../../session/me.js';
import { wordsWanted } from '../../state/words-wanted.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Panel } from '../../ui/panel.js';
import { JoinButton } from './join-button.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** What the customer is asked where nobody can tell which of their matters is meant. Their answer joins the one it names. */
const whichIsMeant = (suggestions: readonly { reference: string; subject: string }[]): string =>
  `You have more than one enquiry with us: ${suggestions
    .map(({ reference, subject }) => `${reference} (${subject.slice(0, 40).trim()})`)
    .join(', ')}. Which is this about? Please answer with its reference.`;

/** Puts that question into the reply; the matters of somebody else are not named in it. */
const AskWhich = ({
  enquiry: { id, state, suggestions, replyRoutes, customerDetail },
}: {
  enquiry: EnquiryDetail;
}) => {
  const own = suggestions.filter(
    ({ isOneMail, customerId }) => !isOneMail && customerId === customerDetail.id,
  );
  if (own.length < 2 || state === 'closed' || replyRoutes.length === 0) return null;
  return (
    <ActionButton
      size="small"
      icon="sms"
      onPress={() => wordsWanted.write({ enquiryId: id, text: whichIsMeant(own) })}
    >
      Ask the customer which
    </ActionButton>
  );
};

/** Enquiries that this one may belong together with, each with what suggests it. */
export const SuggestedLinks = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { id, suggestions } = enquiry;
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const dismiss = useEnquiryAction(api.dismissSuggestion);
  if (suggestions.length === 0) return null;
  return (
    <Panel title="May belong together">
      <div className="panel-body">
        <ul className="other-enquiries">
          {suggestions.map((each) => {
            const { id: otherId, reference, subject, service, lastContactAt, why, isOneMail } = each;
            return (
              <li key={otherId}>
                <Link to={`/enquiries/${otherId}`}>
                  <bdi>{subject}</bdi>
                </Link>
                <p className="quiet small">
                  {reference} · {service} · last contact {shortTime(lastContactAt, now, zone)}
                </p>
                <p className="small">{why || 'The evidence was not enough to join them: have a look.'}</p>
                {!isOneMail && mayUse(me, api.dismissSuggestion) && (
                  <div className="pop-up-actions">
                    <JoinButton enquiry={enquiry} suggestion={each} />
                    <ActionButton
                      size="small"
                      look="quiet"
                      aria-label={`${reference} is another matter`}
                      isPending={dismiss.isPending}
                      onPress={() => dismiss.mutate({ params: { id, otherId } })}
                    >
                      Another matter
                    </ActionButton>
                  </div>
                )}
              </li>
            );
          })}
        </ul>
        {mayUse(me, api.sendReply) && <AskWhich enquiry={enquiry} />}
      </div>
    </Panel>
  );
};
