import { type AnswerDetail, api } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Day } from '../../ui/day.js';
import { FormattedText } from '../../ui/formatted-text.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { AnswerBadges } from './answer-badges.js';
import { AnswerForm } from './answer-form.js';
import '../../ui/history-list.css';
import './answers.css';
import { many } from '../../ui/many.js';

const MONTHS = 6;

const wordOf: Record<AnswerDetail['versions'][number]['what'], string> = {
  written: 'wrote it',
  changed: 'changed it',
  checked: 'found it still right',
  'put-away': 'put it away',
  'brought-back': 'brought it back',
  undone: 'took the last change back',
};

/** What was done to it, with the words of then. */
const History = ({ answer }: { answer: AnswerDetail }) => {
  const now = useNow();
  const zone = useZone();
  const [shown, setShown] = useState<number | null>(null);
  return (
    <Panel title="History">
      <ul className="history-list">
        {answer.versions.map(({ version, at, by, what, title, body }) => (
          <li key={version}>
            <div className="answer-body">
              {by ?? 'Somebody at the command line'} {wordOf[what]}
              <p className="quiet small">
                {shortTime(at, now, zone)} · version {version}
              </p>
              {shown === version && (
                <div lang={answer.language}>
                  <strong>{title}</strong>
                  <FormattedText markup={body} />
                </div>
              )}
            </div>
            <ActionButton
              size="small"
              look="quiet"
              aria-expanded={shown === version}
              aria-label={`Read version ${version}`}
              onPress={() => setShown(shown === version ? null : version)}
            >
              Read
            </ActionButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** What may be done with it. */
const Actions = ({ answer, onChange }: { answer: AnswerDetail; onChange: () => void }) => {
  const { id, version, title, serviceSlug: service, owner, putAwayAt, versions } = answer;
  const zone = useZone();
  const refresh = [keys.answers];
  const check = useAction(api.changeAnswer, {
    refresh,
    onDone: () => notify({ tone: 'good', title: `“${title}” is still right, written down.` }),
  });
  const settle = useAction(api.settleAnswer, { refresh });
  const isPending = settle.isPending || check.isPending;
  const { slug, language, asked, body, link, linkText, isPublic } = answer;
  const stillRight = () =>
    check.mutate({
      params: { id },
      body: {
        ...{ slug, language, service, title, asked, body, link, linkText, isPublic, version },
        ownerId: owner.id,
        reviewOn: today(zone).add({ months: MONTHS }).toString(),
      },
    });
  const doIt = (what: 'put-away' | 'bring-back' | 'undo') =>
    settle.mutate({ params: { id }, body: { version, what } });
  return (
    <>
      {putAwayAt === null && (
        <ActionButton look="main" icon="check" isPending={isPending} onPress={stillRight}>
          It is still right
        </ActionButton>
      )}
      <ActionButton onPress={onChange}>Change</ActionButton>
      {versions.length > 1 && (
        <ActionButton icon="undo" isPending={isPending} onPress={() => doIt('undo')}>
          Take the last change back
        </ActionButton>
      )}
      <ActionButton
        isPending={isPending}
        onPress={() => doIt(putAwayAt === null ? 'put-away' : 'bring-back')}
      >
        {putAwayAt === null ? 'Put away' : 'Bring back'}
      </ActionButton>
    </>
  );
};

const AnswerView = ({ answer }: { answer: AnswerDetail }) => {
  const { title, body, link, linkText, asked, service, owner, reviewOn, checkedAt, uses, address } = answer;
  const now = useNow();
  const zone = useZone();
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Service', service],
    ['Owner', owner.name],
    ['Look at it again by', <Day key="day" date={reviewOn} />],
    ['Last checked', shortTime(checkedAt, now, zone)],
    [
      'In 90 days',
      `${many(uses.replied, 'reply', 'replies')}, told ${many(uses.told, 'time')}; on the form enough for ${uses.solved}, not for ${uses.notSolved}`,
    ],
  ];
  return (
    <div className="answer-columns">
      <Panel title="As customers read it">
        <div className="panel-body answer-body" lang={answer.language}>
          <FormattedText markup={body} />
          {link !== null && (
            <p>
              <a href={link} target="_blank" rel="noreferrer">
                {linkText}
              </a>
            </p>
          )}
        </div>
      </Panel>
      <div className="answer-side">
        <Panel title={title} aside={<AnswerBadges answer={answer} />}>
          <div className="panel-body">
            <dl className="answer-facts">
              {facts.map(([name, value]) => (
                <Fragment key={name}>
                  <dt className="quiet">{name}</dt>
                  <dd>{value}</dd>
                </Fragment>
              ))}
              {asked !== '' && (
                <>
                  <dt className="quiet">Asked as</dt>
                  <dd lang={answer.language}>{asked.split('\n').join(' · ')}</dd>
                </>
              )}
            </dl>
            {answer.isOffered && (
              <p>
                <a href={address} target="_blank" rel="noreferrer">
                  Its page on the website
                </a>
              </p>
            )}
          </div>
        </Panel>
        <History answer={answer} />
      </div>
    </div>
  );
};

/** One answer: what it says, whose it is, and what was done to it. */
export const AnswerPage = () => {
  const { id = '' } = useParams();
  const [isChanging, setIsChanging] = useState(false);
  const read = useQuery({
    queryKey: keys.answer(id),
    queryFn: ({ signal }) => call(api.readAnswer, { params: { id } }, { signal }),
  });
  const people = useQuery({
    queryKey: [...keys.answers, 'people'],
    queryFn: ({ signal }) => call(api.listAnswers, { query: {} }, { signal }),
    select: (listed) => listed.people,
    enabled: isChanging,
  });
  const { data: answer } = read;
  return (
    <Page
      title={answer?.title ?? 'Answer'}
      actions={
        answer?.canChange && !isChanging && <Actions answer={answer} onChange={() => setIsChanging(true)} />
      }
    >
      <Loaded query={read}>
        {(shown) =>
          isChanging && people.data ? (
            <div className="answers">
              <AnswerForm
                key={shown.version}
                answer={shown}
                people={people.data}
                onCancel={() => setIsChanging(false)}
                onSaved={() => setIsChanging(false)}
              />
            </div>
          ) : (
            <AnswerView answer={shown} />
          )
        }
      </Loaded>
    </Page>
  );
};
