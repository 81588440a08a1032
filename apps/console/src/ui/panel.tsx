import { useId, type ReactNode } from 'react';
import './panel.css';

interface Props {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled box. */
export const Panel = ({ title, aside, children }: Props) => {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
};
