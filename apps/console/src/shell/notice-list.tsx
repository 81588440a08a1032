import { Link } from 'react-router';
import { dismiss, notices } from '../state/notices.js';
import { useStore } from '../state/store.js';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import './notice-list.css';

const icons = { good: 'check', bad: 'at-risk', neutral: 'dot' } as const;

export const NoticeList = () => (
  <section className="notices" aria-label="Notices" aria-live="polite">
    {useStore(notices).map(({ id, tone, title, text, links = [], action }) => (
      <div key={id} className={`notice notice-${tone}`}>
        <Icon name={icons[tone]} />
        <div>
          <p className="notice-title">{title}</p>
          {text && <p className="small">{text}</p>}
          {links.map(({ to, label }) => (
            <p key={to} className="notice-link">
              <Link to={to}>{label}</Link>
            </p>
          ))}
          {action && (
            <ActionButton
              size="small"
              icon="undo"
              onPress={() => {
                action.run();
                dismiss(id);
              }}
            >
              {action.label}
            </ActionButton>
          )}
        </div>
        <ActionButton
          look="quiet"
          size="small"
          icon="cross"
          aria-label="Dismiss"
          onPress={() => dismiss(id)}
        />
      </div>
    ))}
  </section>
);
