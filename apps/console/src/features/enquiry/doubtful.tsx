import { Icon } from '../../ui/icon.js';

/** Why an address may not be the right one to use, where it may not. */
export const Doubtful = ({ warning }: { warning: string | undefined }) =>
  warning === undefined ? null : (
    <p className="not-ready" role="alert">
      <Icon name="at-risk" />
      <span>
        <strong>Look twice at this address.</strong> {warning}.
      </span>
    </p>
  );
