import { Component, type ReactNode } from 'react';
import { ActionButton } from './action-button.js';
import { Message } from './message.js';

interface Props {
  children: ReactNode;
}

/** Catches a fault in drawing a screen, so that the rest of the console stays usable. */
export class SafetyNet extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Message icon="at-risk" title="This screen could not be shown." tone="bad">
        <p>Reload the page. What you wrote is kept. If it happens again, tell your administrator.</p>
        <ActionButton look="main" onPress={() => location.reload()}>
          Reload
        </ActionButton>
      </Message>
    );
  }
}
