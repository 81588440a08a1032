import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { isTapTooMany, type Tap } from './tap-too-many.js';

/**
 * For the element around buttons that make room for one another: of a double tap only the first half counts. The keyboard
 * is left alone.
 */
export const useSingleTaps = () => {
  const last = useRef<Tap & { isTooMany: boolean }>({ at: -Infinity, x: 0, y: 0, isTooMany: false });
  return {
    onPointerDownCapture: (event: PointerEvent) => {
      const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY };
      const isOnButton = event.target instanceof Element && event.target.closest('button') !== null;
      const isTooMany = isOnButton && isTapTooMany(last.current, tap);
      last.current = { ...tap, isTooMany };
      if (isTooMany) event.stopPropagation();
    },
    onClickCapture: (event: MouseEvent) => {
      // One that no pointer made has no count.
      if (event.detail > 0 && last.current.isTooMany) event.stopPropagation();
    },
  };
};
