import { api, type EnquiryDetail, type HandoverView } from '@frontdoor/contracts';
import { useId, useState } from 'react';
import { BriefView } from '../../../casework/brief/brief-view.js';
import { DecideHandover } from '../../../casework/decide-handover.js';
import { useOpenBrief } from '../../../casework/use-open-brief.js';
import { useShortcut } from '../../../shortcuts/shortcuts.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { Icon } from '../../../ui/icon.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import './handover.css';

const says = ({ state, by, from, to, mayDecide }: HandoverView): string => {
  if (state === 'offered') return mayDecide ? `${by} asks you to take this` : `Offered to ${to}`;
  return `${by} handed it from ${from} to ${to}`;
};

/** The newest handover that counts, with its brief: in full until whoever answers next has opened it. */
export const BriefBar = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const now = useNow();
  const zone = useZone();
  const id = useId();
  const open = useOpenBrief();
  const withdraw = useEnquiryAction(api.withdrawHandover);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const handover = enquiry.handovers.find(
    ({ state, hop, kind }) => (state === 'offered' && kind !== 'call') || (state === 'moved' && hop > 0),
  );
  const mustOpen = enquiry.state === 'open' && (handover?.mustOpen ?? false);
  const read = () => {
    if (handover && !open.isPending) open.mutate({ params: { id: handover.id }, body: { how: 'read' } });
  };
  useShortcut('b', 'I have read the brief', read, mustOpen);
  if (!handover || enquiry.state === 'closed') return null;
  const { mayDecide, mayWithdraw, isReturn, openings, expiresAt, at } = handover;
  const isShown = mustOpen || mayDecide || isUnfolded;
  return (
    <section className={mustOpen ? 'brief-bar brief-bar-new' : 'brief-bar'} aria-label="Brief">
      <div className="brief-bar-head">
        <p>
          <Icon name="right" size={16} /> <strong>{says(handover)}</strong>{' '}
          <span className="quiet">{shortTime(at, now, zone)}</span>{' '}
          {isReturn && (
            <Badge tone="bad" icon="undo">
              Sent back to where it was
            </Badge>
          )}
          {expiresAt !== null && (
            <span className="quiet">, to be answered by {shortTime(expiresAt, now, zone)}</span>
          )}
          {openings.length > 0 && (
            <span className="quiet small">
              {' '}
              Opened by {openings.map((each) => `${each.by}, ${shortTime(each.at, now, zone)}`).join('; ')}
            </span>
          )}
        </p>
        {mayDecide && <DecideHandover handover={handover} />}
        {mayWithdraw && (
          <ActionButton
            size="small"
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate({ params: { id: handover.id } })}
          >
            Keep it after all
          </ActionButton>
        )}
        {!mustOpen && !mayDecide && (
          <ActionButton
            size="small"
            look="quiet"
            icon={isUnfolded ? 'up' : 'down'}
            aria-expanded={isUnfolded}
            aria-controls={id}
            onPress={() => setIsUnfolded(!isUnfolded)}
          >
            {isUnfolded ? 'Fold the brief away' : 'Show the brief'}
          </ActionButton>
        )}
        {mustOpen && (
          <ActionButton
            look="main"
            size="small"
            isPending={open.isPending}
            onPress={read}
            aria-keyshortcuts="b"
          >
            I have read the brief
          </ActionButton>
        )}
      </div>
      <div
        id={id}
        className="brief-bar-words"
        hidden={!isShown}
        tabIndex={isShown ? 0 : -1}
        role="group"
        aria-label="What the brief says"
      >
        {isShown && <BriefView brief={handover.brief} />}
      </div>
    </section>
  );
};
