import type { AheadEstimate, AheadSide, LookedAheadView } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import type { Ahead, Centre, LookedAhead } from '@frontdoor/routing/simulator';

/** What is known beside the numbers. */
interface Told {
  centre: Centre;
  titles: ReadonlyMap<string, string>;
  /** Names of services by their short names. */
  services: ReadonlyMap<string, string>;
  people: number;
  assumptions: readonly string[];
  seed: number;
}

/** As it is shown and kept. */
export function aheadView({ runs, ofCentres }: LookedAhead, told: Told): LookedAheadView {
  const { centre, people, assumptions, seed } = told;
  const [asItIs, changed] = ofCentres;
  const counted = centre.work.filter(({ promise }) => promise !== null);
  return {
    from: toIso(centre.from),
    until: toIso(centre.periodEnds.at(-1)!),
    ...{ runs, seed, assumptions: [...assumptions] },
    there: {
      waiting: centre.work.filter(({ inHand }) => inHand === null).length,
      inHand: centre.work.filter(({ inHand }) => inHand !== null).length,
      alreadyMissed: counted.filter(({ promise }) => promise!.isMissed).length,
      people,
      expected: centre.flows.reduce(
        (all, { arrivals }) => all + arrivals.reduce((sum, count) => sum + count, 0),
        0,
      ),
    },
    asItIs: sideView(asItIs!, told),
    changed: changed ? sideView(changed, told) : null,
  };
}

function sideView(ahead: Ahead, { centre, titles, services }: Told): AheadSide {
  return {
    promises: ahead.promises.map(({ promise, kept, missed, missedMore }) => ({
      id: promise,
      title: titles.get(promise) ?? promise,
      kept: rounded(kept),
      missed: rounded(missed),
      missedMore: rounded(missedMore),
    })),
    kept: rounded(ahead.kept),
    missed: rounded(ahead.missed),
    keptMore: rounded(ahead.keptMore),
    missedMore: rounded(ahead.missedMore),
    gaveUp: rounded(ahead.gaveUp),
    busy: rounded(ahead.busy),
    missedByPeriod: ahead.missedByPeriod.map((missed, period) => ({
      from: toIso(period === 0 ? centre.from : centre.periodEnds[period - 1]!),
      until: toIso(centre.periodEnds[period]!),
      missed: rounded(missed),
    })),
    missedByService: ahead.missedByService.map(({ service, missed }) => ({
      service: services.get(service) ?? service,
      missed: rounded(missed),
    })),
  };
}

const to3 = (value: number): number => Math.round(value * 1000) / 1000;

const rounded = ({ mean, low, high }: AheadEstimate): AheadEstimate => ({
  mean: to3(mean),
  low: to3(low),
  high: to3(high),
});
