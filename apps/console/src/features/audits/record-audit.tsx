import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { RecordForm, type RecordFormProps } from './record-form.js';

/** Opens the form for one check. */
export const RecordAudit = (props: Omit<RecordFormProps, 'shut'>) => (
  <DialogTrigger>
    <ActionButton size="small" aria-label={`Record: ${props.item}`}>
      Record
    </ActionButton>
    <PopUp title={`${props.promiseId}: record a check`}>
      {(shut) => <RecordForm {...props} shut={shut} />}
    </PopUp>
  </DialogTrigger>
);
