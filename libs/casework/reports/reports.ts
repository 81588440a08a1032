import { Injectable } from '@nestjs/common';
import type { ReportDesk } from '@frontdoor/channels/core';
import { integrationChannel, type ReportCategory } from '@frontdoor/contracts';
import { DataSource, findReportCategories, hasReport, type RowOf } from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';

/** What can be reported on reporting sites, and what was. */
@Injectable()
export class Reports implements ReportDesk {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
  ) {}

  /** In the order of their groups and names. */
  async categories(organisationId: string): Promise<ReportCategory[]> {
    return (await findReportCategories(this.source, { organisationId, code: null })).map(categoryOf);
  }

  async category(code: string): Promise<ReportCategory | undefined> {
    const { id: organisationId } = await this.directory.theOrganisation();
    const [found] = await findReportCategories(this.source, { organisationId, code });
    return found && categoryOf(found);
  }

  async isKnown(entryPoint: string, requestId: string): Promise<boolean> {
    const at = await this.directory.entryPointAt(integrationChannel, entryPoint);
    if (!at) return false;
    const [found] = await hasReport(this.source, { entryPointId: at.id, reference: requestId });
    return found!.has;
  }
}

export const categoryOf = ({
  groupName,
  keywords,
  ...row
}: RowOf<typeof findReportCategories>): ReportCategory => ({
  ...row,
  keywords: [...keywords],
  ...(groupName !== null && { group: groupName }),
});
