import { Icon } from '../../ui/icon.js';

/** Why an address may be somebody else's, where it may be. */
export const Doubtful = ({ warning }: { warning: string | undefined }) =>
  warning === undefined ? null : (
    <p className="not-ready" role="alert">
      <Icon name="at-risk" />
      <span>
        <strong>This may be somebody else’s address.</strong> {warning}.
      </span>
    </p>
  );
