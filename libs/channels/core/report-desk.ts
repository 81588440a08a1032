import type { ReportCategory } from '@frontdoor/contracts';

/** What an adapter of reporting sites may ask. */
export interface ReportDesk {
  /** What can be reported under a code; undefined where nothing can. */
  category(code: string): Promise<ReportCategory | undefined>;
  /** Whether what was reported at this entry point has this number. */
  isKnown(entryPoint: string, requestId: string): Promise<boolean>;
}
