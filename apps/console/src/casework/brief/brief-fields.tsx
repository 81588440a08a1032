import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { TextBox } from '../../ui/text-input.js';
import type { WrittenBrief } from './use-brief.js';
import './brief.css';

/** The brief as it travels, filled in from the record, to be put right by whoever hands over. */
export const BriefFields = ({ brief }: { brief: WrittenBrief }) => {
  const now = useNow();
  const zone = useZone();
  const { draft, record, change } = brief;
  if (!draft || !record) return <p className="quiet">The brief is being put together…</p>;
  return (
    <fieldset className="brief-fields">
      <legend>The brief, from the record: put right what is wrong, add what is missing</legend>
      <TextBox
        label="What is asked"
        rows={3}
        value={draft.asked}
        onChange={(asked) => change({ asked })}
        maxLength={20_000}
      />
      <div className="brief-pair">
        <TextBox
          label="What is known (a line each: question: answer)"
          rows={3}
          value={draft.facts}
          onChange={(facts) => change({ facts })}
          maxLength={20_000}
        />
        <TextBox
          label="Done so far (a line each)"
          rows={3}
          value={draft.done}
          onChange={(done) => change({ done })}
          maxLength={20_000}
        />
        <TextBox
          label="Still missing (a line each)"
          rows={2}
          value={draft.missing}
          onChange={(missing) => change({ missing })}
          maxLength={10_000}
        />
        <TextBox
          label="What the customer needs (a line each)"
          rows={2}
          value={draft.needs}
          onChange={(needs) => change({ needs })}
          maxLength={10_000}
        />
      </div>
      {record.promised.length > 0 && (
        <p className="small">
          <strong>Promised</strong>{' '}
          {record.promised
            .map(({ what, by }) => (by === null ? what : `${what}, by ${shortTime(by, now, zone)}`))
            .join('; ')}
        </p>
      )}
    </fieldset>
  );
};
