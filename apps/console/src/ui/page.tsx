import { useEffect, useRef, type ReactNode } from 'react';
import { unseenCount } from '../state/unseen-count.js';
import { useStore } from '../state/store.js';
import './page.css';

interface Props {
  title: string;
  /** Shown beside the title, such as a reference. */
  before?: ReactNode;
  /** Shown below the title, such as what is to be done about it. */
  after?: ReactNode;
  actions?: ReactNode;
  /** Fills the height of the window on wide screens, its parts scrolling by themselves. */
  isFilling?: boolean;
  children: ReactNode;
}

let pagesShown = 0;

/** One screen: its title in the browser tab and as the heading, which takes the focus when the screen changes. */
export const Page = ({ title, before, after, actions, isFilling = false, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const unseen = useStore(unseenCount);
  useEffect(() => {
    document.title = `${unseen > 0 ? `(${unseen}) ` : ''}${title} · Frontdoor`;
  }, [title, unseen]);
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1) heading.current?.focus();
  }, []);
  return (
    <div className={isFilling ? 'page page-filling' : 'page'}>
      <header className="page-head">
        <div className="page-title">
          {before}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {actions && <div className="page-actions">{actions}</div>}
        {after && <div className="page-after">{after}</div>}
      </header>
      {children}
    </div>
  );
};
