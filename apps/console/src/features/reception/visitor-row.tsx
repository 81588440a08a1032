import { MAIN_LANGUAGE, sayNeeds, type Visitor } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { shortTime } from '../../time/format.js';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { languageWord } from '../../ui/words.js';
import { AskColleague } from './ask-colleague.js';
import { ChangeNeeds } from './change-needs.js';
import { CannotCome } from './cannot-come.js';
import { EndVisit } from './end-visit.js';
import { useVisit } from './use-reception.js';
import { VisitTimers } from './visit-timers.js';
import { WithAgent } from './with-agent.js';

interface Props {
  visitor: Visitor;
  /** Where whoever sits here calls to; empty where they have not said. */
  place: string;
  mustSayAsked: string | null;
}

const HOW = {
  settled: 'Settled',
  'goes-on': 'Gone; the matter goes on',
  left: 'Left without being seen',
  elsewhere: 'Closed with its enquiry',
} as const;

export const VisitorRow = ({ visitor, place, mustSayAsked }: Props) => {
  const now = useNow();
  const zone = useZone();
  const { say, takeBack, isPending, isSaying } = useVisit(visitor);
  const { ticket, name, purpose, service, language, needs, first, stage, arrivedAt, enquiry } = visitor;
  const { greetedAt, called, seen, colleague, ended, undo, promises } = visitor;
  const isAwaited = colleague !== null && colleague.cameAt === null && colleague.cannot === null;
  const waits = stage === 'waiting' || stage === 'called';
  return (
    <li className="panel visitor" aria-label={`Ticket ${ticket}`}>
      <p className="visitor-ticket figures">{ticket}</p>
      <div className="visitor-what">
        <p className="visitor-name">
          <bdi>{name ?? 'Name not given'}</bdi>
        </p>
        <p>
          <bdi>{purpose}</bdi>
        </p>
        {first !== null && stage !== 'ended' && (
          <p className="visitor-first">
            <Icon name="up" /> <strong>Goes first.</strong> {first.why}.{' '}
            <span className="quiet small">{first.promise}</span>
          </p>
        )}
        {first === null && needs.length > 0 && <p>Needs {sayNeeds(needs)}</p>}
        <p className="visitor-facts quiet small">
          <span>{service}</span>
          {language !== MAIN_LANGUAGE && <span>{languageWord(language)}</span>}
          <span>
            came {shortTime(arrivedAt, now, zone)}
            {waits && `, ${span(now - Date.parse(arrivedAt))} ago`}
          </span>
          {greetedAt !== null && <span>greeted {shortTime(greetedAt, now, zone)}</span>}
          {enquiry !== null && <Link to={`/enquiries/${enquiry.id}`}>{enquiry.reference}</Link>}
        </p>
        <p className="visitor-state">
          {called !== null && waits && <Badge tone="accent">Called to {called.where}</Badge>}
          {seen !== null && ended === null && <Badge tone="good">With {seen.by ?? 'somebody'}</Badge>}
          {ended === null && colleague !== null && (
            <Badge tone={isAwaited ? 'risk' : 'neutral'}>
              {isAwaited
                ? `${colleague.whom} was asked to come`
                : colleague.cameAt !== null
                  ? `${colleague.whom} came`
                  : `${colleague.whom} cannot come`}
            </Badge>
          )}
          {ended !== null && (
            <Badge tone={ended.how === 'left' ? 'bad' : 'neutral'}>
              {HOW[ended.how]} {shortTime(ended.at, now, zone)}
            </Badge>
          )}
        </p>
        {ended !== null && ended.asked.length > 0 && (
          <ul className="visitor-asked small">
            {ended.asked.map((item) => (
              <li key={item.text}>
                <bdi>{item.text}</bdi>: {item.given ? 'given' : `not given (${item.because}), by ${item.by}`}
              </li>
            ))}
          </ul>
        )}
      </div>
      {ended === null && <VisitTimers promises={promises} />}
      {enquiry === null ? (
        <p className="quiet">Not in the queue yet. Should it stay so, check them in again.</p>
      ) : (
        <div className="visitor-actions" role="group" aria-label={`What happened to ${ticket}`}>
          {waits && greetedAt === null && (
            <ActionButton isPending={isSaying('greeted')} onPress={() => say({ step: 'greeted' })}>
              Greeted
            </ActionButton>
          )}
          {waits && (
            <>
              <ActionButton
                isPending={isSaying('called')}
                isDisabled={place === ''}
                onPress={() => say({ step: 'called', where: place })}
              >
                {called === null ? 'Call' : 'Call again'}
              </ActionButton>
              <ActionButton
                look={called === null ? 'plain' : 'main'}
                isPending={isSaying('seen')}
                onPress={() => say({ step: 'seen' })}
              >
                Seen by me
              </ActionButton>
              <WithAgent visitor={visitor} onChoose={(agentId) => say({ step: 'seen', agentId })} />
            </>
          )}
          {ended === null && !isAwaited && (
            <AskColleague visitor={visitor} onAsk={(whom) => say({ step: 'colleague-asked', whom })} />
          )}
          {ended === null && isAwaited && (
            <>
              <ActionButton
                isPending={isSaying('colleague-came')}
                onPress={() => say({ step: 'colleague-came' })}
              >
                {colleague.whom} came
              </ActionButton>
              <CannotCome
                visitor={visitor}
                whom={colleague.whom}
                onSay={(evidence) => say({ step: 'colleague-cannot', evidence })}
              />
            </>
          )}
          {waits && <ChangeNeeds visitor={visitor} />}
          {waits && (
            <ActionButton isPending={isSaying('left')} onPress={() => say({ step: 'left' })}>
              Left unseen
            </ActionButton>
          )}
          {stage === 'seen' && <EndVisit visitor={visitor} mustSayAsked={mustSayAsked} onEnd={say} />}
          {undo !== null && (
            <ActionButton
              look="quiet"
              icon="undo"
              isPending={isPending}
              aria-label={`Undo for ${ticket}: ${undo.what}`}
              onPress={() => takeBack(undo.act)}
            >
              Undo
            </ActionButton>
          )}
        </div>
      )}
    </li>
  );
};
