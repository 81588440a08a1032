import type { DataSource } from '@frontdoor/persistence';
import { Gazetteer } from '../../libs/use-cases/administer/gazetteer.js';

/** A few places, as an organisation loads them: those of one postcode, of a street in Wales, and more than a list shows. */
const PLACES = [
  ...Array.from({ length: 12 }, (_, i) => ({
    uprn: String(200_000 + i),
    address: `${i + 1} Mill Road, Cambridge`,
    ward: 'Petersfield',
    postcode: 'CB1 2AZ',
  })),
  { uprn: '300000', address: 'Tŷ Gŵyr, Ffordd y Môr, Aberystwyth', ward: 'Penparcau', postcode: 'SY23 1AB' },
  { uprn: '300001', address: "St Mary's Car Park, Bridge Street", ward: '', postcode: '' },
  ...Array.from({ length: 101 }, (_, i) => ({
    uprn: String(400_000 + i),
    address: `${i + 1} Long Lane, Cambridge`,
    ward: 'Coleridge',
    postcode: 'CB1 3LL',
  })),
];

/** Loads them for the organisation of a database. */
export async function loadPlaces(source: DataSource, places = PLACES): Promise<void> {
  const lines = async function* () {
    for (const [i, fields] of places.entries()) yield { line: i + 2, fields };
  };
  const faults: string[] = [];
  await new Gazetteer(source).load(lines(), {
    dryRun: false,
    tell: async ({ fault }) => void faults.push(fault),
  });
  if (faults.length > 0) throw new Error(faults.join('; '));
}
