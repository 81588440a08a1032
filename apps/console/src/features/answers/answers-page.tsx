import { api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useLater } from '../../state/use-later.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Day } from '../../ui/day.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { Pages } from '../../ui/pages.js';
import { Segments } from '../../ui/segments.js';
import { TextInput } from '../../ui/text-input.js';
import { useMe } from '../../session/me.js';
import { AnswerBadges } from './answer-badges.js';
import { AnswerForm } from './answer-form.js';
import './answers.css';

const PAGE = 20;
const PAUSE_MS = 300;
const STATES = ['current', 'overdue', 'away'] as const;
type State = (typeof STATES)[number];

/** What the organisation says about its services, with who looks after it. */
export const AnswersPage = () => {
  const { services } = useMe().organisation;
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [state, setState] = useState<State>(STATES.find((each) => each === params.get('state')) ?? 'current');
  const [service, setService] = useState('');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [isNew, setIsNew] = useState(false);
  const sought = useLater(search.trim(), PAUSE_MS);
  const query = {
    ...{ search: sought, state, page: String(page) },
    ...(service === '' ? {} : { service }),
  };
  const listed = useQuery({
    queryKey: [...keys.answers, 'list', query],
    queryFn: ({ signal }) => call(api.listAnswers, { query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const first = <T,>(change: (value: T) => void) => {
    return (value: T) => {
      change(value);
      setPage(1);
    };
  };
  return (
    <Page
      title="Answers"
      actions={
        listed.data?.canAdd && (
          <ActionButton look="main" isDisabled={isNew} onPress={() => setIsNew(true)}>
            New answer
          </ActionButton>
        )
      }
    >
      <div className="answers">
        {isNew && listed.data && (
          <AnswerForm
            answer={null}
            people={listed.data.people}
            onCancel={() => setIsNew(false)}
            onSaved={({ id }) => void navigate(`/answers/${id}`)}
          />
        )}
        <div className="answers-tools">
          <TextInput
            label="Words of the question, in any order"
            type="search"
            value={search}
            onChange={first(setSearch)}
            maxLength={200}
          />
          <Choice
            label="Service"
            value={service}
            options={[
              { value: '', label: 'All services' },
              ...services.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
            onChange={first(setService)}
          />
          <Segments<State>
            label="Which answers"
            value={state}
            options={[
              { value: 'current', label: 'In use' },
              { value: 'overdue', label: 'To be checked', count: listed.data?.overdue },
              { value: 'away', label: 'Put away' },
            ]}
            onChange={first(setState)}
          />
        </div>
        <Loaded query={listed}>
          {({ answers, total }) =>
            answers.length === 0 ? (
              <div className="panel">
                <Message
                  icon={state === 'overdue' ? 'check' : 'question'}
                  title={state === 'overdue' ? 'Nothing is to be checked.' : 'There is no such answer.'}
                >
                  {sought !== '' && <p>Try other words.</p>}
                </Message>
              </div>
            ) : (
              <>
                <p className="quiet" role="status">
                  {total === 1 ? '1 answer' : `${total} answers`}
                </p>
                <ul className="answers">
                  {answers.map((answer) => (
                    <li key={answer.id} className="panel answer-row">
                      <div>
                        <Link to={`/answers/${answer.id}`} lang={answer.language}>
                          {answer.title}
                        </Link>
                        <p className="quiet small">
                          {answer.service} · {answer.owner.name} looks at it again by{' '}
                          <Day date={answer.reviewOn} />
                        </p>
                      </div>
                      <AnswerBadges answer={answer} />
                    </li>
                  ))}
                </ul>
                <Pages what="answers" page={page} last={Math.ceil(total / PAGE)} onPage={setPage} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
};
