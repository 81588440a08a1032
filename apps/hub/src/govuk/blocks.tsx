import type { ReactNode } from 'react';

/** That it is done, in large. */
export const Panel = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="govuk-panel govuk-panel--confirmation">
    <h1 className="govuk-panel__title">{title}</h1>
    <div className="govuk-panel__body">{children}</div>
  </div>
);

export const SummaryList = ({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="govuk-summary-list">
    {rows.map(([key, value]) => (
      <div key={key} className="govuk-summary-list__row">
        <dt className="govuk-summary-list__key">{key}</dt>
        <dd className="govuk-summary-list__value">{value}</dd>
      </div>
    ))}
  </dl>
);

export const Tag = ({ colour, children }: { colour?: 'grey' | 'green' | 'red'; children: ReactNode }) => (
  <strong className={`govuk-tag${colour ? ` govuk-tag--${colour}` : ''}`}>{children}</strong>
);

export const Details = ({ summary, children }: { summary: ReactNode; children: ReactNode }) => (
  <details className="govuk-details">
    <summary className="govuk-details__summary">
      <span className="govuk-details__summary-text">{summary}</span>
    </summary>
    <div className="govuk-details__text">{children}</div>
  </details>
);

/** A paragraph. */
export const P = ({ children }: { children: ReactNode }) => <p className="govuk-body">{children}</p>;

export const Link = ({ href, children }: { href: string; children: ReactNode }) => (
  <a className="govuk-link" href={href}>
    {children}
  </a>
);
