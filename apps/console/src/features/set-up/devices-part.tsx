import { api, type ReceptionDeviceKind, type ReceptionDeviceView } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { PopUp } from '../../ui/pop-up.js';
import { WideTable } from '../../ui/wide-table.js';
import { AddDevice } from './add-device.js';
import { Command, HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';

const kindWords: Readonly<Record<ReceptionDeviceKind, string>> = {
  kiosk: 'Kiosk',
  wall: 'Wall screen',
  screen: 'Waiting-room screen',
};

const Revoke = ({ device: { id, name } }: { device: ReceptionDeviceView }) => {
  const revoke = useAction(api.revokeReceptionDevice, {
    refresh: [keys.devices],
    onDone: () =>
      notify({ tone: 'good', title: `${name} is revoked.`, text: 'Its address leads nowhere now.' }),
  });
  return (
    <DialogTrigger>
      <ActionButton isPending={revoke.isPending} aria-label={`Revoke ${name}`}>
        Revoke
      </ActionButton>
      <PopUp title={`Revoke ${name}?`}>
        {(close) => (
          <>
            <p>
              Its address leads nowhere from then on, which cannot be undone. Another can be added in its
              place.
            </p>
            <div className="pop-up-actions">
              <ActionButton onPress={close}>Leave it</ActionButton>
              <ActionButton
                look="main"
                onPress={() => {
                  revoke.mutate({ params: { id } });
                  close();
                }}
              >
                Revoke it
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};

const Device = ({ device, desk }: { device: ReceptionDeviceView; desk: string }) => {
  const now = useNow();
  const zone = useZone();
  const { kind, name, createdAt, lastSeenAt, revokedAt } = device;
  return (
    <tr>
      <th scope="row">
        <span className="set-up-name">{name}</span>
        <span className="quiet small">added {shortTime(createdAt, now, zone)}</span>
      </th>
      <td>{kindWords[kind]}</td>
      <td>{desk}</td>
      <td>
        {lastSeenAt === null ? (
          <span className="quiet">Not opened yet</span>
        ) : (
          shortTime(lastSeenAt, now, zone)
        )}
      </td>
      <td>
        {revokedAt === null ? (
          <Revoke device={device} />
        ) : (
          <Badge>Revoked {shortTime(revokedAt, now, zone)}</Badge>
        )}
      </td>
    </tr>
  );
};

/** Kiosks and waiting-room screens: registered, named, and revoked. */
export const DevicesPart = () => {
  const query = useSetUp(api.listReceptionDevices, keys.devices);
  return (
    <>
      <HowChanged>
        Tablets at which visitors check in and screens that show who is called need no log-in: each has a
        secret address of its own.
      </HowChanged>
      <Loaded query={query} rows={4}>
        {({ devices, desks }) => {
          const deskOf = (address: string) => desks.find((each) => each.address === address)?.name ?? address;
          return (
            <>
              <div>
                <AddDevice desks={desks} />
              </div>
              {desks.length === 0 && (
                <Message icon="visit" title="There is no desk to which visitors come.">
                  Add one on the command line, with <Command words="admin entry-point add visit" />.
                </Message>
              )}
              <Searched
                what={['device', 'devices']}
                rows={devices}
                wordsOf={({ kind, name, desk }) => [kindWords[kind], name, deskOf(desk)]}
              >
                {(shown) => (
                  <WideTable label="Devices at reception">
                    <thead>
                      <tr>
                        <th scope="col">Device</th>
                        <th scope="col">Kind</th>
                        <th scope="col">Desk</th>
                        <th scope="col">Seen last</th>
                        <th scope="col">In use</th>
                      </tr>
                    </thead>
                    <tbody>
                      {shown.map((device) => (
                        <Device key={device.id} device={device} desk={deskOf(device.desk)} />
                      ))}
                    </tbody>
                  </WideTable>
                )}
              </Searched>
            </>
          );
        }}
      </Loaded>
    </>
  );
};
