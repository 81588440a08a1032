import { type AnswerDetail, api } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { useState } from 'react';
import type { Input } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { DateInput } from '../../ui/date-picker.js';
import { FormattedText } from '../../ui/formatted-text.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import './answers.css';

type Written = Input<typeof api.addAnswer>['body'];

interface Props {
  /** Null for a new one. */
  answer: AnswerDetail | null;
  people: readonly { id: string; name: string }[];
  onCancel: () => void;
  onSaved: (answer: AnswerDetail) => void;
}

/** Part of an address, made of a title. */
const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);

/** An answer, new or changed, with what it will look like. */
export const AnswerForm = ({ answer, people, onCancel, onSaved }: Props) => {
  const me = useMe();
  const zone = useZone();
  const [written, setWritten] = useState(() => ({
    title: answer?.title ?? '',
    slug: answer?.slug ?? '',
    language: answer?.language ?? 'en',
    service: answer?.serviceSlug ?? '',
    asked: answer?.asked ?? '',
    body: answer?.body ?? '',
    link: answer?.link ?? '',
    linkText: answer?.linkText ?? '',
    ownerId: answer?.owner.id ?? me.id,
    reviewOn: (answer?.reviewOn ?? today(zone).add({ months: 6 }).toString()) as string | null,
    isPublic: answer?.isPublic ?? true,
  }));
  const change = (changes: Partial<typeof written>) => setWritten({ ...written, ...changes });
  const done = (saved: AnswerDetail) => {
    notify({ tone: 'good', title: `“${saved.title}” is saved.` });
    onSaved(saved);
  };
  const refresh = [keys.answers];
  const add = useAction(api.addAnswer, { refresh, onDone: done });
  const save = useAction(api.changeAnswer, { refresh, onDone: done });
  const { title, slug, language, service, asked, body, link, linkText, ownerId, reviewOn, isPublic } =
    written;
  const isReady =
    title.trim().length >= 3 &&
    slug !== '' &&
    service !== '' &&
    body.trim() !== '' &&
    reviewOn !== null &&
    (link.trim() === '') === (linkText.trim() === '');
  const submit = () => {
    if (!isReady) return;
    const sent: Written = {
      ...{ title, slug, language, service, asked, body, ownerId, isPublic, reviewOn },
      link: link.trim() === '' ? null : link.trim(),
      linkText: linkText.trim() === '' ? null : linkText,
    };
    if (answer) save.mutate({ params: { id: answer.id }, body: { ...sent, version: answer.version } });
    else add.mutate({ body: sent });
  };
  return (
    <form
      className="panel answer-form"
      aria-label={answer ? `Change “${answer.title}”` : 'New answer'}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label="Title"
        hint="As customers would say it: “My bin was not emptied”"
        value={title}
        onChange={(next) => change({ title: next, ...(answer ? {} : { slug: slugOf(next) }) })}
        maxLength={120}
        autoFocus
      />
      <TextBox
        label="How customers ask for it"
        hint="A question or words on each line. It is found by these; customers do not see them."
        rows={4}
        value={asked}
        onChange={(next) => change({ asked: next })}
        maxLength={2000}
      />
      <TextBox
        label="Answer"
        hint="**bold**, _italic_, [words](https://address); lines that begin with - or 1. make a list."
        rows={8}
        value={body}
        onChange={(next) => change({ body: next })}
        maxLength={10_000}
      />
      {body.trim() !== '' && (
        <section aria-label="What it will look like">
          <p className="quiet small">What it will look like</p>
          <FormattedText markup={body} />
        </section>
      )}
      <div className="answers-tools">
        <TextInput
          label="Address of the online service"
          hint="Begins with https://"
          value={link}
          onChange={(next) => change({ link: next })}
          maxLength={500}
        />
        <TextInput
          label="What can be done there"
          hint="“Report a missed bin”"
          value={linkText}
          onChange={(next) => change({ linkText: next })}
          maxLength={120}
        />
      </div>
      <div className="answers-tools">
        <Choice
          label="Service"
          value={service}
          placeholder="Choose a service"
          options={me.organisation.services.map(({ slug: value, name: label }) => ({ value, label }))}
          onChange={(next) => change({ service: next })}
        />
        <Choice
          label="Owner"
          value={ownerId}
          options={people.map(({ id: value, name: label }) => ({ value, label }))}
          onChange={(next) => change({ ownerId: next })}
        />
        <DateInput
          label="Look at it again by"
          value={reviewOn}
          earliest={today(zone)}
          onChange={(next) => change({ reviewOn: next })}
        />
      </div>
      <div className="answers-tools">
        <TextInput
          label="Address of its page"
          hint="…/answers/"
          value={slug}
          onChange={(next) => change({ slug: next })}
          maxLength={100}
        />
        <TextInput
          label="Language"
          hint="en, cy, pl …"
          value={language}
          onChange={(next) => change({ language: next })}
          maxLength={12}
        />
        <Toggle
          label="Customers may read it"
          isSelected={isPublic}
          onChange={(isOn) => change({ isPublic: isOn })}
        />
      </div>
      <div className="pop-up-actions">
        <ActionButton onPress={onCancel}>Cancel</ActionButton>
        <ActionButton
          type="submit"
          look="main"
          isDisabled={!isReady}
          isPending={add.isPending || save.isPending}
        >
          Save
        </ActionButton>
      </div>
    </form>
  );
};
