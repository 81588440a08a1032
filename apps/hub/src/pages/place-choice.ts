import { Injectable } from '@nestjs/common';
import { type FoundPlaces, Places } from '@frontdoor/casework/places';
import type { FieldFaults } from '@frontdoor/channels/web';
import { Directory } from '@frontdoor/casework/directory';
import { FormLimits } from './form-limits.js';
import { sayWhen } from './say-when.js';

type Typed = Readonly<Record<string, string>>;

/** What a page shows of the gazetteer: nothing of it before anything was sought. */
export interface PlacesShown {
  found?: FoundPlaces | { what: 'wait'; until: string };
}

/** What somebody chooses who is in no list. */
export const OWN_WORDS = 'own';

/** The step of a form in which a place is sought and chosen. Nobody needs it: a place can always be written. */
@Injectable()
export class PlaceChoice {
  constructor(
    private readonly places: Places,
    private readonly limits: FormLimits,
    private readonly directory: Directory,
  ) {}

  /** What the page with these fields shows; undefined where the organisation has no gazetteer. */
  async shown(organisationId: string, typed: Typed, caller: string): Promise<PlacesShown | undefined> {
    if (!(await this.places.areThere(organisationId))) return undefined;
    const where = (typed.where ?? '').trim();
    if (where === '') return {};
    const until = this.limits.mayLookUp(caller);
    if (until === undefined) return { found: await this.places.find(organisationId, where) };
    const { zone } = await this.directory.organisation(organisationId);
    return { found: { what: 'wait', until: sayWhen(until, zone) } };
  }

  /**
   * The chosen place as fields of a contact; none where somebody wrote it. One counts only where it is in the list that was
   * shown for what was sought, so that nobody asks for one number after the other.
   */
  async chosen(organisationId: string, typed: Typed): Promise<{ fields: Typed } | { faults: FieldFaults }> {
    const where = (typed.where ?? '').trim();
    const place = typed.place ?? '';
    const isOwn = place === OWN_WORDS || (place === '' && (typed.address ?? '').trim() !== '');
    if (where === '' || isOwn || !(await this.places.areThere(organisationId))) return { fields: {} };
    const found = await this.places.find(organisationId, where);
    if (found.what !== 'found') return { fields: {} };
    const chosen = found.places.find(({ uprn }) => uprn === place);
    if (!chosen) return { faults: { place: 'Choose the place, or “None of these”' } };
    const { uprn, address, ward = '' } = chosen;
    return { fields: { placeUprn: uprn, placeAddress: address, placeWard: ward } };
  }
}
