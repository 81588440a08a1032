import { api, type Visitor, type VisitStep } from '@frontdoor/contracts';
import { useRef } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { makeKeptStore, useStore } from '../../state/store.js';
import { notify } from '../../state/notices.js';

/** Where whoever sits here calls visitors to; the tablet remembers it. */
const placeHere = makeKeptStore('frontdoor-desk-place', (kept) => kept ?? '');

export const usePlace = (): [string, (place: string) => void] => [useStore(placeHere), placeHere.write];

const refresh = [keys.visitors, keys.queue, keys.enquiries];

type Ticket = Pick<Visitor, 'id' | 'ticket'>;

/** Takes back what was said last of a visitor, and tells what was said with Undo beside it. */
const useUndoVisit = (inTurn?: string) => {
  const tickets = useRef(new Map<string, string>());
  const undo = useAction(api.undoVisitStep, {
    refresh,
    ...(inTurn !== undefined && { inTurn }),
    // In place of what was said, which cannot be taken back twice.
    onDone: (_, { params: { id } }) =>
      notify({
        ...{ tone: 'neutral', name: `visit-${id}` },
        title: `${tickets.current.get(id) ?? 'The visitor'} stands as before.`,
      }),
  });
  const takeBack = ({ id, ticket }: Ticket, act: string) => {
    tickets.current.set(id, ticket);
    undo.mutate({ params: { id }, body: { act } });
  };
  const tell = (visit: Ticket, act: string, title: string) =>
    notify({
      ...{ tone: 'good', title, name: `visit-${visit.id}` },
      action: { label: 'Undo', run: () => takeBack(visit, act) },
    });
  return { takeBack, tell, isPending: undo.isPending };
};

/** Says what happened to a visitor, with Undo beside what was said. */
export const useVisit = ({ id, ticket }: Ticket) => {
  const inTurn = `visit-${id}`;
  const undo = useUndoVisit(inTurn);
  const takeBack = (act: string) => undo.takeBack({ id, ticket }, act);
  const step = useAction(api.stepVisit, {
    refresh,
    inTurn,
    onDone: ({ act }, { body }) => undo.tell({ id, ticket }, act, `${ticket}: ${SAID[body.step]}`),
  });
  const say = (body: VisitStep) => step.mutate({ params: { id }, body });
  const isPending = step.isPending || undo.isPending;
  /** The next tap need not wait for what the last one does: the same tap again does nothing more. */
  const isSaying = (what: VisitStep['step']): boolean => step.isPending && step.variables.body.step === what;
  return { say, takeBack, isPending, isSaying };
};

/** Calls whoever's turn it is, with Undo beside what was said. */
export const useCallNext = () => {
  const undo = useUndoVisit();
  return useAction(api.callNextVisitor, {
    refresh,
    onDone: ({ visitor }, { body }) =>
      visitor
        ? undo.tell(visitor, visitor.act, `${visitor.ticket} is called to ${body.where}.`)
        : notify({ tone: 'neutral', title: 'Nobody waits to be called.' }),
  });
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
