import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import type { Agent } from '@frontdoor/persistence';
import { CallLines } from './call-lines.js';

/** A softphone says every minute that it is there. */
const SOFTPHONE_MS = 150_000;

/** Where agents are rung, whichever call it is for. */
@Injectable()
export class AgentTelephones {
  constructor(
    private readonly lines: CallLines,
    private readonly clock: Clock,
  ) {}

  /** Their softphone (`number` is null) while a browser of theirs takes calls, else their telephone; undefined where they have neither. */
  of({ phone, softphoneAt }: Pick<Agent, 'phone' | 'softphoneAt'>): { number: string | null } | undefined {
    const hasSoftphone =
      softphoneAt !== null &&
      softphoneAt > this.clock.now() - SOFTPHONE_MS &&
      this.lines.softphones() !== undefined;
    if (hasSoftphone) return { number: null };
    return phone === null ? undefined : { number: phone };
  }
}
