import { Injectable } from '@nestjs/common';
import type { Place } from '@frontdoor/contracts';
import { storable } from '@frontdoor/kernel';
import { DataSource, findPlaces, hasPlaces } from '@frontdoor/persistence';
import { finding, soughtWords } from './words-of.js';

/** As many as share a postcode; a list of more is read by nobody. */
const MOST_PLACES = 100;

/** A place out of the gazetteer. */
type FoundPlace = Place & Required<Pick<Place, 'uprn'>>;

/** What a postcode or the name of a street finds. `too-little`: nothing can be sought by it. */
export type FoundPlaces =
  { what: 'found'; places: FoundPlace[] } | { what: 'none' | 'too-many' | 'too-little' };

const order = new Intl.Collator('en-GB', { numeric: true });

/** Looks places up in the gazetteer that an organisation loaded. */
@Injectable()
export class Places {
  constructor(private readonly source: DataSource) {}

  async areThere(organisationId: string): Promise<boolean> {
    const [there] = await hasPlaces(this.source, { organisationId });
    return there!.has;
  }

  /**
   * The places with all the words of what was typed, by house number; none where there are more than a list may have.
   *
   * @param typed a postcode in any spelling, or the name of a street, with a house number or without
   */
  async find(organisationId: string, typed: string): Promise<FoundPlaces> {
    const words = soughtWords(storable(typed));
    if (words.length === 0) return { what: 'too-little' };
    const rows = await findPlaces(this.source, {
      organisationId,
      finding: finding(words),
      limit: MOST_PLACES + 1,
    });
    if (rows.length === 0) return { what: 'none' };
    if (rows.length > MOST_PLACES) return { what: 'too-many' };
    const places = rows.map(({ uprn, address, ward, postcode }) => ({
      uprn,
      address: postcode === '' ? address : `${address}, ${postcode}`,
      ...(ward !== '' && { ward }),
    }));
    return { what: 'found', places: places.toSorted((a, b) => order.compare(a.address, b.address)) };
  }
}
