import { type AnswerOf, api, type Incident, PERSONAL, personalIn } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Choice } from '../../ui/choice.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { FinalAnswer } from './final-answer.js';
import { IncidentFacts } from './incident-facts.js';
import { SuggestedPosts } from './suggested-posts.js';
import { Pages } from '../../ui/pages.js';
import './incidents-page.css';

const PAGE = 50;
const HOURS = [
  { value: '1', label: 'of the last hour' },
  { value: '12', label: 'of the last 12 hours' },
  { value: '48', label: 'of the last 2 days' },
  { value: '168', label: 'of the last week' },
] as const;

const said = (enquiries: number): string =>
  enquiries === 1
    ? '1 enquiry fits that is in no incident.'
    : `${enquiries} enquiries fit that are in no incident.`;

/** Groups enquiries by words of their posts, after it has said how many there are. */
const Gather = ({ incident: { id } }: { incident: Incident }) => {
  const [words, setWords] = useState('');
  const [hours, setHours] = useState<string>('12');
  const [found, setFound] = useState<number | null>(null);
  const count = useAction(api.gatherIntoIncident, { onDone: ({ enquiries }) => setFound(enquiries) });
  const gather = useAction(api.gatherIntoIncident, {
    refresh: [keys.incidents],
    onDone: ({ enquiries }) => {
      setFound(null);
      setWords('');
      notify({
        tone: 'good',
        title:
          enquiries === 0
            ? 'Posts with these words are suggested here when they come.'
            : enquiries === 1
              ? '1 enquiry was grouped.'
              : `${enquiries} enquiries were grouped.`,
      });
    },
  });
  const isReady = words.trim().length >= 2;
  const body = { words, hours: Number(hours) };
  return (
    <section className="panel incident" aria-label="Group enquiries">
      <h2>Group enquiries</h2>
      <form
        className="incident-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) count.mutate({ params: { id }, body: { ...body, onlyCount: true } });
        }}
      >
        <TextInput
          label="Words that all stand in the post"
          value={words}
          onChange={(next) => {
            setFound(null);
            setWords(next);
          }}
          maxLength={200}
        />
        <Choice
          label="Posts"
          value={hours}
          options={HOURS}
          onChange={(next) => {
            setFound(null);
            setHours(next);
          }}
        />
        <ActionButton type="submit" isDisabled={!isReady} isPending={count.isPending}>
          Count them
        </ActionButton>
      </form>
      <div aria-live="polite">
        {found !== null && (
          <p className="incident-facts">
            {said(found)}
            <ActionButton
              look="main"
              isPending={gather.isPending}
              onPress={() => gather.mutate({ params: { id }, body })}
            >
              {found === 0 ? 'Suggest those that come' : found === 1 ? 'Group it' : `Group all ${found}`}
            </ActionButton>
          </p>
        )}
      </div>
    </section>
  );
};

/** What everybody is told, each in their own enquiry. */
const HoldingReply = ({ incident }: { incident: Incident }) => {
  const now = useNow();
  const zone = useZone();
  const me = useMe();
  const [text, setText] = useState('');
  const [isPublic, setIsPublic] = useState(false);
  const say = useAction(api.writeHoldingReply, { refresh: [keys.incidents], onDone: () => setText('') });
  const personal = personalIn(text);
  const { id, holdingReply, enquiries, closedAt } = incident;
  return (
    <section className="panel incident" aria-label="Holding reply">
      <h2>Holding reply</h2>
      {holdingReply === null ? (
        <p className="quiet">
          Everybody in the incident is told the same, once, where they wrote. It answers nothing for good:
          every promise runs on.
        </p>
      ) : (
        <p>
          <bdi>“{holdingReply.text}”</bdi>{' '}
          <span className="quiet">{shortTime(holdingReply.at, now, zone)}</span>
        </p>
      )}
      {closedAt === null && mayUse(me, api.writeHoldingReply) && (
        <>
          <TextBox
            label={
              holdingReply === null ? 'What everybody is told' : 'Other words for those who were not told yet'
            }
            value={text}
            onChange={(next) => {
              setText(next);
              setIsPublic(false);
            }}
            rows={3}
            maxLength={10_000}
          />
          {personal.length > 0 && (
            <div role="alert">
              <p>
                Everybody could read {personal.map(({ what }) => PERSONAL[what]).join(', ')} in it. Take it
                out, unless it may be public.
              </p>
              <Toggle label="It may be public" isSelected={isPublic} onChange={setIsPublic} />
            </div>
          )}
          <div>
            <ActionButton
              look="main"
              isDisabled={text.trim() === '' || (personal.length > 0 && !isPublic)}
              isPending={say.isPending}
              onPress={() => say.mutate({ params: { id }, body: { text, despitePersonal: isPublic } })}
            >
              {holdingReply === null
                ? `Tell ${enquiries === 1 ? 'them' : `all ${enquiries}`}`
                : 'Tell the others'}
            </ActionButton>
          </div>
        </>
      )}
      {closedAt === null && !mayUse(me, api.writeHoldingReply) && (
        <p className="quiet small">A supervisor can tell everybody in the incident.</p>
      )}
    </section>
  );
};

