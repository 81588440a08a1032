interface Notice {
  id: number;
  tone: 'good' | 'bad' | 'neutral';
  title: string;
  text?: string;
}

type Listener = (notices: readonly Notice[]) => void;

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

export const dismiss = (id: number): void => show(shown.filter((notice) => notice.id !== id));

/** Says something in the corner for a while; screen readers hear it too. The same words are not shown twice. */
export const notify = (notice: Omit<Notice, 'id'>): void => {
  const id = ++last;
  const others = shown.filter(({ title, text }) => title !== notice.title || text !== notice.text);
  show([...others.slice(-3), { ...notice, id }]);
  setTimeout(() => dismiss(id), stay[notice.tone]);
};
