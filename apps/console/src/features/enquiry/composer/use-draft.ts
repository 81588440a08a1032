import { api, type Draft, type DraftFields, type DraftKind, type EnquiryDetail } from '@frontdoor/contracts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { asApiError } from '../../../api/api-error.js';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { useMe } from '../../../session/me.js';
import { draftPlace } from '../../../state/drafts.js';
import { noteWriting, stopWriting } from '../../../state/writing.js';
import {
  changed,
  type DraftState,
  heard,
  isConflict,
  isEmpty,
  NOTHING,
  opened,
  readKept,
} from './draft-state.js';

/** So long after the last key a draft goes to the hub, and after a failure it is tried again. */
const REST_MS = 800;
const AGAIN_MS = 10_000;

/** What people may see of a draft's way to the hub. */
export type Keeping = 'none' | 'kept' | 'keeping' | 'here-only' | 'conflict';

/** The drafts of an enquiry with one of them replaced, or taken away. */
const withDraft = (enquiry: EnquiryDetail, kind: DraftKind, draft: Draft | null): EnquiryDetail => ({
  ...enquiry,
  drafts: [...enquiry.drafts.filter((each) => each.kind !== kind), ...(draft ? [draft] : [])],
});

/**
 * What the person who is logged in writes on an enquiry. It is in the browser tab at once and at the hub a moment later, so
 * that it is there in another browser too. At the log-out the browser forgets it; the hub keeps it for its writer.
 */
export const useDraft = ({ id, drafts }: Pick<EnquiryDetail, 'id' | 'drafts'>, kind: DraftKind) => {
  const client = useQueryClient();
  const place = draftPlace(useMe().id, `${kind}-${id}`);
  const atHub = drafts.find((each) => each.kind === kind);
  const [state, setState] = useState<DraftState>(() =>
    opened(readKept(sessionStorage.getItem(place)), atHub),
  );
  const [isFailing, setIsFailing] = useState(false);
  // What was written last, for what happens between two drawings of the page.
  const latest = useRef(state);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void>>(null);

  const put = (next: DraftState) => {
    latest.current = next;
    setState(next);
    if (next === NOTHING || (isEmpty(next) && !next.isDirty)) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(next));
  };

  /** Tells the screen what the hub has now, and that an answer under way to an earlier question does not count. */
  const tell = async (draft: Draft | null) => {
    const queryKey = keys.enquiry(id);
    const wasAsking = client.isFetching({ queryKey }) > 0;
    await client.cancelQueries({ queryKey });
    const known = client.getQueryData<EnquiryDetail>(queryKey);
    const isNew = (known?.drafts.some((each) => each.kind === kind) ?? false) !== (draft !== null);
    client.setQueryData<EnquiryDetail>(queryKey, (now) => now && withDraft(now, kind, draft));
    if (wasAsking) void client.invalidateQueries({ queryKey });
    if (isNew) void client.invalidateQueries({ queryKey: keys.drafts });
  };

  const write = async ({ fields, version, ...rest }: DraftState, keepalive: boolean): Promise<void> => {
    const params = { id, kind };
    if (isEmpty({ fields })) {
      if (version !== null) await call(api.discardDraft, { params, query: { version } }, { keepalive });
      if (latest.current.fields === fields) put(NOTHING);
      return tell(null);
    }
    const body = { fields, ...(version === null ? {} : { version }) };
    const draft = await call(api.saveDraft, { params, body }, { keepalive });
    const { current } = latest;
    put({ ...current, ...rest, version: draft.version, isDirty: current.fields !== fields });
    return tell(draft);
  };

  /** Takes what is not there yet to the hub. */
  const flush = async (keepalive = false): Promise<void> => {
    clearTimeout(timer.current);
    await saving.current;
    const { current } = latest;
    if (!current.isDirty || isConflict(current, atHub)) return;
    saving.current = write(current, keepalive)
      .then(() => setIsFailing(false))
      .catch((error: unknown) => {
        const { code, status } = asApiError(error);
        if (code === 'draft-newer') return client.invalidateQueries({ queryKey: keys.enquiry(id) });
        setIsFailing(true);
        if (status === 0 || status >= 500) later(AGAIN_MS);
        return undefined;
      })
      .finally(() => {
        saving.current = null;
      });
    await saving.current;
    if (latest.current.isDirty && latest.current !== current) later(REST_MS);
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), milliseconds);
  };

  const onHeard = useEffectEvent((draft: Draft | undefined) => {
    const next = heard(latest.current, draft);
    if (next !== latest.current) put(next);
  });
  useEffect(() => onHeard(atHub), [atHub]);

  const onLeave = useEffectEvent(() => void flush(true));
  useEffect(() => {
    const leave = () => onLeave();
    // What a reload interrupted, or another window's log-in, is taken there now.
    leave();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  const isInConflict = isConflict(state, atHub);
  const keeping = (): Keeping => {
    if (isInConflict) return 'conflict';
    if (isFailing && state.isDirty) return 'here-only';
    if (state.isDirty) return 'keeping';
    return state.version === null ? 'none' : 'kept';
  };
  return {
    fields: state.fields,
    keeping: keeping(),
    /** What another window has kept, where this one was changed too. */
    other: isInConflict ? atHub : undefined,
    change: (changes: DraftFields) => {
      if (changes.text) noteWriting(id);
      put(changed(latest.current, changes));
      later(REST_MS);
    },
    /** Says which of two texts it is: that of the other window, or this one. */
    settle: (which: 'other' | 'mine') => {
      if (!atHub) return;
      if (which === 'other') return put({ fields: atHub.fields, version: atHub.version, isDirty: false });
      put({ ...latest.current, version: atHub.version });
      void flush();
    },
    /** Takes it to the hub now; resolves to the version that the hub has, for what is sent to take its draft with it. */
    flush: async (): Promise<string | null> => {
      await flush();
      return latest.current.version;
    },
    /** It was sent: the hub has let go of it. */
    clear: () => {
      stopWriting();
      clearTimeout(timer.current);
      put(NOTHING);
      void client.invalidateQueries({ queryKey: keys.drafts });
    },
  };
};

export type WorkingDraft = ReturnType<typeof useDraft>;
