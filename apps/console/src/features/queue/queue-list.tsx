import type { WorkItem } from '@frontdoor/contracts';
import { useRef } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useNavigate } from 'react-router';
import { useShortcut } from '../../shortcuts/use-shortcut.js';
import { ActionButton } from '../../ui/action-button.js';
import type { QueueQuery } from '../../casework/use-queue.js';
import { moveFocus } from './move-focus.js';
import { NothingThere } from './nothing-there.js';
import { QueueRow } from './queue-row.js';

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
