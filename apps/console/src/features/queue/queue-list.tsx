import { api, CHANNELS, type WorkItem } from '@frontdoor/contracts';
import { useRef } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { Link, useNavigate } from 'react-router';
import type { QueueQuery } from '../../casework/use-queue.js';
import { mayUse, useMe } from '../../session/me.js';
import { useShortcut } from '../../shortcuts/shortcuts.js';
import { ActionButton } from '../../ui/action-button.js';
import { Message } from '../../ui/message.js';
import { ChoiceBar } from './choice-bar.js';
import { QueueRow } from './queue-row.js';
import { type Shared, sharedBy } from './shared.js';
import { useChosen } from './use-chosen.js';

/** Moves the focus to the next or previous row of a list; to the first one when none has it. */
const moveFocus = (list: HTMLElement | null, step: 1 | -1): void => {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const next = current === -1 ? rows[0] : rows[current + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};

/** What the rows do not repeat; nothing that the filters say already. */
const SharedWords = ({ shared: { service, channel }, filters }: { shared: Shared; filters: QueueQuery }) => {
  const words = [
    ...(channel !== null && filters.channel === '' ? [`by ${CHANNELS[channel].label.toLowerCase()}`] : []),
    ...(service !== null && filters.service === '' ? [`for ${service}`] : []),
  ];
  if (words.length === 0) return null;
  return <p className="quiet small">All of these are {words.join(', ')}.</p>;
};

/** The queue is empty, or the filters leave nothing of it. */
const NothingThere = ({ filters }: { filters: QueueQuery }) => {
  if (filters.service !== '' || filters.channel !== '' || filters.agent || filters.due)
    return (
      <Message icon="search" title="Nothing fits these filters.">
        <Link to={filters.view === 'waiting' ? '/queue' : `/queue?view=${filters.view}`}>
          Show everything
        </Link>
      </Message>
    );
  if (filters.view === 'mine')
    return (
      <Message icon="queue" title="You have no work at the moment.">
        <p>Press “Take next”, or go available to be offered work.</p>
      </Message>
    );
  return (
    <Message icon="check" title="Nothing is waiting.">
      <p>New contacts appear here by themselves.</p>
    </Message>
  );
};

interface Props {
  label: string;
  items: readonly WorkItem[];
  filters: QueueQuery;
  more: (() => void) | null;
  isLoadingMore: boolean;
  /** The one list of the screen that the keys walk through, and in which supervisors choose several rows. */
  isMain?: boolean;
}

export const QueueList = ({ label, items, filters, more, isLoadingMore, isMain = false }: Props) => {
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { chosen, isAll, choose, listProps } = useChosen(items);
  const isToChoose = mayUse(useMe(), api.rebalanceWork) && isMain;
  const shared = sharedBy(items);
  useShortcut('j', 'Next in the queue', () => moveFocus(list.current, 1), isMain);
  useShortcut('k', 'Previous in the queue', () => moveFocus(list.current, -1), isMain);
  return (
    <>
      <div className="queue-above">
        {isToChoose && <ChoiceBar items={items} chosen={chosen} isAll={isAll} choose={choose} />}
        {chosen.length === 0 && <SharedWords shared={shared} filters={filters} />}
      </div>
      <div
        {...(isToChoose
          ? {
              onPointerDownCapture: listProps.onPointerDownCapture,
              onKeyDownCapture: listProps.onKeyDownCapture,
            }
          : {})}
      >
        <GridList
          ref={list}
          className="queue-list"
          aria-label={label}
          items={items}
          dependencies={[shared.service, shared.channel, isToChoose]}
          disallowTypeAhead
          {...(isToChoose
            ? {
                selectionMode: 'multiple' as const,
                selectedKeys: listProps.selectedKeys,
                onSelectionChange: listProps.onSelectionChange,
              }
            : {})}
          onAction={(id) => {
            const item = items.find((one) => one.id === id);
            if (item) void navigate(`/enquiries/${item.enquiryId}`);
          }}
          renderEmptyState={() => <NothingThere filters={filters} />}
        >
          {(item) => <QueueRow item={item} shared={shared} isToChoose={isToChoose} />}
        </GridList>
      </div>
      {more && (
        <ActionButton isPending={isLoadingMore} onPress={more}>
          {isLoadingMore ? 'Loading…' : 'Load more'}
        </ActionButton>
      )}
    </>
  );
};
