import { api, type AttemptView, type SubscriberView, TEST_EVENT } from '@frontdoor/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { dayInWords, secondTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Toggle } from '../../ui/toggle.js';
import { WideTable } from '../../ui/wide-table.js';

const Attempt = ({ attempt, subscriberId }: { attempt: AttemptView; subscriberId: string }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const { type, at, ms, status, ok, problem, answer, reference, eventId } = attempt;
  const again = useAction(api.replayEvents, {
    refresh: [keys.subscribers, keys.attempts(subscriberId)],
    onDone: () => notify({ tone: 'good', title: `It is told ${type} again.` }),
  });
  const what = `${type}${reference === null ? '' : ` of ${reference}`}`;
  return (
    <tr>
      <th scope="row" className="fixed">
        {secondTime(at, zone)}
        <span className="quiet small subscriber-line">{dayInWords(at, now, zone)}</span>
      </th>
      <td>
        {type}
        {reference !== null && <span className="quiet small subscriber-line">{reference}</span>}
      </td>
      <td>
        <Badge tone={ok ? 'good' : 'bad'} icon={ok ? 'check' : 'cross'}>
          {ok ? 'Taken' : 'Not taken'}
        </Badge>
      </td>
      <td className="number">{ms} ms</td>
      <td className="described subscriber-answer">
        {problem ?? status}
        {answer !== null && <span className="quiet small subscriber-line">{answer}</span>}
      </td>
      <td>
        {type !== TEST_EVENT && mayUse(me, api.replayEvents) && (
          <ActionButton
            size="small"
            aria-label={`Tell again: ${what}`}
            isPending={again.isPending}
            onPress={() => again.mutate({ params: { id: subscriberId }, body: { eventId } })}
          >
            Tell again
          </ActionButton>
        )}
      </td>
    </tr>
  );
};

/** What was sent to a subscriber and what it answered, the newest first. */
export const Attempts = ({ subscriber: { id, name } }: { subscriber: SubscriberView }) => {
  const [onlyFailed, setOnlyFailed] = useState(false);
  const attempts = useInfiniteQuery({
    queryKey: [...keys.attempts(id), onlyFailed],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(
        api.listAttempts,
        {
          params: { id },
          query: { failed: String(onlyFailed), limit: 20, ...(pageParam && { cursor: pageParam }) },
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.attempts),
  });
  return (
    <div className="subscriber-attempts">
      <Toggle label="Only what was not taken" isSelected={onlyFailed} onChange={setOnlyFailed} />
      <Loaded query={attempts} rows={4}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{onlyFailed ? 'Everything was taken.' : 'Nothing was sent yet.'}</p>
          ) : (
            <>
              <WideTable label={`Attempts of ${name}`}>
                <thead>
                  <tr>
                    <th scope="col">When</th>
                    <th scope="col">Event</th>
                    <th scope="col">Outcome</th>
                    <th scope="col" className="number">
                      Took
                    </th>
                    <th scope="col">Answer</th>
                    <th scope="col">
                      <span className="visually-hidden">Tell again</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((attempt) => (
                    <Attempt key={attempt.id} attempt={attempt} subscriberId={id} />
                  ))}
                </tbody>
              </WideTable>
              {attempts.hasNextPage && (
                <ActionButton
                  isPending={attempts.isFetchingNextPage}
                  onPress={() => void attempts.fetchNextPage()}
                >
                  Show older
                </ActionButton>
              )}
            </>
          )
        }
      </Loaded>
    </div>
  );
};
