import { api, type PrintQueueList, type PrintQueueShow } from '@frontdoor/contracts';
import { parseDate } from '@internationalized/date';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { DateInput } from '../../ui/date-picker.js';
import { Icon } from '../../ui/icon.js';
import { LetterRow } from './letter-row.js';
import { usePrinting } from './use-printing.js';
import { many } from '../../ui/many.js';

interface Props {
  show: PrintQueueShow;
  list: PrintQueueList;
}

const letterCount = (count: number): string => many(count, 'letter');
const stale = { refresh: [keys.printQueue, keys.enquiries] };

/** Letters with what can be done with those that are ticked, or with all of them. */
export const LetterList = ({ show, list: { letters, more, today } }: Props) => {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [on, setOn] = useState<string | null>(today);
  const printing = usePrinting();
  const notPosted = useAction(api.takeBackPosted, {
    ...stale,
    onDone: (_, { body }) =>
      notify({ tone: 'neutral', title: `${letterCount(body.ids.length)} to be posted again.` }),
  });
  const post = useAction(api.markPosted, {
    ...stale,
    onDone: (_, { body: { ids } }) => {
      setTicked(new Set());
      notify({
        tone: 'good',
        title: `${letterCount(ids.length)} posted.`,
        action: { label: 'Undo', run: () => notPosted.mutate({ body: { ids } }) },
      });
    },
  });
  const takeBack = useAction(api.takeBackLetter, {
    refresh: [...stale.refresh, keys.queue, keys.drafts],
    onDone: () =>
      notify({
        tone: 'neutral',
        title: 'Taken back. Its text is a draft of its writer again; throw away what was printed.',
      }),
  });
  const notReturned = useAction(api.takeBackReturned, {
    refresh: [...stale.refresh, keys.queue],
    onDone: () => notify({ tone: 'neutral', title: 'It counts as before.' }),
  });
  const chosen = letters.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const those = chosen.length > 0 ? chosen : letters.map(({ id }) => id);
  const words =
    chosen.length > 0
      ? letterCount(chosen.length)
      : letters.length === 1
        ? 'the letter'
        : `all ${letters.length}`;
  const isOpen = show === 'to-print' || show === 'to-post';
  const tick = (id: string, isTicked: boolean) =>
    setTicked((before) => new Set(isTicked ? [...before, id] : [...before].filter((each) => each !== id)));
  return (
    <>
      {isOpen && (
        <div className="panel print-actions">
          <Checkbox
            className="tick"
            isSelected={chosen.length === letters.length}
            isIndeterminate={chosen.length > 0 && chosen.length < letters.length}
            onChange={(all) => setTicked(new Set(all ? letters.map(({ id }) => id) : []))}
          >
            <span className="tick-box" aria-hidden="true">
              <Icon name={chosen.length === letters.length ? 'check' : 'minus'} size={16} />
            </span>
            All
          </Checkbox>
          <ActionButton
            look={show === 'to-print' ? 'main' : 'plain'}
            icon="download"
            isPending={printing.isPending}
            onPress={() => printing.mutate(those)}
          >
            {show === 'to-print' ? 'Print' : 'Print again'} {words}
          </ActionButton>
          <div className="print-posted">
            <DateInput label="Posted on" value={on} latest={parseDate(today)} onChange={setOn} />
            <ActionButton
              look={show === 'to-post' ? 'main' : 'plain'}
              icon="check"
              isDisabled={on === null}
              isPending={post.isPending}
              onPress={() => on !== null && post.mutate({ body: { ids: those, on } })}
            >
              Mark {words} posted
            </ActionButton>
          </div>
        </div>
      )}
      <ul className="letters">
        {letters.map((letter) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            isTicked={ticked.has(letter.id)}
            {...(isOpen && { onTick: (isTicked: boolean) => tick(letter.id, isTicked) })}
            {...(show === 'posted' && {
              onNotPosted: () => notPosted.mutate({ body: { ids: [letter.id] } }),
            })}
            {...(isOpen && { onTakeBack: () => takeBack.mutate({ params: { id: letter.id } }) })}
            {...(show === 'returned' && {
              onNotReturned: () => notReturned.mutate({ params: { id: letter.id } }),
            })}
            onPrint={() => printing.mutate([letter.id])}
          />
        ))}
      </ul>
      {more && <p className="quiet">There are more: these are the first {letters.length}.</p>}
    </>
  );
};
