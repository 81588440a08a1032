import { api, type ReceptionDeviceKind } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { PopUp } from '../../ui/pop-up.js';
import { Radios } from '../../ui/radios.js';
import { TextInput } from '../../ui/text-input.js';

type Desk = { address: string; name: string };

/** What the address of a device is good for, and how it gets there. */
const openIt: Readonly<Record<ReceptionDeviceKind, string>> = {
  kiosk: 'Open it in the browser of the tablet. Whoever has it can check visitors in, and nothing more.',
  screen:
    'Open it in the browser of the screen. Whoever has it sees which ticket is called, and nothing more.',
  wall: 'Open it in the browser of the screen on the wall. Whoever has it sees how much waits, without any name or words of a customer.',
};

/** The address, this once. */
const Address = ({
  kind,
  address,
  onDone,
}: {
  kind: ReceptionDeviceKind;
  address: string;
  onDone: () => void;
}) => {
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => notify({ tone: 'good', title: 'The address is copied.' }),
      () => notify({ tone: 'bad', title: 'It could not be copied.', text: 'Select it and copy it by hand.' }),
    );
  return (
    <div className="set-up-form">
      <p>
        <strong>This address is shown once.</strong> {openIt[kind]} Should it get lost, revoke the device and
        add it anew.
      </p>
      <TextInput label="Its secret address" value={address} isReadOnly autoFocus />
      <div className="pop-up-actions">
        <ActionButton onPress={() => void copy()}>Copy the address</ActionButton>
        <ActionButton look="main" onPress={onDone}>
          Done
        </ActionButton>
      </div>
    </div>
  );
};

const DeviceForm = ({ desks, onDone }: { desks: readonly Desk[]; onDone: () => void }) => {
  const [kind, setKind] = useState<ReceptionDeviceKind>('kiosk');
  const [name, setName] = useState('');
  const [desk, setDesk] = useState(desks[0]!.address);
  const [address, setAddress] = useState<string | null>(null);
  const add = useAction(api.addReceptionDevice, {
    refresh: [keys.devices],
    onDone: (device) => setAddress(device.address),
  });
  if (address !== null) return <Address kind={kind} address={address} onDone={onDone} />;
  const isIncomplete = name.trim() === '';
  return (
    <form
      className="set-up-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isIncomplete && !add.isPending) add.mutate({ body: { kind, name: name.trim(), desk } });
      }}
    >
      <Radios
        label="What is it?"
        value={kind}
        options={[
          { value: 'kiosk', label: 'A kiosk', detail: 'Visitors check themselves in' },
          { value: 'screen', label: 'A waiting-room screen', detail: 'It shows which ticket goes where' },
          { value: 'wall', label: 'A wall screen for staff', detail: 'It shows how the centre stands' },
        ]}
        onChange={setKind}
      />
      <TextInput
        label="Name"
        hint="By which you know it: “Front hall, left”"
        value={name}
        onChange={setName}
        maxLength={100}
      />
      {desks.length > 1 && (
        <Choice
          label="Desk that it stands at, or nearest to it"
          value={desk}
          options={desks.map((each) => ({ value: each.address, label: each.name }))}
          onChange={setDesk}
        />
      )}
      <div className="pop-up-actions">
        <ActionButton onPress={onDone}>Cancel</ActionButton>
        <ActionButton look="main" type="submit" isDisabled={isIncomplete} isPending={add.isPending}>
          Add it
        </ActionButton>
      </div>
    </form>
  );
};

/** Registers a kiosk or a screen, and shows its address once. */
export const AddDevice = ({ desks }: { desks: readonly Desk[] }) => (
  <DialogTrigger>
    <ActionButton look="main" isDisabled={desks.length === 0}>
      Add a device
    </ActionButton>
    <PopUp title="Add a device at reception">{(close) => <DeviceForm desks={desks} onDone={close} />}</PopUp>
  </DialogTrigger>
);
