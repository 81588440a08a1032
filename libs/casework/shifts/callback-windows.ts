import { Injectable } from '@nestjs/common';
import type { CallbackWindow } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import type { EntityManager } from '@frontdoor/persistence';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { Shifts } from './shifts.js';
import type { Span } from './who-is-on.js';
import { fittedWindow, offeredWindows } from './windows.js';

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
/** So far ahead is looked for the first. */
const MOST_WEEKS = 4;
const MOST = 40;

/** When customers of a service can be promised to be rung: the calendar is open and somebody is on who
 * has no appointment. Instants are epoch ms UTC. */
@Injectable()
export class CallbackWindows {
  constructor(
    private readonly shifts: Shifts,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** The next that begin from now on, in order; as many as a week has, forty at most, of the first week that has any. */
  async next(organisationId: string, serviceId: string, runner?: EntityManager): Promise<Span[]> {
    const now = this.clock.now();
    const { callbacks } = this.charters.current(await this.directory.organisation(organisationId));
    for (let week = 0; week < MOST_WEEKS; week++) {
      const span = { from: now + week * WEEK_MS, to: now + (week + 1) * WEEK_MS };
      const stretches = await this.stretches(organisationId, serviceId, wholeDays(span), runner);
      const found = offeredWindows({ stretches, minutes: callbacks.windowMinutes, notBefore: span.from });
      const begun = found.filter(({ from }) => from < span.to);
      if (begun.length > 0) return begun.slice(0, MOST);
    }
    return [];
  }

  /**
   * What can be promised of a window that a customer asks for: moved to when somebody is on, before it is promised.
   *
   * @returns undefined where nobody is on for four weeks
   */
  async fitted(
    organisationId: string,
    serviceId: string,
    { from, to }: Span,
    runner?: EntityManager,
  ): Promise<Span | undefined> {
    const begins = Math.max(from, this.clock.now());
    const wanted = { from: begins, to: Math.max(to, begins) };
    for (let week = 0; week < MOST_WEEKS; week++) {
      const span = { from: begins + week * WEEK_MS, to: Math.max(begins + (week + 1) * WEEK_MS, to) };
      const found = fittedWindow(wanted, await this.stretches(organisationId, serviceId, span, runner));
      if (found) return found;
    }
    return undefined;
  }

  /** The same of a window as it is kept; where nobody is on for weeks it stays as it was asked for. */
  async promisable(
    organisationId: string,
    serviceId: string,
    window: CallbackWindow,
  ): Promise<CallbackWindow> {
    const wanted = { from: Date.parse(window.from), to: Date.parse(window.to) };
    const found = await this.fitted(organisationId, serviceId, wanted);
    return found ? { ...window, from: toIso(found.from), to: toIso(found.to) } : window;
  }

  private async stretches(
    organisationId: string,
    serviceId: string,
    span: Span,
    runner?: EntityManager,
  ): Promise<Span[]> {
    return this.shifts.whoIsFree(organisationId, span, { serviceId }, runner);
  }
}

/**
 * A day more on either side, so that windows begin where they would have begun in the morning, and the last one ends where people
 * stop and not where the week does.
 */
const wholeDays = ({ from, to }: Span): Span => ({ from: from - DAY_MS, to: to + DAY_MS });
