interface ErrorSummaryProps {
  /** What is wrong, by the id of the field that it is about. */
  faults: Readonly<Record<string, string | undefined>>;
  /** In the language of the page. */
  title?: string;
}

/** What has to be put right in a form, above it. The page opens with the focus here, with a script or without. */
export const ErrorSummary = ({ faults, title = 'There is a problem' }: ErrorSummaryProps) => (
  <div className="govuk-error-summary" data-module="govuk-error-summary" tabIndex={-1} autoFocus>
    <div role="alert">
      <h2 className="govuk-error-summary__title">{title}</h2>
      <div className="govuk-error-summary__body">
        <ul className="govuk-list govuk-error-summary__list">
          {Object.entries(faults).map(([name, fault]) => (
            <li key={name}>
              <a href={`#${name}`}>{fault}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  </div>
);

/** The title of a page with a form: faults are said there first, since it is what a screen reader reads first. */
export const formTitle = (title: string, hasFaults: boolean): string =>
  hasFaults ? `Error: ${title}` : title;
