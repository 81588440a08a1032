import { Controller, Req } from '@nestjs/common';
import { type AnswerOf, api, type ShiftPlanPreview } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { type PlanFile, PlanShifts, ShiftWeek } from '@frontdoor/use-cases';
import type { FastifyRequest } from 'fastify';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** The shift plan. */
@Controller()
export class ShiftsController {
  constructor(
    private readonly week: ShiftWeek,
    private readonly planning: PlanShifts,
  ) {}

  @Serves(api.readShifts)
  read(
    @Sent() { query }: Input<typeof api.readShifts>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.readShifts>> {
    return this.week.read(agent.organisationId, query.day);
  }

  @Serves(api.previewShiftPlan)
  preview(
    @Sent() { query }: Input<typeof api.previewShiftPlan>,
    @Me() agent: Agent,
    @Req() request: FastifyRequest,
  ): Promise<ShiftPlanPreview> {
    return this.planning.preview(agent, fileOf(query, request));
  }

  @Serves(api.importShiftPlan)
  import(
    @Sent() { query }: Input<typeof api.importShiftPlan>,
    @Me() agent: Agent,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof api.importShiftPlan>> {
    return this.planning.import(agent, fileOf(query, request), query.leaveOut === 'yes');
  }

  @Serves(api.undoShiftImport)
  undo(@Sent() { params }: Input<typeof api.undoShiftImport>, @Me() agent: Agent): Promise<void> {
    return this.planning.undo(agent, params.id);
  }
}

const fileOf = (
  { name, agent }: Input<typeof api.previewShiftPlan>['query'],
  { body }: FastifyRequest,
): PlanFile => ({ name, agent, bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0) });
