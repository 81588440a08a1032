import type { WorkItem } from '@frontdoor/contracts';
import { useRef } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { Link, useNavigate } from 'react-router';
import type { QueueQuery } from '../../casework/use-queue.js';
import { useShortcut } from '../../shortcuts/shortcuts.js';
import { ActionButton } from '../../ui/action-button.js';
import { Message } from '../../ui/message.js';
import { QueueRow } from './queue-row.js';

/** Moves the focus to the next or previous row of a list; to the first one when none has it. */
const moveFocus = (list: HTMLElement | null, step: 1 | -1): void => {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const next = current === -1 ? rows[0] : rows[current + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};

/** The queue is empty, or the filters leave nothing of it. */
const NothingThere = ({ filters }: { filters: QueueQuery }) => {
  if (filters.service !== '' || filters.channel !== '')
    return (
      <Message icon="search" title="Nothing fits these filters.">
        <Link to={filters.view === 'waiting' ? '/' : `/?view=${filters.view}`}>
          Show all services and channels
        </Link>
      </Message>
    );
  if (filters.view === 'mine')
    return (
      <Message icon="queue" title="You have no work at the moment.">
        <p>Press “Take next”, or set your presence to available to be offered work.</p>
      </Message>
    );
  return (
    <Message icon="check" title="Nothing is waiting.">
      <p>New contacts appear here by themselves.</p>
    </Message>
  );
};

interface Props {
  items: readonly WorkItem[];
  filters: QueueQuery;
  more: (() => void) | null;
  isLoadingMore: boolean;
}

export const QueueList = ({ items, filters, more, isLoadingMore }: Props) => {
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  useShortcut('j', 'Next in the queue', () => moveFocus(list.current, 1));
  useShortcut('k', 'Previous in the queue', () => moveFocus(list.current, -1));
  return (
    <>
      <GridList
        ref={list}
        className="queue-list"
        aria-label="Work, most urgent first"
        items={items}
        disallowTypeAhead
        onAction={(id) => {
          const item = items.find((one) => one.id === id);
          if (item) void navigate(`/enquiries/${item.enquiryId}`);
        }}
        renderEmptyState={() => <NothingThere filters={filters} />}
      >
        {(item) => <QueueRow item={item} />}
      </GridList>
      {more && (
        <ActionButton isPending={isLoadingMore} onPress={more}>
          {isLoadingMore ? 'Loading…' : 'Load more'}
        </ActionButton>
      )}
    </>
  );
};
