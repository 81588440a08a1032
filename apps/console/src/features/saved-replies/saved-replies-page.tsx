import { api, type SavedReply } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { SavedReplyForm } from './saved-reply-form.js';
import './saved-replies-page.css';

/** Whose a text is, in words. */
const useScopeWords = () => {
  const { services } = useMe().organisation;
  return ({ scope, serviceSlug }: Pick<SavedReply, 'scope' | 'serviceSlug'>): string => {
    if (scope === 'own') return 'Mine';
    if (scope === 'everybody') return 'Everybody';
    return services.find(({ slug }) => slug === serviceSlug)?.name ?? 'A service';
  };
};

const SavedReplyRow = ({ reply, onChange }: { reply: SavedReply; onChange: () => void }) => {
  const wordsOf = useScopeWords();
  const putBack = useAction(api.addSavedReply, {
    refresh: [keys.savedReplies],
    onDone: ({ name }) => notify({ tone: 'good', title: `“${name}” is back.` }),
  });
  const undo = () => {
    const { scope, serviceSlug, name, text, marks } = reply;
    putBack.mutate({ body: { scope, name, text, marks, ...(serviceSlug !== null && { serviceSlug }) } });
  };
  const remove = useAction(api.removeSavedReply, {
    refresh: [keys.savedReplies],
    onDone: () =>
      notify({
        tone: 'good',
        title: `“${reply.name}” is removed.`,
        action: { label: 'Undo', run: undo },
      }),
  });
  return (
    <li className="panel saved-reply">
      <header>
        <strong>{reply.name}</strong> <Badge>{wordsOf(reply)}</Badge>
      </header>
      <p className="saved-words">{reply.text}</p>
      {reply.canChange && (
        <div className="saved-actions">
          <ActionButton
            size="small"
            aria-label={`Remove “${reply.name}”`}
            isPending={remove.isPending}
            onPress={() => remove.mutate({ params: { id: reply.id } })}
          >
            Remove
          </ActionButton>
          <ActionButton size="small" aria-label={`Change “${reply.name}”`} onPress={onChange}>
            Change
          </ActionButton>
        </div>
      )}
    </li>
  );
};

/** Texts to put into replies: each person's own, those of services and everybody's. */
export const SavedRepliesPage = () => {
  const [open, setOpen] = useState<SavedReply | 'new' | null>(null);
  const saved = useQuery({
    queryKey: keys.savedReplies,
    queryFn: ({ signal }) => call(api.listSavedReplies, {}, { signal }),
  });
  const close = () => setOpen(null);
  return (
    <Page
      title="Saved replies"
      actions={
        <ActionButton look="main" isDisabled={open !== null || !saved.data} onPress={() => setOpen('new')}>
          New saved reply
        </ActionButton>
      }
    >
      <Loaded query={saved}>
        {(listed) => (
          <div className="saved-replies">
            {open === 'new' && <SavedReplyForm listed={listed} reply={null} onDone={close} />}
            {listed.replies.length === 0 && open === null && (
              <p className="quiet">Nothing is saved yet. Save what you write again and again.</p>
            )}
            <ul className="saved-replies">
              {listed.replies.map((reply) =>
                open !== 'new' && open?.id === reply.id ? (
                  <li key={reply.id}>
                    <SavedReplyForm listed={listed} reply={open} onDone={close} />
                  </li>
                ) : (
                  <SavedReplyRow key={reply.id} reply={reply} onChange={() => setOpen(reply)} />
                ),
              )}
            </ul>
          </div>
        )}
      </Loaded>
    </Page>
  );
};
