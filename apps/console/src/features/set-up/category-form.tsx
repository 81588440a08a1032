import { api, asksForChoice, type ReportCategoriesView, type ReportCategory } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { categoryOf, fieldsOf, newQuestion, type QuestionFields } from './category-fields.js';
import './reporting-parts.css';

const DATATYPES = [
  { value: 'string', label: 'A line of text' },
  { value: 'text', label: 'Text of several lines' },
  { value: 'number', label: 'A number' },
  { value: 'datetime', label: 'A day and time' },
  { value: 'singlevaluelist', label: 'One of a list' },
  { value: 'multivaluelist', label: 'Several of a list' },
] as const;

interface QuestionProps {
  place: number;
  question: QuestionFields;
  onChange: (question: QuestionFields) => void;
  onRemove: () => void;
}

const Question = ({ place, question, onChange, onRemove }: QuestionProps) => {
  const { code, description, datatype, required, values, rest } = question;
  return (
    <li>
      <fieldset className="reporting-question">
        <legend>
          Question {place}
          {rest.automated && ', filled in by the site'}
        </legend>
        <TextInput
          label="Question"
          value={description}
          onChange={(next) => onChange({ ...question, description: next })}
          maxLength={500}
        />
        <TextInput
          label="Code"
          hint="Letters, digits, hyphens and underscores"
          value={code}
          onChange={(next) => onChange({ ...question, code: next })}
          maxLength={100}
        />
        <Choice
          label="Answered by"
          value={datatype}
          options={DATATYPES}
          onChange={(next) => onChange({ ...question, datatype: next })}
        />
        {asksForChoice(question) && (
          <TextBox
            label="What can be chosen"
            hint="One to a line; with a code of its own as: large = As large as a plate"
            value={values}
            onChange={(next) => onChange({ ...question, values: next })}
            rows={3}
            maxLength={100_000}
          />
        )}
        <div className="reporting-question-foot">
          <Toggle
            label="Has to be answered"
            isSelected={required}
            onChange={(next) => onChange({ ...question, required: next })}
          />
          <ActionButton size="small" aria-label={`Remove question ${place}`} onPress={onRemove}>
            Remove
          </ActionButton>
        </div>
      </fieldset>
    </li>
  );
};

interface Props {
  /** Null for a new one. */
  category: ReportCategory | null;
  services: ReportCategoriesView['services'];
  shut: () => void;
}

/** What can be reported, what is asked with it, and which service deals with it. */
export const CategoryForm = ({ category, services, shut }: Props) => {
  const [fields, setFields] = useState(() => fieldsOf(category, services[0]?.slug ?? ''));
  const save = useAction(api.saveReportCategory, {
    refresh: [keys.reportCategories],
    onDone: () => {
      notify({ tone: 'good', title: `${fields.name} can be reported like this from now on.` });
      shut();
    },
  });
  const { code, name, description, service, group, isPrivate, type, questions } = fields;
  const setQuestions = (next: QuestionFields[]) => setFields({ ...fields, questions: next });
  const isReady = code.trim() !== '' && name.trim() !== '' && service !== '';
  return (
    <form
      className="reporting-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady)
          save.mutate({
            params: { code: code.trim() },
            body: { category: categoryOf(fields), was: category },
          });
      }}
    >
      <TextInput
        label="Name"
        hint="As people read it on the site"
        value={name}
        onChange={(next) => setFields({ ...fields, name: next })}
        maxLength={200}
      />
      {category === null && (
        <TextInput
          label="Code"
          hint="The site knows it by this for ever: letters, digits, hyphens, underscores and dots"
          value={code}
          onChange={(next) => setFields({ ...fields, code: next })}
          maxLength={100}
        />
      )}
      <Choice
        label="Service that deals with it"
        value={service}
        options={services.map((each) => ({ value: each.slug, label: each.name }))}
        onChange={(next) => setFields({ ...fields, service: next })}
      />
      <TextInput
        label="Group"
        hint="Listed under this; may be empty"
        value={group}
        onChange={(next) => setFields({ ...fields, group: next })}
        maxLength={200}
      />
      <TextBox
        label="Description"
        value={description}
        onChange={(next) => setFields({ ...fields, description: next })}
        rows={2}
        maxLength={2000}
      />
      <Toggle
        label="Private: what is reported is shown to nobody but the site"
        isSelected={isPrivate}
        onChange={(next) => setFields({ ...fields, isPrivate: next })}
      />
      <Toggle
        label="The site is told the number later, by a token"
        isSelected={type === 'batch'}
        onChange={(next) => setFields({ ...fields, type: next ? 'batch' : 'realtime' })}
      />
      <section aria-labelledby="category-questions">
        <h3 id="category-questions">What is asked besides the place</h3>
        <ol className="reporting-questions">
          {questions.map((question, at) => (
            <Question
              key={question.key}
              place={at + 1}
              question={question}
              onChange={(changed) => setQuestions(questions.with(at, changed))}
              onRemove={() => setQuestions(questions.toSpliced(at, 1))}
            />
          ))}
        </ol>
        <ActionButton size="small" onPress={() => setQuestions([...questions, newQuestion()])}>
          Add a question
        </ActionButton>
      </section>
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Cancel</ActionButton>
        <ActionButton type="submit" look="main" isDisabled={!isReady} isPending={save.isPending}>
          Save
        </ActionButton>
      </div>
    </form>
  );
};
