import { api, type BalanceChangeView } from '@frontdoor/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { sayDifference } from '../../casework/look-ahead/say-estimate.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';

const Change = ({ change }: { change: BalanceChangeView }) => {
  const now = useNow();
  const zone = useZone();
  const undo = useAction(api.undoBalanceChange, {
    refresh: [keys.balanceChanges, keys.queue, keys.agents, keys.channels, keys.serviceRules],
    onDone: ({ undone }) =>
      notify({
        tone: 'good',
        title: 'The change is undone.',
        ...(undone && undone.left.length > 0 ? { text: undone.left.join(' ') } : {}),
      }),
  });
  const { id, by, at, why, sentences, expected, until, undone } = change;
  return (
    <li>
      <div>
        <p>
          <strong>{why}</strong>{' '}
          <span className="quiet">
            {by}, {shortTime(at, now, zone)}
          </span>
        </p>
        <ul className="balance-sentences">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="quiet small">
          {expected && `Expected: ${sayDifference(expected.missedMore)} promises missed. `}
          {until && `Skills and room are as before from ${shortTime(until, now, zone)}. `}
          {undone && `Undone ${undone.by ? `by ${undone.by} ` : ''}${shortTime(undone.at, now, zone)}. `}
          {undone?.left.join(' ')}
        </p>
      </div>
      {!undone && (
        <ActionButton
          size="small"
          icon="undo"
          aria-label={`Undo: ${why}`}
          isPending={undo.isPending}
          onPress={() => undo.mutate({ params: { id } })}
        >
          Undo
        </ActionButton>
      )}
    </li>
  );
};

/** What was changed, the newest first, each undone as a whole. */
export const Changes = () => {
  const query = useInfiniteQuery({
    queryKey: keys.balanceChanges,
    queryFn: ({ pageParam, signal }) =>
      call(api.listBalanceChanges, { query: pageParam ? { before: pageParam } : {} }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ changes, more }) => (more ? changes.at(-1)?.at : undefined),
  });
  return (
    <Panel title="Changes">
      <Loaded query={query} rows={3}>
        {({ pages }) => {
          const changes = pages.flatMap((page) => page.changes);
          if (changes.length === 0) return <p className="panel-body quiet">Nothing was changed yet.</p>;
          return (
            <>
              <ul className="balance-changes">
                {changes.map((change) => (
                  <Change key={change.id} change={change} />
                ))}
              </ul>
              {query.hasNextPage && (
                <div className="panel-body">
                  <ActionButton
                    isPending={query.isFetchingNextPage}
                    onPress={() => void query.fetchNextPage()}
                  >
                    Show older ones
                  </ActionButton>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
};
