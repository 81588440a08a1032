import { Controller } from '@nestjs/common';
import { type AnswerOf, api, type CalendarEffect } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { CalendarReader, ChangeCalendars } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class CalendarsController {
  constructor(
    private readonly reader: CalendarReader,
    private readonly changes: ChangeCalendars,
  ) {}

  @Serves(api.readCalendars)
  read(@Me() agent: Agent): Promise<AnswerOf<typeof api.readCalendars>> {
    return this.reader.read(agent.organisationId);
  }

  @Serves(api.previewCalendarChange)
  preview(
    @Sent() { body }: Input<typeof api.previewCalendarChange>,
    @Me() agent: Agent,
  ): Promise<CalendarEffect> {
    return this.changes.preview(agent, body);
  }

  @Serves(api.changeCalendar)
  change(
    @Sent() { body }: Input<typeof api.changeCalendar>,
    @Me() agent: Agent,
  ): Promise<{ id: string; text: string }> {
    return this.changes.change(agent, body);
  }

  @Serves(api.undoCalendarChange)
  undo(@Sent() { params }: Input<typeof api.undoCalendarChange>, @Me() agent: Agent): Promise<void> {
    return this.changes.undo(agent, params.id);
  }
}
