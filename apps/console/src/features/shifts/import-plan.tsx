import { api, type ShiftPlanPreview } from '@frontdoor/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { asApiError } from '../../api/api-error.js';
import { keys } from '../../api/keys.js';
import { sendFile } from '../../api/send-file.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextInput } from '../../ui/text-input.js';
import { PlanPreview } from './plan-preview.js';

const BYTES = { type: 'application/octet-stream', onProgress: () => undefined };

/** A file is chosen, looked at, and then taken in. */
const ImportForm = ({ shut }: { shut: () => void }) => {
  const client = useQueryClient();
  const [agent, setAgent] = useState('');
  const [chosen, setChosen] = useState<{ file: File; preview: ShiftPlanPreview } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  const queryOf = (file: File) => ({
    name: file.name.slice(-200),
    ...(agent.trim() && { agent: agent.trim() }),
  });

  const attempt = async (work: () => Promise<void>) => {
    setIsPending(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const { message, remedy } = asApiError(error);
      setProblem(`${message} ${remedy}`);
    }
    setIsPending(false);
  };
  const look = (file: File) =>
    attempt(async () => {
      const preview = await sendFile(api.previewShiftPlan, { query: queryOf(file) }, file, BYTES);
      setChosen({ file, preview });
    });
  const take = (file: File, leavesOut: boolean) =>
    attempt(async () => {
      const query = { ...queryOf(file), ...(leavesOut && { leaveOut: 'yes' as const }) };
      const { id, added, changed, gone } = await sendFile(api.importShiftPlan, { query }, file, BYTES);
      await client.invalidateQueries({ queryKey: keys.shifts });
      notify({
        tone: 'good',
        title: id === null ? 'The plan was like this already.' : 'The shift plan is taken in.',
        text: `${added} added, ${changed} changed, ${gone} gone.`,
      });
      shut();
    });

  if (chosen) {
    const { file, preview } = chosen;
    const hasFaults = preview.faults.length > 0;
    return (
      <>
        <PlanPreview name={file.name} preview={preview} />
        {problem && <p role="alert">{problem}</p>}
        <div className="pop-up-actions">
          <ActionButton onPress={() => setChosen(null)}>Choose another file</ActionButton>
          {preview.firstDay !== null && (
            <ActionButton look="main" isPending={isPending} onPress={() => void take(file, hasFaults)}>
              {hasFaults ? 'Take in the rest' : 'Take it in'}
            </ActionButton>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      <p>
        A table (CSV) with the columns <strong>agent</strong>, <strong>date</strong>, <strong>from</strong>,{' '}
        <strong>to</strong>, and <strong>team</strong> and <strong>place</strong> where there are any; or a
        calendar (.ics). Nothing is changed before you have seen what it does.
      </p>
      <TextInput
        label="Whose calendar it is (optional)"
        hint="The email address of one person, where a calendar does not say whom its shifts are for"
        value={agent}
        onChange={setAgent}
        maxLength={320}
      />
      {problem && <p role="alert">{problem}</p>}
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Cancel</ActionButton>
        <FileTrigger
          acceptedFileTypes={['.csv', '.ics', 'text/csv', 'text/calendar']}
          onSelect={(files) => files?.[0] && void look(files[0])}
        >
          <ActionButton look="main" icon="attachment" isPending={isPending}>
            Choose a file
          </ActionButton>
        </FileTrigger>
      </div>
    </>
  );
};

/** Opens it. */
export const ImportPlan = () => (
  <DialogTrigger>
    <ActionButton look="main">Import a shift plan</ActionButton>
    <PopUp title="Import a shift plan">{(shut) => <ImportForm shut={shut} />}</PopUp>
  </DialogTrigger>
);
