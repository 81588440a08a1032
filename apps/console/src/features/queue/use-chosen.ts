import type { WorkItem } from '@frontdoor/contracts';
import { type PointerEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Selection } from 'react-aria-components/GridList';
import { withRange } from './range.js';

/** Which rows of a list are ticked. With the shift key held, a tick goes from the last one to this. */
export const useChosen = (items: readonly WorkItem[]) => {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const isShifting = useRef(false);
  const last = useRef<string | null>(null);
  const ids = items.map(({ id }) => id);
  const shown = ids.filter((id) => keys.has(id));
  const noteShift = ({ shiftKey }: PointerEvent | KeyboardEvent) => {
    isShifting.current = shiftKey;
  };
  return {
    /** Those of them that are still in the list. */
    chosen: items.filter(({ id }) => keys.has(id)),
    choose: (next: readonly string[]) => {
      last.current = null;
      setKeys(new Set(next));
    },
    isAll: shown.length > 0 && shown.length === ids.length,
    listProps: {
      selectedKeys: new Set<string>(shown),
      onPointerDownCapture: noteShift,
      onKeyDownCapture: noteShift,
      onSelectionChange: (selection: Selection) => {
        const next = selection === 'all' ? ids : [...selection].map(String);
        const added = next.filter((id) => !keys.has(id));
        const [one] = added;
        setKeys(
          new Set(
            isShifting.current && one && added.length === 1 ? withRange(ids, next, last.current, one) : next,
          ),
        );
        last.current = one ?? null;
      },
    },
  };
};
