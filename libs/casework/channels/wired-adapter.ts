import type { ChannelAdapter } from '@frontdoor/channels/core';

/** An adapter with the settings it declares. */
export interface WiredAdapter {
  adapter: ChannelAdapter;
  settings: Readonly<Record<string, unknown>>;
}
