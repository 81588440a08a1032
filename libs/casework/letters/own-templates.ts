import { Injectable } from '@nestjs/common';
import { DataSource, findLetterTemplate, type Organisation } from '@frontdoor/persistence';
import { CharterPacks } from '../charters/index.js';

/** The templates of letters that organisations have in place of ours. */
@Injectable()
export class OwnTemplates {
  constructor(
    private readonly source: DataSource,
    private readonly packs: CharterPacks,
  ) {}

  /** The organisation's own, else its pack's; undefined where ours is used. */
  async of({ id, packId }: Pick<Organisation, 'id' | 'packId'>): Promise<string | undefined> {
    const [own] = await findLetterTemplate(this.source, { organisationId: id });
    return own?.template ?? this.packs.letterOf(packId);
  }
}
