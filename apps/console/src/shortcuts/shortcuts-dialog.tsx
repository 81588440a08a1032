import { useSyncExternalStore } from 'react';
import { PopUp } from '../ui/pop-up.js';
import { Toggle } from '../ui/toggle.js';
import { areOn, onShortcuts, shortcuts, turn } from './registry.js';
import './shortcuts-dialog.css';

interface Props {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export const ShortcutsDialog = (props: Props) => {
  const listed = useSyncExternalStore(onShortcuts, shortcuts);
  const on = useSyncExternalStore(onShortcuts, areOn);
  return (
    <PopUp title="Keyboard shortcuts" {...props}>
      {() => (
        <>
          <Toggle label="Shortcuts are on" isSelected={on} onChange={turn} />
          <p className="quiet small">
            They rest while you type in a field. These work on the screen you are on.
          </p>
          <dl className="shortcuts">
            {listed.map(({ keys, description }) => (
              <div key={keys}>
                <dt>
                  {keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </PopUp>
  );
};
