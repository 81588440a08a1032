export interface HostileSummary {
  seed: number;
  seconds: number;
  requests: {
    sent: number;
    byStatus: Record<string, number>;
    bySender: Record<string, number>;
    /** The connection ended without an answer. */
    unanswered: number;
    slowestMs: number;
  };
  /** Conversations by raw socket: how many of each catalogue came out right. */
  sockets: { http: string; smtp: string };
  /** Ordinary callers beside all this. */
  ordinary: { asked: number; failed: number; p99Ms: number };
  http5xx: number;
  hangs: number;
  /** Lines of the hub's log that say an error of its own. */
  errorsLogged: number;
  processesEnded: number;
  memoryMb: number;
  /** What is behind the figures, in words, each kind once. */
  faults: string[];
}

export const isQuiet = ({
  http5xx,
  hangs,
  errorsLogged,
  processesEnded,
  ordinary,
  faults,
}: HostileSummary): boolean =>
  http5xx + hangs + errorsLogged + processesEnded + ordinary.failed + faults.length === 0;
