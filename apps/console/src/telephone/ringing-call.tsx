import type { CallView } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { shortTime } from '../time/format.js';
import { span } from '../time/span.js';
import { useNow } from '../time/use-now.js';
import { useZone } from '../time/zone.js';
import { NeedBadges } from '../casework/need-badges.js';
import { useBriefShown } from '../casework/use-open-brief.js';
import { CallBrief } from './call-brief.js';
import { Caller } from './caller.js';
import { HowToAnswer } from './how-to-answer.js';
import { InterpreterInCall } from './interpreter-in-call.js';

/** What to know of a caller before the answer: their other matters, and what was last said. */
const Known = ({ call: { openMatters, lastSaid } }: { call: CallView }) => {
  const now = useNow();
  const zone = useZone();
  if (openMatters.length === 0 && lastSaid.length === 0)
    return <p className="quiet">Nothing else of theirs is open.</p>;
  return (
    <div className="call-known">
      {openMatters.length > 0 && (
        <ul aria-label="Their open matters">
          {openMatters.map(({ id, reference, subject, service, owner }) => (
            <li key={id}>
              <Link className="call-link" to={`/enquiries/${id}`}>
                <bdi>{subject || reference}</bdi>
              </Link>{' '}
              <span className="quiet">
                {service}, {owner ? `with ${owner}` : 'nobody has it yet'}
              </span>
            </li>
          ))}
        </ul>
      )}
      {lastSaid.length > 0 && (
        <ul aria-label="Last said">
          {lastSaid.map(({ at, text }) => (
            <li key={`${at} ${text}`} className="call-said">
              <span className="quiet figures">{shortTime(at, now, zone)}</span> <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** A call that rings at mine, shown before it is answered. */
export const RingingCall = ({ call }: { call: CallView }) => {
  const now = useNow();
  useBriefShown(call.brief?.handoverId);
  return (
    <section className="call-bar call-rings" aria-label="A call rings">
      <Caller call={call} says="Call from" />
      <p className="quiet figures" role="timer">
        Waiting {span(now - Date.parse(call.beganAt))}
      </p>
      <HowToAnswer call={call} />
      <CallBrief call={call} />
      {call.needs.length > 0 && (
        <p aria-label="What they need">
          <NeedBadges needs={call.needs} />
        </p>
      )}
      <InterpreterInCall call={call} />
      <Known call={call} />
    </section>
  );
};
