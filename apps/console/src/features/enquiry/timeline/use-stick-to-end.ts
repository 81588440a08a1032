import { useEffect, useRef, type RefObject } from 'react';

const NEAR_PX = 40;

/** Keeps the end of a scrolling box in view while its content grows or it is squeezed, unless the reader has scrolled up. */
export const useStickToEnd = (): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let isAtEnd = true;
    const look = () => {
      isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd) element.scrollTop = element.scrollHeight;
    });
    for (const watched of [element, ...element.children]) observer.observe(watched);
    element.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return box;
};
