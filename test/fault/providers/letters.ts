import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { scannedTiff } from '../../support/scans.js';
import { reordered } from './half.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

const MOST = 12;

/** A scanner that writes slowly, in any order, the same letter again under other names, and pages that nobody can read. */
export async function disturbLetters(scene: Scene, scanFolder: string): Promise<Tally[]> {
  const { world } = scene;
  const folder = path.join(scanFolder, 'letter', 'post room');
  await mkdir(folder, { recursive: true });
  const markers = scene.markers('scan').slice(0, MOST);
  const at = (name: string): string => path.join(folder, name);
  for (const [index, words] of reordered([...markers.entries()])) {
    const page = await scannedTiff([{ lines: ['Dear council,', words] }]);
    const name = `letter-${index}.tif`;
    // Half of it is there for a while, as with a scanner that takes its time.
    if (index % 3 === 0) {
      await writeFile(at(name), page.subarray(0, page.length / 2));
      await scene.clock.sleep(500);
    }
    await writeFile(at(name), page);
    for (let again = 0; index < 2 && again < 10; again++) await writeFile(at(`again-${again}-${name}`), page);
  }
  await writeFile(at('broken.tif.part'), Buffer.from('II*\0 no picture at all'));
  await rename(at('broken.tif.part'), at('broken.tif'));
  const names = async (): Promise<string[]> => {
    const rows = await world.database.query<{ name: string }[]>(
      `SELECT attachments->0->>'name' AS name FROM contact WHERE channel = 'letter' AND scan IS NOT NULL`,
    );
    return rows.map(({ name }) => name);
  };
  for (let round = 0; round < 60 && (await names()).length < markers.length; round++)
    await scene.clock.sleep(1000);
  await scene.clock.sleep(6000);
  // By the first name or by one under which it was scanned again.
  const found = (await names()).map((name) => `<${name.replace(/^again-\d+-/, '')}>`);
  return [
    tally(
      'Watched folder',
      'half files, reordered, the same letter × 11, a file that is no scan',
      markers.map((_, index) => `<letter-${index}.tif>`),
      found,
    ),
  ];
}
