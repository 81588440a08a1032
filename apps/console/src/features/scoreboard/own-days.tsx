import { parseDate, today } from '@internationalized/date';
import { useZone } from '../../time/zone.js';
import { DateInput } from '../../ui/date-input.js';
import type { View } from './view.js';

/** A first and a last day of one's own; the one that would turn the period round follows the other. */
export const OwnDays = ({ view, onChange }: { view: View; onChange: (view: View) => void }) => {
  const latest = today(useZone());
  return (
    <>
      <DateInput
        label="First day"
        value={view.from}
        latest={latest}
        onChange={(from) => from && onChange({ ...view, from, to: from > view.to ? from : view.to })}
      />
      <DateInput
        label="Last day"
        value={view.to}
        earliest={parseDate(view.from)}
        latest={latest}
        onChange={(to) => to && onChange({ ...view, to, from: to < view.from ? to : view.from })}
      />
    </>
  );
};
