import type { EnquiryDetail, HandoverState } from '@frontdoor/contracts';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Badge } from '../../../ui/badge.js';
import { Panel } from '../../../ui/panel.js';

const STATES: Record<HandoverState, { says: string; tone: 'neutral' | 'accent' | 'bad' } | null> = {
  offered: { says: 'Not answered yet', tone: 'accent' },
  moved: null,
  refused: { says: 'Refused', tone: 'bad' },
  lapsed: { says: 'Not taken in time', tone: 'bad' },
  withdrawn: { says: 'Kept after all', tone: 'neutral' },
};

const NEXT = {
  moves: 'The next handover happens at once.',
  asks: 'At the next handover the receiver is asked first.',
  supervisor: 'Only a supervisor can hand it on from here.',
};

/** Through whose hands the enquiry went, the newest first. */
export const HandoversPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const now = useNow();
  const zone = useZone();
  const { hops, handovers } = enquiry;
  const shown = handovers.filter(({ kind, state }) => kind !== 'call' || state === 'moved');
  if (shown.length === 0) return null;
  return (
    <Panel
      title="Handovers"
      aside={
        <span className="quiet small figures">
          {hops.count} {hops.count === 1 ? 'hop' : 'hops'}
          {hops.returns > 0 && `, ${hops.returns} back to where it was`}
        </span>
      }
    >
      <div className="panel-body">
        <ol className="handover-chain">
          {shown.map(({ id, at, by, from, to, state, isReturn, refusal, openings }) => {
            const how = STATES[state];
            return (
              <li key={id}>
                <p>
                  {from} → <strong>{to}</strong> {how && <Badge tone={how.tone}>{how.says}</Badge>}{' '}
                  {isReturn && state === 'moved' && <Badge tone="bad">Back to where it was</Badge>}
                </p>
                <p className="quiet small">
                  {shortTime(at, now, zone)}, by {by}
                  {refusal !== null && (
                    <>
                      {': '}
                      <bdi>{refusal}</bdi>
                    </>
                  )}
                  {openings[0] && `, opened by ${openings[0].by} ${shortTime(openings[0].at, now, zone)}`}
                </p>
              </li>
            );
          })}
        </ol>
        {enquiry.state === 'open' && <p className="quiet small">{NEXT[hops.next]}</p>}
      </div>
    </Panel>
  );
};
