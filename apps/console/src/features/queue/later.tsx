import type { QueuePage } from '@frontdoor/contracts';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { type QueueQuery, useQueue } from '../../casework/use-queue.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { QueueList } from './queue-list.js';
import './later.css';

interface Props {
  counts: QueuePage['counts'];
  filters: QueueQuery;
}

/** What waits for a time agreed with its customer: apart from what can be dealt with now, and folded away. */
export const Later = ({ counts: { later, nextLaterAt }, filters }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  const now = useNow();
  const zone = useZone();
  const queue = useQueue({ ...filters, view: 'later' }, isOpen);
  if (later === 0 || nextLaterAt === null) return null;
  return (
    <Disclosure className="later" isExpanded={isOpen} onExpandedChange={setIsOpen}>
      <Heading level={2}>
        <Button slot="trigger" className="later-head">
          <Icon name={isOpen ? 'down' : 'right'} size={16} />
          Later <span className="quiet figures">{later}</span>
          <span className="quiet figures">the first from {shortTime(nextLaterAt, now, zone)}</span>
        </Button>
      </Heading>
      <DisclosurePanel>
        {isOpen && (
          <Loaded query={queue} rows={2}>
            {({ pages }) => (
              <QueueList
                label="Work for later"
                items={pages.flatMap(({ items }) => items)}
                filters={filters}
                more={queue.hasNextPage ? () => void queue.fetchNextPage() : null}
                isLoadingMore={queue.isFetchingNextPage}
              />
            )}
          </Loaded>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
};
