import { api } from '@frontdoor/contracts';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { useQueryClient } from '@tanstack/react-query';
import { keepCsrfToken } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { forgetAllDrafts } from '../state/drafts.js';
import { Icon } from '../ui/icon.js';
import { themes, useTheme } from '../ui/theme.js';
import { roleWord } from '../ui/words.js';
import { mayUse, useMe } from './me.js';
import { setNoticing, useIsNoticing } from './noticing.js';
import './user-menu.css';

interface Props {
  /** Where calls can be answered in browsers: whether they are in this one, and the way to turn that. */
  softphone?: { isWanted: boolean; turn: () => void };
  onWalk: () => void;
  onAbsence: () => void;
  onPalette: () => void;
  onShortcuts: () => void;
}

export const UserMenu = ({ softphone, onWalk, onAbsence, onPalette, onShortcuts }: Props) => {
  const me = useMe();
  const client = useQueryClient();
  const [theme, setTheme] = useTheme();
  const isNoticing = useIsNoticing();
  const logOut = useAction(api.logOut, {
    onDone: () => {
      keepCsrfToken(null);
      forgetAllDrafts();
      client.setQueryData(keys.session, null);
    },
  });
  return (
    <MenuTrigger>
      <Button className="user-button">
        <span className="user-initial" data-initial={me.name.slice(0, 1)} />
        <span className="user-name">
          {me.name}
          <span className="visually-hidden">: settings and log out</span>
        </span>
        <Icon name="down" size={16} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <p className="user-about">
          <strong>{me.name}</strong>
          <span>{me.roles.map((role) => roleWord[role]).join(', ')}</span>
          <span>
            {me.team}, {me.organisation.name}
          </span>
        </p>
        <Menu className="menu" aria-label="Settings">
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(chosen) => {
              const next = themes.find(({ id }) => chosen === 'all' || chosen.has(id));
              if (next) setTheme(next.id);
            }}
          >
            <Header className="menu-head">Colours</Header>
            {themes.map(({ id, label }) => (
              <MenuItem key={id} id={id} className="menu-item">
                {({ isSelected }) => (
                  <>
                    <span className="menu-tick">{isSelected && <Icon name="check" size={16} />}</span>
                    {label}
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-line" />
          {mayUse(me, api.setAbsence) && (
            <MenuItem className="menu-item" onAction={onAbsence}>
              <span className="menu-tick" /> {me.absence ? 'Away: change' : 'Away until …'}
            </MenuItem>
          )}
          <MenuItem className="menu-item" onAction={onPalette}>
            <span className="menu-tick" /> Go to or do anything
          </MenuItem>
          {mayUse(me, api.acceptWorkItem) && (
            <MenuItem className="menu-item" onAction={() => void setNoticing(!isNoticing)}>
              <span className="menu-tick">{isNoticing && <Icon name="check" size={16} />}</span>
              {isNoticing ? 'Sound and desktop notices: on' : 'Sound and desktop notices: off'}
            </MenuItem>
          )}
          {softphone && (
            <MenuItem className="menu-item" onAction={softphone.turn}>
              <span className="menu-tick">{softphone.isWanted && <Icon name="check" size={16} />}</span>
              {softphone.isWanted ? 'Answer calls in this browser: on' : 'Answer calls in this browser: off'}
            </MenuItem>
          )}
          <MenuItem className="menu-item" onAction={onWalk}>
            <span className="menu-tick" /> Show me around
          </MenuItem>
          <MenuItem className="menu-item" onAction={onShortcuts}>
            <span className="menu-tick" /> Keyboard shortcuts
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => logOut.mutate({})}>
            <span className="menu-tick" /> Log out
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
