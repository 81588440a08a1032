export interface FaultSummaryProps {
  /** What is wrong, by the id of the field that it is about. */
  faults: Readonly<Record<string, string | undefined>>;
}

/** What has to be put right in a form, above it. The page opens with the focus here, so that it is read out at once. */
export const FaultSummary = ({ faults }: FaultSummaryProps) => (
  <div className="faults" role="alert" tabIndex={-1} autoFocus aria-labelledby="faults-title">
    <h2 id="faults-title">Please check your answers</h2>
    <ul>
      {Object.entries(faults).map(([name, fault]) => (
        <li key={name}>
          <a href={`#${name}`}>{fault}</a>
        </li>
      ))}
    </ul>
  </div>
);

/** The title of a page with a form: faults are said there first, since it is what a screen reader reads first. */
export const formTitle = (title: string, hasFaults: boolean): string =>
  hasFaults ? `Error: ${title}` : title;
