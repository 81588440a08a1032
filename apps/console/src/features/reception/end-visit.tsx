import type { Visitor, VisitStep } from '@frontdoor/contracts';
import { getLocalTimeZone, today } from '@internationalized/date';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../ui/action-button.js';
import { DateInput } from '../../ui/date-picker.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { askedOf, blankItem, type Typed } from './asked-items.js';

interface Props {
  visitor: Pick<Visitor, 'ticket'>;
  /** The promise that wants to know what was asked for, in its words. */
  mustSayAsked: string | null;
  onEnd: (step: VisitStep) => void;
}

/** Ends a visit: one tap where the charter does not want to know what was asked for, else with what was given. */
export const EndVisit = ({ visitor: { ticket }, mustSayAsked, onEnd }: Props) => (
  <>
    {mustSayAsked === null && (
      <ActionButton
        look="main"
        onPress={() => onEnd({ step: 'ended', settled: true, asked: [], nothingAsked: false })}
      >
        Settled
      </ActionButton>
    )}
    <DialogTrigger>
      <ActionButton look={mustSayAsked === null ? 'plain' : 'main'}>End the visit …</ActionButton>
      <PopUp title={`The visit of ${ticket} ends`}>
        {(close) => (
          <EndForm
            mustSayAsked={mustSayAsked}
            onEnd={(step) => {
              onEnd(step);
              close();
            }}
          />
        )}
      </PopUp>
    </DialogTrigger>
  </>
);

const EndForm = ({ mustSayAsked, onEnd }: Omit<Props, 'visitor'>) => {
  const [items, setItems] = useState<readonly Typed[]>([blankItem('1')]);
  const [nothingAsked, setNothingAsked] = useState(false);
  const change = (key: string, changes: Partial<Typed>) =>
    setItems(items.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  const asked = nothingAsked ? [] : askedOf(items);
  const isMissing = asked === null || (mustSayAsked !== null && !nothingAsked && asked.length === 0);
  const isAllGiven = asked?.every(({ given }) => given) ?? false;
  const end = (settled: boolean) => asked !== null && onEnd({ step: 'ended', settled, asked, nothingAsked });
  return (
    <div className="visit-form">
      {mustSayAsked !== null && <p className="quiet">{mustSayAsked}.</p>}
      <Toggle label="Nothing was asked for" isSelected={nothingAsked} onChange={setNothingAsked} />
      {!nothingAsked &&
        items.map((item, at) => (
          <fieldset key={item.key} className="visit-item">
            <legend className="visually-hidden">Asked for, {at + 1}</legend>
            <TextInput
              label="Asked for"
              value={item.text}
              onChange={(text) => change(item.key, { text })}
              maxLength={500}
            />
            <Toggle label="Given" isSelected={item.given} onChange={(given) => change(item.key, { given })} />
            {!item.given && (
              <>
                <TextInput
                  label="Why not?"
                  value={item.because}
                  onChange={(because) => change(item.key, { because })}
                  maxLength={500}
                />
                <DateInput
                  label="They will have it by"
                  value={item.by}
                  earliest={today(getLocalTimeZone())}
                  onChange={(by) => change(item.key, { by })}
                />
              </>
            )}
          </fieldset>
        ))}
      {!nothingAsked && (
        <ActionButton look="quiet" onPress={() => setItems([...items, blankItem(String(items.length + 1))])}>
          Something else was asked for
        </ActionButton>
      )}
      {!isMissing && !isAllGiven && (
        <p className="quiet small">What is given later becomes work, due on the day that was said.</p>
      )}
      <div className="visit-form-end">
        <ActionButton size="big" isDisabled={isMissing} onPress={() => end(false)}>
          Gone, the matter goes on
        </ActionButton>
        <ActionButton look="main" size="big" isDisabled={isMissing || !isAllGiven} onPress={() => end(true)}>
          Settled
        </ActionButton>
      </div>
    </div>
  );
};
