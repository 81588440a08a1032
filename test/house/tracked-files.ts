import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Every file of the project with its text; what git ignores is not of the project. */
export function projectFiles(): { file: string; text: string }[] {
  return listed()
    .filter((file) => fs.existsSync(path.join(root, file)))
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }));
}

/** From git, or from the folders when there is no repository, as in an archive. */
function listed(): string[] {
  try {
    const words = ['ls-files', '-co', '--exclude-standard', '-z'];
    const out = execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return out.split('\0').filter(Boolean);
  } catch {
    const ignored = /(^|\/)(node_modules|dist|reports|\.data|\.git|\.screenshots)(\/|$)/;
    return fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => !ignored.test(file) && fs.statSync(path.join(root, file)).isFile());
  }
}
