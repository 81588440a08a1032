import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { dismiss, notices, readNotices } from '../state/notices.js';
import { useStore } from '../state/store.js';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import './notice-list.css';

const icons = { good: 'check', bad: 'at-risk', neutral: 'dot' } as const;

/** As many stand upon the page; more would hide what is worked on. */
const SHOWN = 2;

type Notice = ReturnType<typeof notices.read>[number];

const Shown = ({ notice: { id, tone, title, text, links = [], action } }: { notice: Notice }) => (
  <div className={`notice notice-${tone}`}>
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
    <ActionButton look="quiet" size="small" icon="cross" aria-label="Dismiss" onPress={() => dismiss(id)} />
  </div>
);

/** The newest first. Older ones are folded away for the eye; screen readers were told of each, and still find it. */
export const NoticeList = () => {
  const all = useStore(notices).toReversed();
  const [isAsked, setIsAsked] = useState(false);
  const more = all.length - SHOWN;
  const isOpen = isAsked && more > 0;
  // Those that come once all were read are folded anew.
  if (isAsked && !isOpen) setIsAsked(false);
  useEffect(() => readNotices(isOpen), [isOpen]);
  return (
    <section className="notices" aria-label="Notices" aria-live="polite">
      {all.slice(0, SHOWN).map((notice) => (
        <Shown key={notice.id} notice={notice} />
      ))}
      {more > 0 && (
        <ActionButton aria-expanded={isOpen} onPress={() => setIsAsked(!isOpen)}>
          {isOpen ? 'Show two only' : `and ${more} more`}
        </ActionButton>
      )}
      {all.slice(SHOWN).map((notice) =>
        isOpen ? (
          <Shown key={notice.id} notice={notice} />
        ) : (
          <p key={notice.id} className="visually-hidden">
            {notice.title} {notice.text}
          </p>
        ),
      )}
    </section>
  );
};
