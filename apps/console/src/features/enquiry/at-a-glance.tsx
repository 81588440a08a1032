import { CHANNELS, type EnquiryDetail, sayInterpreter } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { AuthorityLines } from '../../casework/authority-lines.js';
import { NeedBadges } from '../../casework/need-badges.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Badge } from '../../ui/badge.js';
import { Due } from '../../ui/due.js';
import { Icon } from '../../ui/icon.js';
import { Panel } from '../../ui/panel.js';
import { languageWord } from '../../ui/words.js';
import { byUrgency } from './commitment.js';
import { OtherMatters } from './other-matters.js';
import './at-a-glance.css';

/** As many of each are in view; how many more there are is said. */
const SHOWN = { promises: 2, questions: 2, contacts: 3 } as const;

/** Who it is and how they are served. */
const Who = ({ enquiry: { customer, customerDetail, interpreter } }: { enquiry: EnquiryDetail }) => {
  const { id, name, kind, language, preferredChannel, needs, needsNote, authorities } = customerDetail;
  const open = authorities.filter(({ state }) => state !== 'not-yet');
  return (
    <div role="group" aria-label="Who it is">
      <p>
        <Link className="customer-name" to={`/customers/${id}`}>
          <bdi>{name ?? customer}</bdi>
        </Link>{' '}
        {kind === 'organisation' && <Badge>Organisation</Badge>}
      </p>
      <p className="small" aria-label="Preferred channel and language">
        {preferredChannel === null
          ? 'Answered as they write'
          : `Wants answers ${CHANNELS[preferredChannel].by}`}
        , speaks {languageWord(language)}
      </p>
      <p className="small" aria-label="Needs">
        {needs.length === 0 ? <span className="quiet">No needs recorded</span> : <NeedBadges needs={needs} />}
        {needsNote}
      </p>
      {interpreter && (
        <p className="small" aria-label="Interpreter">
          {sayInterpreter(interpreter)}
        </p>
      )}
      <AuthorityLines authorities={open} />
    </div>
  );
};

const PromisesDue = ({ enquiry: { commitments } }: { enquiry: EnquiryDetail }) => {
  const due = commitments
    .filter(({ whose, state }) => whose === 'council' && state === 'running')
    .toSorted(byUrgency);
  const more = due.length - SHOWN.promises;
  return (
    <section aria-label="Promises due">
      <h3>Promises due {more > 0 && <span className="quiet glance-more">and {more} more below</span>}</h3>
      {due.length === 0 && <p className="quiet small">None running.</p>}
      <ul>
        {due.slice(0, SHOWN.promises).map((each) => (
          <li key={each.id} className="glance-promise small" title={each.title}>
            <Due promise={each} /> <span>{each.title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What the customer need not be asked again, answers first; nothing where nothing was asked. A line each, without a heading. */
const Asked = ({ enquiry: { questions } }: { enquiry: EnquiryDetail }) => {
  const asked = questions
    .filter(({ answer, askedAt }) => answer !== null || askedAt !== null)
    .toSorted((a, b) => Number(a.answer === null) - Number(b.answer === null));
  if (asked.length === 0) return null;
  const isAll = asked.length <= SHOWN.questions;
  const shown = isAll ? asked : asked.slice(0, SHOWN.questions - 1);
  return (
    <section aria-label="Asked and answered at a glance">
      <ul>
        {shown.map(({ id, question, answer }) => (
          <li key={id} className="glance-line small" title={`${question} ${answer ?? ''}`}>
            <Icon name="question" size={14} /> <bdi className="quiet">{question}</bdi>{' '}
            {answer === null ? <span className="quiet">No answer yet</span> : <bdi>{answer}</bdi>}
          </li>
        ))}
      </ul>
      {!isAll && <p className="small quiet">and {asked.length - shown.length} more that was asked, below</p>}
    </section>
  );
};

const LastContacts = ({ enquiry: { timeline } }: { enquiry: EnquiryDetail }) => {
  const now = useNow();
  const zone = useZone();
  const last = timeline
    .flatMap((entry) => (entry.type === 'contact' && !entry.automatic ? [entry] : []))
    .slice(-SHOWN.contacts)
    .toReversed();
  return (
    <section aria-label="Last contacts">
      <h3>Last contacts</h3>
      <ul>
        {last.map(({ id, channel, direction, at, text }) => (
          <li key={id} className="glance-line small">
            <Icon name={CHANNELS[channel].icon} size={14} />{' '}
            <span className="quiet figures">
              {direction === 'in' ? 'in' : 'out'}, {shortTime(at, now, zone)}
            </span>{' '}
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What whoever opens an enquiry has to know before they say a word, without looking for it. */
export const AtAGlance = ({ enquiry }: { enquiry: EnquiryDetail }) => (
  <Panel title="At a glance">
    <div className="panel-body glance">
      <Who enquiry={enquiry} />
      <PromisesDue enquiry={enquiry} />
      <Asked enquiry={enquiry} />
      <section aria-label="Other matters">
        <h3>Other matters</h3>
        <OtherMatters matters={enquiry.otherMatters} />
      </section>
      <LastContacts enquiry={enquiry} />
    </div>
  </Panel>
);
