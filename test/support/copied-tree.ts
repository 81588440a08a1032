import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../house/tracked-files.js';

/** What is made here and not written by people. */
const MADE = new Set(['node_modules', 'dist', '.git', '.data', '.screenshots', '.stryker-tmp']);
/** Of the mutation tests; further down there is a noun of that name. */
const REPORTS = path.join(root, 'reports');

interface Change {
  file: string;
  /** Its lines that are new, and those that are gone, but for their blanks. */
  added: string[];
  removed: string[];
}

/** A copy of the whole tree, to change it and to run it as changed. */
export class CopiedTree {
  private constructor(readonly root: string) {}

  static make(): CopiedTree {
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-copy-'));
    fs.cpSync(root, copy, {
      recursive: true,
      filter: (file) => !MADE.has(path.basename(file)) && file !== REPORTS,
    });
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
    return new CopiedTree(copy);
  }

  at(file: string): string {
    return path.join(this.root, file);
  }

  read(file: string): string {
    return fs.readFileSync(this.at(file), 'utf8');
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), text);
  }

  has(file: string): boolean {
    return fs.existsSync(this.at(file));
  }

  append(file: string, text: string): void {
    fs.appendFileSync(this.at(file), text);
  }

  addFolder(from: string, to: string): void {
    fs.cpSync(from, this.at(to), { recursive: true });
  }

  /** A module as it is in this tree. */
  load<T>(file: string): Promise<T> {
    return import(/* @vite-ignore */ this.at(file)) as Promise<T>;
  }

  /** How this tree differs from the one it is a copy of, by name of file. */
  changes(): Change[] {
    const [before, after] = [filesIn(root), filesIn(this.root)];
    return [...new Set([...before, ...after])].toSorted().flatMap((file) => {
      const [was, is] = [linesOf(path.join(root, file)), linesOf(this.at(file))];
      const added = is.filter((line) => !was.includes(line));
      const removed = was.filter((line) => !is.includes(line));
      return added.length + removed.length > 0 ? [{ file, added, removed }] : [];
    });
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}

const filesIn = (folder: string, below = ''): string[] =>
  fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    if (MADE.has(entry.name)) return [];
    const name = path.join(below, entry.name);
    return entry.isDirectory() ? filesIn(folder, name) : [name];
  });

const linesOf = (file: string): string[] =>
  fs.existsSync(file)
    ? fs
        .readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim())
    : [];
