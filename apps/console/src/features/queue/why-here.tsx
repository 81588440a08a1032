import type { WorkItem } from '@frontdoor/contracts';
import { DialogTrigger, Dialog } from 'react-aria-components/Dialog';
import { Button } from 'react-aria-components/Button';
import { Popover } from 'react-aria-components/Popover';
import { CallWindow } from '../../casework/call-window.js';
import { Icon } from '../../ui/icon.js';

/** Which promise is behind the due time of a row, and why the row stands where it stands. */
export const WhyHere = ({ item }: { item: WorkItem }) => (
  <DialogTrigger>
    <Button className="why-here" aria-label={`Why here: ${item.subject}`}>
      <Icon name="question" size={16} />
    </Button>
    <Popover className="popover" placement="bottom end">
      <Dialog className="why-here-words" aria-label="Why it stands here">
        <p>
          <strong>{item.rankReason}.</strong>
        </p>
        {item.promise && (
          <p>
            The promise: {item.promise.title}{' '}
            <span className="quiet fixed">({item.promise.promiseId} in the charter)</span>
          </p>
        )}
        {item.callback && <CallWindow callback={item.callback} />}
      </Dialog>
    </Popover>
  </DialogTrigger>
);
