import { useEffect, useMemo, useRef } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { useMentions } from '../casework/use-mentions.js';
import { useMine } from '../casework/use-queue.js';
import { useMe } from '../session/me.js';
import { ring, showOnDesktop, useIsNoticing } from '../session/noticing.js';
import { isSpeaker } from '../state/speaker.js';
import { makeKeptStore, useStore } from '../state/store.js';
import { isLookedAt } from '../state/looked-at.js';
import { unseenCount } from '../state/unseen-count.js';
import { readSeen, seenAfter, unseenMentions, unseenOf } from './unseen.js';

/**
 * Counts in the title of the tab what somebody has not seen, and says it by sound and on the desktop where they want it.
 * What was seen is kept in the browser, and shared by its tabs: another browser begins with what there is.
 */
export const useNoticing = (): void => {
  const { id: myId } = useMe();
  const items = useMine().data?.items;
  const { data: mentioned, isPending } = useMentions();
  const onScreen = useMatch('/enquiries/:id')?.params.id ?? null;
  const isNoticing = useIsNoticing();
  const navigate = useNavigate();
  const kept = useMemo(() => makeKeptStore(`frontdoor-seen-${myId}`, (text) => text ?? '{}'), [myId]);
  const text = useStore(kept);
  const said = useRef<ReadonlySet<string> | null>(null);

  useEffect(() => {
    if (!items) return undefined;
    const update = () => {
      const now = kept.read();
      const next = JSON.stringify(seenAfter(readSeen(now), items, isLookedAt() ? onScreen : null));
      if (next !== now) kept.write(next);
    };
    update();
    addEventListener('focus', update);
    return () => removeEventListener('focus', update);
  }, [items, kept, onScreen]);

  useEffect(() => {
    if (!items || isPending) return;
    const unseen = [...unseenOf(readSeen(text), items), ...unseenMentions(mentioned?.mentions ?? [])];
    unseenCount.write(unseen.length);
    // What was there when the console was opened makes no noise.
    const before = said.current ?? new Set(unseen.map(({ key }) => key));
    said.current = new Set(unseen.map(({ key }) => key));
    const fresh = unseen.filter(({ key }) => !before.has(key));
    if (fresh.length === 0 || !isNoticing || !isSpeaker.read()) return;
    ring();
    if (isLookedAt()) return;
    for (const { key, enquiryId, text: words } of fresh)
      showOnDesktop(words, key, () => void navigate(`/enquiries/${enquiryId}`));
  }, [items, mentioned, isPending, text, isNoticing, navigate]);
};
