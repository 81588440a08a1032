import { api, MOST_CRITERIA } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { TextBox } from '../../ui/text-input.js';

/** What is looked at in a contact, a line each. */
export const CriteriaForm = () => {
  const now = useNow();
  const zone = useZone();
  const [text, setText] = useState<string | null>(null);
  const criteria = useQuery({
    queryKey: [...keys.quality, 'criteria'],
    queryFn: ({ signal }) => call(api.readQualityCriteria, {}, { signal }),
  });
  const save = useAction(api.setQualityCriteria, {
    refresh: [keys.quality],
    onDone: () => {
      setText(null);
      notify({ tone: 'good', title: 'New notes are written against these.' });
    },
  });
  return (
    <Panel title="What is looked at">
      <Loaded query={criteria} rows={3}>
        {({ questions, set }) => {
          const written = text ?? questions.join('\n');
          const lines = [...new Set(written.split('\n').map((line) => line.trim()))].filter(Boolean);
          const isTooMuch = lines.length > MOST_CRITERIA || lines.some(({ length }) => length > 100);
          return (
            <div className="quality-form panel-body">
              <TextBox
                label="Criteria, one a line"
                hint={`In the words of your charter, ${MOST_CRITERIA} at most, each up to 100 letters. Notes that are written keep what they were written against.`}
                rows={8}
                value={written}
                onChange={setText}
                maxLength={1000}
              />
              <p className="quiet small">
                {set === null ? 'The usual ones.' : `Set by ${set.by}, ${shortTime(set.at, now, zone)}.`}
              </p>
              <div>
                <ActionButton
                  look="main"
                  isDisabled={text === null || lines.length === 0 || isTooMuch}
                  isPending={save.isPending}
                  onPress={() => save.mutate({ body: { questions: lines } })}
                >
                  Save
                </ActionButton>
              </div>
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
};
