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

type Listener = (notices: readonly Notice[]) => void;

const MOST = 4;
const stay = { good: 6_000, neutral: 8_000, bad: 15_000 };
const listeners = new Set<Listener>();
let shown: readonly Notice[] = [];
let last = 0;

const show = (notices: readonly Notice[]) => {
  shown = notices;
  for (const listener of listeners) listener(shown);
};

export const currentNotices = () => shown;

export const onNotices = (listener: Listener) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const remove = (id: number): void => show(shown.filter((notice) => notice.id !== id));

export const dismiss = (id: number): void => {
  shown.find((notice) => notice.id === id)?.onDismiss?.();
  remove(id);
};

/** For the end of a session, of which nothing stays on screen. */
export const dismissAll = (): void => show([]);

const isSame = (a: Omit<Notice, 'id'>, b: Omit<Notice, 'id'>) =>
  a.name === undefined ? a.title === b.title && a.text === b.text : a.name === b.name;

/**
 * Says something in the corner for a while; screen readers hear it too. The same words are not shown twice.
 * When there are too many, the oldest goes first, but for those that stay.
 */
export const notify = (notice: Omit<Notice, 'id'>): void => {
  const others = shown.filter((other) => !isSame(notice, other));
  const staying = others.filter(({ stays }) => stays);
  const passing = others.filter(({ stays }) => !stays);
  const room = Math.max(0, MOST - 1 - staying.length);
  const id = ++last;
  show([...staying, ...passing.slice(passing.length - Math.min(room, passing.length)), { ...notice, id }]);
  if (!notice.stays) setTimeout(() => remove(id), stay[notice.tone]);
};
