import { api, type EnquiryDetail, type JoinedEnquiry } from '@frontdoor/contracts';
import { Link, useNavigate } from 'react-router';
import { mayUse, useMe } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Panel } from '../../ui/panel.js';
import { useEnquiryAction } from './use-enquiry-action.js';

const messages = (count: number): string => (count === 1 ? 'one message' : `${count} messages`);

const what = ({ isWhole, direction, contacts, split }: JoinedEnquiry): string =>
  split
    ? direction === 'came'
      ? `made this of ${messages(contacts)} of it`
      : `made it of ${messages(contacts)} of this`
    : isWhole
      ? `joined it with this, ${messages(contacts)}`
      : direction === 'came'
        ? 'said that a message of it belongs here'
        : 'said that a message belongs there';

/** What became part of this enquiry, or the one that it became part of; each can be taken back. */
export const JoinedEnquiries = ({ enquiry: { id, joined, joinedInto } }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const navigate = useNavigate();
  const undo = useEnquiryAction(api.undoJoin, (apart) => {
    const wasMade = joined.some(({ split, direction }) => split && direction === 'came');
    if (apart.id !== id && (joinedInto || wasMade)) void navigate(`/enquiries/${apart.id}`);
  });
  const all = joinedInto ? [joinedInto, ...joined] : joined;
  if (all.length === 0) return null;
  return (
    <Panel
      title={
        joinedInto
          ? `Belongs to ${joinedInto.reference}`
          : all.some(({ split }) => !split)
            ? 'Joined with this'
            : 'Split'
      }
    >
      <div className="panel-body">
        {joinedInto && <p>Everything of this enquiry is there now, and is dealt with there.</p>}
        <ul className="other-enquiries">
          {all.map((each) => (
            <li key={each.id}>
              <Link to={`/enquiries/${each.enquiryId}`}>
                <bdi>{each.subject}</bdi>
              </Link>
              <p className="quiet small">
                {each.reference} · {each.by} {each === joinedInto ? 'joined this with it' : what(each)},{' '}
                {shortTime(each.at, now, zone)}
              </p>
              {mayUse(me, api.undoJoin) && (
                <ActionButton
                  size="small"
                  look="quiet"
                  aria-label={
                    each.split
                      ? `Undo: ${each.reference} is the same matter after all`
                      : `Undo: ${each.reference} is another matter after all`
                  }
                  isPending={undo.isPending}
                  onPress={() => undo.mutate({ params: { id: each.id } })}
                >
                  Undo
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
};
