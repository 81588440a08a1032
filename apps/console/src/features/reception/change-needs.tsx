import { api, type Visitor, type VisitNeed } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { NeedsField } from './needs-field.js';

type Changed = Pick<Visitor, 'id' | 'ticket' | 'needs'>;

const Form = ({ visitor: { needs }, onKeep }: { visitor: Changed; onKeep: (needs: VisitNeed[]) => void }) => {
  const [chosen, setChosen] = useState<VisitNeed[]>(needs);
  return (
    <div className="visit-form">
      <NeedsField needs={chosen} onChange={setChosen} />
      <div className="visit-form-end">
        <ActionButton look="main" size="big" onPress={() => onKeep(chosen)}>
          Keep
        </ActionButton>
      </div>
    </div>
  );
};

/** Somebody at the desk sees, or hears, what a visitor needs. */
export const ChangeNeeds = ({ visitor }: { visitor: Changed }) => {
  const { id, ticket, needs } = visitor;
  const refresh = [keys.visitors, keys.queue, keys.enquiries];
  const undo = useAction(api.changeVisitNeeds, {
    refresh,
    onDone: () => notify({ tone: 'neutral', title: `${ticket} stands as before.`, name: `visit-${id}` }),
  });
  const save = useAction(api.changeVisitNeeds, {
    refresh,
    onDone: (_, { body }) =>
      notify({
        tone: 'good',
        title: `${ticket}: ${body.needs.length > 0 ? 'what they need is noted' : 'they need nothing in particular'}.`,
        name: `visit-${id}`,
        action: { label: 'Undo', run: () => undo.mutate({ params: { id }, body: { needs } }) },
      }),
  });
  return (
    <DialogTrigger>
      <ActionButton isPending={save.isPending || undo.isPending}>Needs …</ActionButton>
      <PopUp title={`What does ${ticket} need?`}>
        {(close) => (
          <Form
            visitor={visitor}
            onKeep={(chosen) => {
              save.mutate({ params: { id }, body: { needs: chosen } });
              close();
            }}
          />
        )}
      </PopUp>
    </DialogTrigger>
  );
};
