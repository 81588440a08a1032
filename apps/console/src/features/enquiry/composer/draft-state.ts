import { type Draft, draftFields, type DraftFields } from '@frontdoor/contracts';
import { z } from 'zod';

/** A draft in this window: what is written, and how that stands to what the hub keeps. */
export interface DraftState {
  fields: DraftFields;
  /** The hub's version that it goes on from; null where the hub has none. */
  version: string | null;
  /** Something of it is not kept at the hub yet. */
  isDirty: boolean;
}

export const NOTHING: DraftState = { fields: {}, version: null, isDirty: false };

const kept = z.object({ fields: draftFields, version: z.string().nullable(), isDirty: z.boolean() });

/** As it is kept in the browser tab. */
export const readKept = (text: string | null): DraftState => {
  const parsed = kept.safeParse(JSON.parse(text ?? 'null'));
  return parsed.success ? parsed.data : NOTHING;
};

/** The same draft after a change; what is empty is left out. */
export const changed = ({ fields, version }: DraftState, changes: DraftFields): DraftState => {
  const all = Object.entries({ ...fields, ...changes });
  return { version, isDirty: true, fields: Object.fromEntries(all.filter(([, value]) => value !== '')) };
};

export const isEmpty = ({ fields }: Pick<DraftState, 'fields'>): boolean => Object.keys(fields).length === 0;

const isSame = (one: DraftFields, other: DraftFields): boolean =>
  draftFields.keyof().options.every((name) => (one[name] ?? '') === (other[name] ?? ''));

/** The hub's draft is newer than what this window went on from, and both were changed: a person has to say which it is. */
export const isConflict = ({ fields, version, isDirty }: DraftState, atHub: Draft | undefined): boolean =>
  isDirty &&
  atHub !== undefined &&
  (version === null || atHub.version > version) &&
  !isSame(fields, atHub.fields);

/** What this window shows once it hears what the hub keeps: a newer text takes the place of one that has no changes. */
export const heard = (state: DraftState, atHub: Draft | undefined): DraftState => {
  if (!atHub || (state.version !== null && atHub.version <= state.version)) return state;
  if (state.isDirty && !isSame(state.fields, atHub.fields)) return state;
  return { fields: atHub.fields, version: atHub.version, isDirty: false };
};

/** What a window that opens begins with. What was kept at the hub and is there no more was sent or thrown away elsewhere. */
export const opened = (state: DraftState, atHub: Draft | undefined): DraftState =>
  !atHub && !state.isDirty ? NOTHING : heard(state, atHub);
