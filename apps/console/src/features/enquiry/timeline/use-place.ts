import type { TimelineEntry } from '@frontdoor/contracts';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { firstToRead, sentBy } from './rows.js';

const NEAR_PX = 40;

/** The element of an entry, or of the line it is folded into. */
const elementOf = (box: HTMLElement, id: string): HTMLElement | null =>
  box.querySelector<HTMLElement>(`[data-entries~="${id}"]`);

/** Scrolls to an entry, or to the end. */
const showEntry = (box: HTMLElement, id: string | undefined): void => {
  const place = id === undefined ? null : elementOf(box, id);
  box.scrollTop = place ? place.offsetTop - NEAR_PX / 4 : box.scrollHeight;
};

/**
 * Where a timeline is read: it opens where there is something to read, goes to what the reader sends, and shows what comes
 * in from its beginning to a reader who is at the end. Whoever has scrolled up stays where they are.
 *
 * @param name of the reader, as it stands at what they send
 */
export const usePlace = (
  entries: readonly TimelineEntry[],
  name: string,
): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(false);
  const known = useRef<ReadonlySet<string> | null>(null);
  const latest = useRef(entries);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = known.current;
    known.current = new Set(entries.map(({ id }) => id));
    latest.current = entries;
    const show = (id: string | undefined) => showEntry(element, id);
    if (before === null) return show(firstToRead(entries));
    const last = entries.findLastIndex(({ id }) => before.has(id));
    const fresh = entries.slice(last + 1);
    const sent = sentBy(name, fresh);
    if (sent) show(sent.id);
    else if (fresh.length > 0 && isAtEnd.current) show(fresh[0]?.id);
  }, [entries, name]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = () => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    };
    look();
    // The box is squeezed by what is written below it: its end stays in view, or of what was in view as a whole what is to be read.
    const observer = new ResizeObserver(() => {
      if (!isAtEnd.current) return;
      if (element.scrollTop > 0) element.scrollTop = element.scrollHeight;
      else if (element.scrollHeight > element.clientHeight) showEntry(element, firstToRead(latest.current));
    });
    observer.observe(element);
    element.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return box;
};
