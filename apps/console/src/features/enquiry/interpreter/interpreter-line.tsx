import { api, type EnquiryDetail, type InterpreterWanted, sayInterpreter } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { InterpreterChoice } from '../../../casework/interpreter-choice.js';
import { mayUse, useMe } from '../../../session/me.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { PopUp } from '../../../ui/pop-up.js';
import { TextInput } from '../../../ui/text-input.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import './interpreter.css';

interface Props {
  enquiry: EnquiryDetail;
  shut: () => void;
}

const Asking = ({ enquiry, shut }: Props) => {
  const { interpreter } = enquiry;
  const [wanted, setWanted] = useState<InterpreterWanted | null>(
    interpreter && { language: interpreter.language, way: interpreter.way },
  );
  const [note, setNote] = useState(interpreter?.note ?? '');
  const ask = useEnquiryAction(api.askForInterpreter, shut);
  return (
    <>
      <InterpreterChoice value={wanted} onChange={setWanted} />
      <TextInput label="What else matters (optional)" value={note} onChange={setNote} maxLength={1000} />
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Not now</ActionButton>
        <ActionButton
          look="main"
          isDisabled={wanted === null}
          isPending={ask.isPending}
          onPress={() => wanted && ask.mutate({ params: { id: enquiry.id }, body: { ...wanted, note } })}
        >
          Ask for an interpreter
        </ActionButton>
      </div>
    </>
  );
};

const SHORTEST_NAME = 2;

const Arranging = ({ enquiry: { interpreter }, shut }: Props) => {
  const [whom, setWhom] = useState(interpreter?.with ?? '');
  const [number, setNumber] = useState(interpreter?.number ?? '');
  const [at, setAt] = useState('');
  const arrange = useEnquiryAction(api.arrangeInterpreter, shut);
  if (!interpreter) return null;
  const body = {
    with: whom,
    ...(number.trim() && { number }),
    ...(at && { at: new Date(at).toISOString() }),
  };
  return (
    <>
      <p>{sayInterpreter(interpreter)}</p>
      <TextInput
        label="With whom: the interpreter or the agency"
        value={whom}
        onChange={setWhom}
        maxLength={200}
      />
      <TextInput
        label="Telephone number (optional): by it they are asked into a call"
        type="tel"
        value={number}
        onChange={setNumber}
        maxLength={30}
      />
      <TextInput
        label="When (optional): otherwise whenever they are rung"
        type="datetime-local"
        value={at}
        onChange={setAt}
      />
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Not now</ActionButton>
        <ActionButton
          look="main"
          isDisabled={whom.trim().length < SHORTEST_NAME}
          isPending={arrange.isPending}
          onPress={() => arrange.mutate({ params: { id: interpreter.id }, body })}
        >
          It is arranged
        </ActionButton>
      </div>
    </>
  );
};

/** The interpreter whom the customer needs, with whom and when; and the way to ask for one. */
export const InterpreterLine = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { interpreter } = enquiry;
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const end = useEnquiryAction(api.endInterpreter);
  const mayAct = enquiry.state === 'open' && mayUse(me, api.askForInterpreter);
  if (!interpreter && !mayAct) return null;
  const isArranged = interpreter?.state === 'arranged';
  return (
    <div className="interpreter">
      {interpreter && (
        <p>
          <Badge tone={isArranged ? 'good' : 'risk'}>
            {isArranged ? 'Interpreter arranged' : 'Interpreter wanted'}
          </Badge>{' '}
          <strong>{sayInterpreter(interpreter)}</strong>
          {interpreter.with !== null && (
            <>
              {', '}
              <bdi>{interpreter.with}</bdi>
              {interpreter.number !== null && <span className="figures"> {interpreter.number}</span>}
              {interpreter.at !== null && `, ${shortTime(interpreter.at, now, zone)}`}
            </>
          )}
          {interpreter.note !== '' && (
            <span className="quiet small">
              {' '}
              <bdi>{interpreter.note}</bdi>
            </span>
          )}
        </p>
      )}
      {mayAct && (
        <p className="interpreter-actions">
          {interpreter && (
            <DialogTrigger>
              <ActionButton size="small" look={isArranged ? 'plain' : 'main'}>
                {isArranged ? 'Change interpreter' : 'Arrange interpreter'}
              </ActionButton>
              <PopUp title="Arrange an interpreter">
                {(shut) => <Arranging enquiry={enquiry} shut={shut} />}
              </PopUp>
            </DialogTrigger>
          )}
          <DialogTrigger>
            <ActionButton size="small">{interpreter ? 'Another is needed' : 'Interpreter'}</ActionButton>
            <PopUp title="The customer needs an interpreter">
              {(shut) => <Asking enquiry={enquiry} shut={shut} />}
            </PopUp>
          </DialogTrigger>
          {isArranged && (
            <ActionButton
              size="small"
              isPending={end.isPending}
              onPress={() =>
                end.mutate({ params: { id: interpreter.id }, body: { because: 'They were there' } })
              }
            >
              They were there
            </ActionButton>
          )}
        </p>
      )}
    </div>
  );
};
