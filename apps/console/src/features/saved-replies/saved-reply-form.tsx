import { api, type SavedReply } from '@frontdoor/contracts';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Marks } from './marks.js';
import { type Listed, PutInField } from './put-in-field.js';

type Written = Pick<SavedReply, 'scope' | 'name' | 'text' | 'marks'> & { serviceSlug: string };

const EMPTY: Written = { scope: 'own', serviceSlug: '', name: '', text: '', marks: [] };

interface FormProps {
  listed: Listed;
  /** Null for a new one. */
  reply: SavedReply | null;
  onDone: () => void;
}

/** A text to put into replies, new or changed. */
export const SavedReplyForm = ({ listed: { canChangeShared, elements }, reply, onDone }: FormProps) => {
  const { services } = useMe().organisation;
  const [written, setWritten] = useState<Written>(
    reply ? { ...reply, serviceSlug: reply.serviceSlug ?? '' } : EMPTY,
  );
  const [selected, setSelected] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const { scope, serviceSlug, name, text } = written;
  // Words that are no longer in the text say nothing.
  const marks = written.marks.filter(({ passage }) => text.includes(passage));
  const change = (changes: Partial<Written>) => setWritten({ ...written, ...changes });
  /** In the place of what is selected, or at the cursor. */
  const putIn = (field: string) => {
    const area = box.current?.querySelector('textarea');
    if (!area) return;
    const { selectionStart: from, selectionEnd: to } = area;
    const blank = `{{${field}}}`;
    flushSync(() => change({ text: `${text.slice(0, from)}${blank}${text.slice(to)}` }));
    // After the menu has given the focus back to its button.
    setTimeout(() => {
      area.focus();
      area.setSelectionRange(from + blank.length, from + blank.length);
    });
  };
  const done = () => {
    notify({ tone: 'good', title: `“${name}” is saved.` });
    onDone();
  };
  const refresh = [keys.savedReplies];
  const add = useAction(api.addSavedReply, { refresh, onDone: done });
  const save = useAction(api.changeSavedReply, { refresh, onDone: done });
  const body = { scope, name, text, marks, ...(scope === 'service' ? { serviceSlug } : {}) };
  const isReady = name.trim() !== '' && text.trim() !== '' && (scope !== 'service' || serviceSlug !== '');
  return (
    <section className="panel saved-form" aria-label={reply ? `Change “${reply.name}”` : 'New saved reply'}>
      <TextInput
        label="Name"
        value={name}
        onChange={(next) => change({ name: next })}
        maxLength={100}
        autoFocus
      />
      {canChangeShared && (
        <Choice
          label="For"
          value={scope}
          options={[
            { value: 'own', label: 'Me' },
            { value: 'service', label: 'One service' },
            { value: 'everybody', label: 'Everybody' },
          ]}
          onChange={(next) => change({ scope: next })}
        />
      )}
      {scope === 'service' && (
        <Choice
          label="Service"
          value={serviceSlug}
          placeholder="Choose a service"
          options={services.map(({ slug, name: label }) => ({ value: slug, label }))}
          onChange={(next) => change({ serviceSlug: next })}
        />
      )}
      <div
        className="saved-text"
        ref={box}
        onSelect={({ target }) => {
          if (target instanceof HTMLTextAreaElement)
            setSelected(target.value.slice(target.selectionStart, target.selectionEnd));
        }}
      >
        <TextBox
          label="Text"
          rows={8}
          value={text}
          onChange={(next) => change({ text: next })}
          maxLength={20_000}
          spellCheck="true"
        />
      </div>
      <div className="saved-fields">
        <PutInField elements={elements} onPutIn={putIn} />
        <p className="quiet small">
          It is filled in from each enquiry. Anything else in double braces, such as{' '}
          <code>{'{{day of the visit}}'}</code>, is asked of whoever sends it.
        </p>
      </div>
      <Marks
        marks={marks}
        selected={selected}
        elements={elements}
        onChange={(next) => change({ marks: next })}
      />
      <div className="saved-actions">
        <ActionButton onPress={onDone}>Cancel</ActionButton>
        <ActionButton
          look="main"
          isDisabled={!isReady}
          isPending={add.isPending || save.isPending}
          onPress={() =>
            reply
              ? save.mutate({ params: { id: reply.id }, body: { ...body, version: reply.version } })
              : add.mutate({ body })
          }
        >
          Save
        </ActionButton>
      </div>
    </section>
  );
};
