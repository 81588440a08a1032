import type { FormFile } from '@frontdoor/use-cases';
import { Button } from '../govuk/fields.js';
import { saySize } from './say-size.js';

/** What was added to a form so far; each can be taken away again. */
export const KeptFiles = ({ files }: { files: readonly FormFile[] }) =>
  files.length === 0 ? null : (
    <>
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id="added">
        {files.length === 1 ? 'You have added 1 file' : `You have added ${files.length} files`}
      </h2>
      <ul className="files" aria-labelledby="added">
        {files.map(({ place, name, size }) => (
          <li key={place}>
            <span className="govuk-body govuk-!-margin-bottom-0">
              <bdi>{name}</bdi> ({saySize(size)})
            </span>
            <Button action={`remove ${place}`} look="secondary" about={name}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
