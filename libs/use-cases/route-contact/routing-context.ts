import type { Pack } from '@frontdoor/charter';
import type { Ids } from '@frontdoor/kernel';
import type { EntryPoint, Organisation } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import type { Draft } from './draft.js';
import type { Overflowed } from '@frontdoor/casework/overflow';
import type { Ranking } from '@frontdoor/casework/ranking';
import type { Known } from './known.js';
import type { Plan } from './plan.js';

/** What routing a batch of contacts knows, and what it writes into. */
export interface RoutingContext {
  known: Known;
  plan: Plan;
  ids: Ids;
  secret: InstanceSecret;
  publicUrl: string;
  /** Epoch milliseconds. */
  now: number;
  /** The charter that an organisation opens new enquiries under. */
  pack: (organisation: Organisation) => Pack;
  /** Where a promise has its work stand. */
  standing: Ranking['standing'];
  /** The calendar revision of those charters. */
  revision: string;
  /** The entry point that automatic notices about a contact leave from; undefined where none are sent. */
  noticesFrom: (draft: Draft) => EntryPoint | undefined;
  /** What the rules of its service do with a contact if it opens an enquiry, by its id. */
  overflowed: ReadonlyMap<string, Overflowed>;
}
