import type { ReactNode } from 'react';
import './wide-table.css';

/** A table of figures that scrolls sideways where it does not fit, also by keyboard. */
export const WideTable = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="wide-table" role="region" aria-label={`${label}, as a table`} tabIndex={0}>
    <table className="figure-table">{children}</table>
  </div>
);
