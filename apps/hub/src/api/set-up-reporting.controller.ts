import { Controller } from '@nestjs/common';
import { api, type PartnersView, type ReportCategoriesView } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { SetPartners, SetReportCategories } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** What reporting sites offer, and whom enquiries are handed to. */
@Controller()
export class SetUpReportingController {
  constructor(
    private readonly categories: SetReportCategories,
    private readonly partners: SetPartners,
  ) {}

  @Serves(api.readReportCategories)
  readCategories(@Me() agent: Agent): Promise<ReportCategoriesView> {
    return this.categories.read(agent);
  }

  @Serves(api.saveReportCategory)
  saveCategory(
    @Sent() { params, body }: Input<typeof api.saveReportCategory>,
    @Me() agent: Agent,
  ): Promise<ReportCategoriesView> {
    return this.categories.save(agent, { ...body.category, code: params.code }, body.was);
  }

  @Serves(api.removeReportCategory)
  removeCategory(
    @Sent() { params }: Input<typeof api.removeReportCategory>,
    @Me() agent: Agent,
  ): Promise<ReportCategoriesView> {
    return this.categories.remove(agent, params.code);
  }

  @Serves(api.addReportCategories)
  addCategories(@Me() agent: Agent): Promise<ReportCategoriesView> {
    return this.categories.addFromServices(agent);
  }

  @Serves(api.undoReportCategory)
  undoCategory(
    @Sent() { params }: Input<typeof api.undoReportCategory>,
    @Me() agent: Agent,
  ): Promise<ReportCategoriesView> {
    return this.categories.undo(agent, params.id);
  }

  @Serves(api.readPartnerSetUp)
  readPartners(@Me() agent: Agent): Promise<PartnersView> {
    return this.partners.read(agent);
  }

  @Serves(api.savePartner)
  savePartner(
    @Sent() { params, body }: Input<typeof api.savePartner>,
    @Me() agent: Agent,
  ): Promise<PartnersView> {
    return this.partners.save(agent, params.slug, body);
  }

  @Serves(api.removePartner)
  removePartner(
    @Sent() { params }: Input<typeof api.removePartner>,
    @Me() agent: Agent,
  ): Promise<PartnersView> {
    return this.partners.remove(agent, params.slug);
  }

  @Serves(api.undoPartnerChange)
  undoPartner(
    @Sent() { params }: Input<typeof api.undoPartnerChange>,
    @Me() agent: Agent,
  ): Promise<PartnersView> {
    return this.partners.undo(agent, params.id);
  }
}
