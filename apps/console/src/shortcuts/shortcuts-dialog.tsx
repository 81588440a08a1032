import { useStore } from '../state/store.js';
import { PopUp } from '../ui/pop-up.js';
import { Toggle } from '../ui/toggle.js';
import { shortcutSetting, shortcuts, useAreShortcutsOn } from './shortcuts.js';
import './shortcuts-dialog.css';

interface Props {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export const ShortcutsDialog = (props: Props) => {
  const listed = useStore(shortcuts);
  const on = useAreShortcutsOn();
  return (
    <PopUp title="Keyboard shortcuts" {...props}>
      {() => (
        <>
          <Toggle
            label="Shortcuts are on"
            isSelected={on}
            onChange={(next) => shortcutSetting.write(next ? 'on' : 'off')}
          />
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
