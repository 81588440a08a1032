import { type AnswerOf, api, topicWords } from '@frontdoor/contracts';
import { useState } from 'react';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { TextBox } from '../../ui/text-input.js';
import { WideTable } from '../../ui/wide-table.js';
import { RuleActions } from './rule-actions.js';
import { linesOf, wordsFrom } from './topic-lines.js';
import { type RuleFormProps, useSaveRule } from './use-save-rule.js';
import { many } from '../../ui/many.js';

type Tried = AnswerOf<typeof api.tryTopicWords>;

const Row = ({ name, figures }: { name: string; figures: Tried['tried']['rules'] }) => (
  <tr>
    <th scope="row">{name}</th>
    <td className="number">{figures.right}</td>
    <td className="number">{figures.wrong}</td>
    <td className="number">{figures.silent}</td>
  </tr>
);

const Figures = ({ inUse, tried }: Tried) =>
  tried.heldOut === 0 ? (
    <p className="quiet">There are no texts of the past yet to try them on.</p>
  ) : (
    <>
      <p className="quiet small">
        Tried on {many(tried.heldOut, 'text')} of the past of all services that nothing was learnt from.
      </p>
      <WideTable label="How the words do">
        <thead>
          <tr>
            <th scope="col">By</th>
            <th scope="col" className="number">
              Right
            </th>
            <th scope="col" className="number">
              Wrong
            </th>
            <th scope="col" className="number">
              Silent
            </th>
          </tr>
        </thead>
        <tbody>
          <Row name="The words in use" figures={inUse.rules} />
          <Row name="These words" figures={tried.rules} />
          <Row name="These, else the past" figures={tried.both} />
        </tbody>
      </WideTable>
    </>
  );

/** The words by which the service is suggested, and how they would have done. */
export const WordsForm = (props: RuleFormProps) => {
  const { view, shut } = props;
  const [lines, setLines] = useState(() => linesOf(view.words));
  const [tried, setTried] = useState<Tried | null>(null);
  const save = useSaveRule(props, 'words');
  const attempt = useAction(api.tryTopicWords, { refresh: [], onDone: setTried });
  const { words, fault } = wordsFrom(lines);
  const { data } = topicWords.safeParse(words);
  return (
    <div className="set-up-form">
      <TextBox
        label="Words and phrases, one a line, each with its weight"
        hint="“missed bin 5”: weights from -10 to 10; below 0 it counts against the service. It takes 3 to be suggested, and 2 more than any other service."
        rows={10}
        value={lines}
        onChange={(text) => {
          setLines(text);
          setTried(null);
        }}
        maxLength={40_000}
      />
      <div role="status">{fault !== null && <p className="rule-fault">{fault}</p>}</div>
      <div>
        <ActionButton
          isDisabled={!data || fault !== null}
          isPending={attempt.isPending}
          onPress={() => data && attempt.mutate({ params: { slug: view.slug }, body: { words: data } })}
        >
          Try on texts of the past
        </ActionButton>
      </div>
      {tried && <Figures {...tried} />}
      <RuleActions
        isReady={data !== undefined && fault === null}
        isPending={save.isPending}
        onSave={() => data && save.send({ what: 'words', value: data })}
        onCancel={shut}
      />
    </div>
  );
};
