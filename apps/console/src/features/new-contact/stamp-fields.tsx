import { today } from '@internationalized/date';
import { useZone } from '../../time/zone.js';
import { DateInput } from '../../ui/date-picker.js';
import { Toggle } from '../../ui/toggle.js';

interface Props {
  /** YYYY-MM-DD; null where it came today. */
  date: string | null;
  onDate: (date: string | null) => void;
  fault: string | undefined;
  isComplex: boolean;
  onComplex: (isComplex: boolean) => void;
}

/** What is asked of a letter or fax besides: the day of its stamp, and whether several services have to deal with it. */
export const StampFields = ({ date, onDate, fault, isComplex, onComplex }: Props) => {
  const now = today(useZone());
  return (
    <>
      <DateInput
        label="Received on (today if left empty)"
        hint="The day of its stamp. Promises are counted from then."
        value={date}
        earliest={now.subtract({ years: 1 })}
        latest={now}
        onChange={onDate}
      />
      {fault && <p className="field-error">{fault}</p>}
      <Toggle label="Complex, or several services are involved" isSelected={isComplex} onChange={onComplex} />
    </>
  );
};
