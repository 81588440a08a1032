import type { Layout, ShownAttachment, TimelineEntry } from '@frontdoor/contracts';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;

/** The words of a contact at one time. */
export interface Version {
  /** Of the contact or of the edit: under it its files are fetched. */
  id: string;
  at: string;
  subject: string | null;
  text: string;
  /** The same with the marks of light formatting, where it has any. */
  markup?: string | undefined;
  /** How the text is laid out, where that is more than as it stands. */
  layout?: Layout | undefined;
  attachments: readonly ShownAttachment[];
}

/** What a contact says now, undefined once its sender removed it, and all that it said before, oldest first. */
export function versionsOf({ id, at, subject, text, markup, layout, attachments, changes }: Contact): {
  now: Version | undefined;
  before: Version[];
  removedAt: string | undefined;
  editedAt: string | undefined;
} {
  const edits = changes.flatMap(({ kind, text, ...edit }) =>
    kind === 'edited' && text !== null ? [{ ...edit, text }] : [],
  );
  const versions: Version[] = [{ id, at, subject, text, markup, layout, attachments }, ...edits];
  const removedAt = changes.find(({ kind }) => kind === 'removed')?.at;
  return {
    now: removedAt ? undefined : versions.at(-1),
    before: removedAt ? versions : versions.slice(0, -1),
    removedAt,
    editedAt: edits.at(-1)?.at,
  };
}
