import { api, type Visitor, type VisitStep } from '@frontdoor/contracts';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { makeKeptStore, useStore } from '../../state/store.js';
import { notify } from '../../state/notices.js';

/** Where whoever sits here calls visitors to; the tablet remembers it. */
const placeHere = makeKeptStore('frontdoor-desk-place', (kept) => kept ?? '');

export const usePlace = (): [string, (place: string) => void] => [useStore(placeHere), placeHere.write];

const refresh = [keys.visitors, keys.queue, keys.enquiries];

/** Says what happened to a visitor, with Undo beside what was said. */
export const useVisit = ({ id, ticket }: Pick<Visitor, 'id' | 'ticket'>) => {
  const inTurn = `visit-${id}`;
  const undo = useAction(api.undoVisitStep, {
    refresh,
    inTurn,
    // In place of what was said, which cannot be taken back twice.
    onDone: () => notify({ tone: 'neutral', title: `${ticket} stands as before.`, name: `visit-${id}` }),
  });
  const takeBack = (act: string) => undo.mutate({ params: { id }, body: { act } });
  const step = useAction(api.stepVisit, {
    refresh,
    inTurn,
    onDone: ({ act }, { body }) =>
      notify({
        tone: 'good',
        title: `${ticket}: ${SAID[body.step]}`,
        name: `visit-${id}`,
        action: { label: 'Undo', run: () => takeBack(act) },
      }),
  });
  const say = (body: VisitStep) => step.mutate({ params: { id }, body });
  const isPending = step.isPending || undo.isPending;
  /** The next tap need not wait for what the last one does: the same tap again does nothing more. */
  const isSaying = (what: VisitStep['step']): boolean => step.isPending && step.variables.body.step === what;
  return { say, takeBack, isPending, isSaying };
};

const SAID: Readonly<Record<VisitStep['step'], string>> = {
  greeted: 'greeted.',
  called: 'called.',
  seen: 'being seen.',
  left: 'left without being seen.',
  'colleague-asked': 'a colleague was asked to come.',
  'colleague-came': 'the colleague came.',
  'colleague-cannot': 'the colleague cannot come.',
  ended: 'the visit has ended.',
};
