import { type LineOfGazetteer, placeOfLine } from '@frontdoor/casework/places';
import {
  addGazetteerLines,
  compareGazetteer,
  type DataSource,
  endGazetteer,
  findGazetteerTwins,
  keepPlaces,
  lockGazetteer,
  removeGonePlaces,
  transaction,
} from '@frontdoor/persistence';
import { theOrganisation } from './look-up.js';

/** A line of a file of places, with the number of its last line in the file, from 1; or why it cannot be read. */
export type GazetteerLine = { line: number } & ({ fields: LineOfGazetteer } | { fault: string });

export interface GazetteerFault {
  line: number;
  fault: string;
}

export interface GazetteerLoaded {
  /** Lines that are places. */
  places: number;
  added: number;
  changed: number;
  /** Places that were there and are in the file no more. */
  gone: number;
  faults: number;
}

interface How {
  /** Only find out what it would change. */
  dryRun: boolean;
  /** Told of each fault, those of a line as it is read. */
  tell: (fault: GazetteerFault) => Promise<void>;
}

/** Few enough that a statement is short, and many enough that there are few. */
const AT_ONCE = 2000;

/** The places of an organisation, as people choose them on its pages. */
export class Gazetteer {
  constructor(private readonly source: DataSource) {}

  /**
   * Puts the places of a file in the place of those there are, all at once: whoever looks meanwhile finds the ones before. With
   * one fault in it nothing is changed, since a place that is missing would look as if there were none. The lines are read as
   * they come, so that the file may be of any length.
   *
   * @throws FrontdoorError `organisation-missing`
   */
  async load(lines: AsyncIterable<GazetteerLine>, { dryRun, tell }: How): Promise<GazetteerLoaded> {
    const loaded: GazetteerLoaded = { places: 0, added: 0, changed: 0, gone: 0, faults: 0 };
    const say = async (line: number, fault: string): Promise<void> => {
      loaded.faults++;
      await tell({ line, fault });
    };
    try {
      await transaction(this.source, async (manager) => {
        const { id: organisationId } = await theOrganisation(manager);
        await lockGazetteer(manager, {});
        let waiting: Parameters<typeof addGazetteerLines>[1]['lines'][number][] = [];
        const put = async (): Promise<void> => {
          if (waiting.length > 0) await addGazetteerLines(manager, { lines: waiting });
          waiting = [];
        };
        for await (const each of lines) {
          const read = 'fault' in each ? { faults: [each.fault] } : placeOfLine(each.fields);
          if ('faults' in read) {
            for (const fault of read.faults) await say(each.line, fault);
            continue;
          }
          loaded.places++;
          waiting.push({ line: each.line, ...read });
          if (waiting.length === AT_ONCE) await put();
        }
        await put();
        for (const { line, uprn, first } of await findGazetteerTwins(manager, {}))
          await say(line, `the UPRN ${uprn} is that of line ${first} as well`);
        const [changes] = await compareGazetteer(manager, { organisationId });
        Object.assign(loaded, changes);
        if (dryRun || loaded.faults > 0 || loaded.places === 0) throw UNDONE;
        await removeGonePlaces(manager, { organisationId });
        await keepPlaces(manager, { organisationId });
        await endGazetteer(manager, {});
      });
    } catch (error) {
      if (error !== UNDONE) throw error;
    }
    return loaded;
  }
}

const UNDONE = new Error('Nothing of it is to be kept');