type Member = AnswerOf<typeof api.readIncident>['enquiries'][number];

const Row = ({ incident: { id, closedAt }, member }: { incident: Incident; member: Member }) => {
  const now = useNow();
  const zone = useZone();
  const me = useMe();
  const takeOut = useAction(api.takeOutOfIncident, { refresh: [keys.incidents] });
  const { reference, subject, customer, owner, state, toldAt, problem, dueAt, missed } = member;
  const { answeredAt, leftOut } = member;
  return (
    <li>
      <Link to={`/enquiries/${member.id}`}>
        <span className="figures">{reference}</span> <bdi>{subject}</bdi>
      </Link>
      <span className="quiet">
        <bdi>{customer}</bdi>
        {owner !== null && `, owner ${owner}`}
      </span>
      {state === 'closed' && <Badge tone="good">Closed</Badge>}
      {answeredAt !== null ? (
        <span className="quiet">Answered {shortTime(answeredAt, now, zone)}</span>
      ) : (
        <>
          {problem !== null ? (
            <span className="small">{problem}</span>
          ) : (
            <span className="quiet">
              {toldAt === null ? 'Not told yet' : `Told ${shortTime(toldAt, now, zone)}`}
            </span>
          )}
          {leftOut !== null && <span className="small">Not answered: {leftOut}</span>}
        </>
      )}
      {dueAt !== null && <span>Answer due {shortTime(dueAt, now, zone)}</span>}
      {missed > 0 && <Badge tone="bad">Missed</Badge>}
      {closedAt === null && mayUse(me, api.takeOutOfIncident) && (
        <ActionButton
          size="small"
          aria-label={`Take out ${reference}`}
          isPending={takeOut.isPending}
          onPress={() => takeOut.mutate({ params: { id, enquiryId: member.id } })}
        >
          Take out
        </ActionButton>
      )}
    </li>
  );
};

const IncidentView = ({
  detail,
  page,
  onPage,
}: {
  detail: AnswerOf<typeof api.readIncident>;
  page: number;
  onPage: (page: number) => void;
}) => {
  const me = useMe();
  const { incident, enquiries, answers, unanswered } = detail;
  const close = useAction(api.closeIncident, { refresh: [keys.incidents] });
  const isOpen = incident.closedAt === null;
  return (
    <Page
      title={incident.title}
      before={
        <p>
          <Link to="/incidents">Incidents</Link>
        </p>
      }
      after={<IncidentFacts incident={incident} />}
      actions={
        isOpen && mayUse(me, api.closeIncident) ? (
          <ActionButton
            isPending={close.isPending}
            onPress={() => close.mutate({ params: { id: incident.id } })}
          >
            Close the incident
          </ActionButton>
        ) : undefined
      }
    >
      <div className="incident-parts">
        {isOpen && mayUse(me, api.joinSuggestedPosts) && <SuggestedPosts detail={detail} />}
        {isOpen && mayUse(me, api.gatherIntoIncident) && <Gather incident={incident} />}
        <HoldingReply incident={incident} />
        <FinalAnswer incident={incident} answers={answers} unanswered={unanswered} />
        <section className="panel incident" aria-label="Enquiries in it">
          <h2>Enquiries in it</h2>
          {enquiries.length === 0 ? (
            <p className="quiet">None yet.</p>
          ) : (
            <ul className="incident-enquiries">
              {enquiries.map((member) => (
                <Row key={member.id} incident={incident} member={member} />
              ))}
            </ul>
          )}
          <Pages what="enquiries" page={page} last={Math.ceil(incident.enquiries / PAGE)} onPage={onPage} />
        </section>
      </div>
    </Page>
  );
};

export const IncidentPage = () => {
  const { id = '' } = useParams();
  const [page, setPage] = useState(1);
  const detail = useQuery({
    queryKey: [...keys.incidents, id, page],
    queryFn: ({ signal }) =>
      call(api.readIncident, { params: { id }, query: { page: String(page) } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.answers.some(({ waiting }) => waiting > 0) ? 1000 : 5000),
    placeholderData: (before) => before,
  });
  if (detail.data) return <IncidentView detail={detail.data} page={page} onPage={setPage} />;
  return (
    <Page title="Incident">
      <Loaded query={detail}>{() => null}</Loaded>
    </Page>
  );
};
