import { makeStore, type Store } from './store.js';

interface Notice {
  id: number;
  tone: 'good' | 'bad' | 'neutral';
  title: string;
  text?: string;
  /** A notice takes the place of an earlier one of its name. */
  name?: string;
  /** Stays until it is dismissed by hand. */
  stays?: boolean;
  links?: readonly { to: string; label: string }[];
  /** Something to do about it; the notice goes with it. */
  action?: { label: string; run: () => void };
  /** Called when it is dismissed by hand. */
  onDismiss?: () => void;
}

/** More are not kept: whoever gets so many at once reads none of them. */
const MOST_KEPT = 30;
const SHOWN_MS = { good: 6_000, neutral: 8_000, bad: 15_000 };
/** Whoever can still do something about it needs time to read it first. */
const SHOWN_TO_ACT_MS = 20_000;
let last = 0;

/** What is to be read now, the oldest first. */
export const notices: Store<readonly Notice[]> = makeStore<readonly Notice[]>([]);

const remove = (id: number): void => notices.write(notices.read().filter((notice) => notice.id !== id));

/** Somebody reads the list of them: none goes by itself meanwhile. */
let isRead = false;
const over = new Set<number>();

const goBy = (id: number): void => {
  if (isRead) over.add(id);
  else remove(id);
};

/** Those whose time came while they were read go when that is over. */
export const readNotices = (isOpen: boolean): void => {
  isRead = isOpen;
  if (isOpen) return;
  for (const id of over) remove(id);
  over.clear();
};

export const dismiss = (id: number): void => {
  notices
    .read()
    .find((notice) => notice.id === id)
    ?.onDismiss?.();
  remove(id);
};

/** For the end of a session, of which nothing stays on screen. */
export const dismissAll = (): void => {
  readNotices(false);
  notices.write([]);
};

const isSame = (a: Omit<Notice, 'id'>, b: Omit<Notice, 'id'>) =>
  a.name === undefined ? a.title === b.title && a.text === b.text : a.name === b.name;

/**
 * Says something in the corner for a while; screen readers hear it too. The same words are not shown twice.
 * When there are far too many, the oldest goes first, but for those that stay.
 */
export const notify = (notice: Omit<Notice, 'id'>): void => {
  const others = notices.read().filter((other) => !isSame(notice, other));
  const staying = others.filter(({ stays }) => stays);
  const passing = others.filter(({ stays }) => !stays);
  const room = Math.max(0, MOST_KEPT - 1 - staying.length);
  const id = ++last;
  const kept = passing.slice(passing.length - Math.min(room, passing.length));
  notices.write([...staying, ...kept, { ...notice, id }]);
  if (!notice.stays) setTimeout(() => goBy(id), notice.action ? SHOWN_TO_ACT_MS : SHOWN_MS[notice.tone]);
};
