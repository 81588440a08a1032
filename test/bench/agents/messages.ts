import type { Action } from './figures.js';

/** What the process of the agents is told when it starts. */
export interface RoomPlan {
  url: string;
  emails: string[];
  password: string;
  /** Mean of the pauses between what an agent does, in milliseconds. */
  pauseMs: number;
}

/** An offer as its agent heard of it. Instants are epoch milliseconds with fractions. */
export interface HeardOffer {
  workItemId: string;
  heardAt: number;
  /** The latest of what made it possible, as far as agents see: this one had room again, or another gave it back. */
  freedAt: number;
}

export interface RoomResult {
  actions: Record<string, Action>;
  offers: HeardOffer[];
  /** Times that work was with an agent while another had it. */
  doubled: number;
  /** The first few answers nobody foresaw, as sentences. */
  troubles: string[];
  cpuSeconds: number;
}

export type ToRoom = { plan: RoomPlan } | { say: 'measure' | 'stop' };
export type FromRoom = { say: 'logged-in' } | { result: RoomResult };
