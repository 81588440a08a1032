import { SetMetadata } from '@nestjs/common';
import type { JobName, JobPayload } from './catalogue.js';

export const JOB_HANDLER = Symbol('job-handler');

/** Marks the class that does a job of the catalogue. Exactly one class may do each. */
export const HandlesJob = (name: JobName): ClassDecorator => SetMetadata(JOB_HANDLER, name);

export interface JobHandler<N extends JobName> {
  /** Does the job; throwing has it tried again as the catalogue says. */
  handle(payload: JobPayload<N>): Promise<void>;
  /** Called once when the last attempt has failed, so that nothing stays stuck in silence. */
  gaveUp?(payload: JobPayload<N>, error: Error): Promise<void>;
}
