import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostmaster } from './postmaster.js';

const READY_MS = 60_000;

interface Options {
  main: string;
  dataDir: string;
  /** Where a hub answers; a worker, which answers nobody, says in its log that it is at work. */
  url?: string;
  environment: Record<string, string>;
  logFile: string;
}

/** The built hub or worker as a process of its own, started the way `npm start` does. Kills only what it started. */
export class HubProcess {
  private child: ChildProcess | undefined;
  private killed = false;
  /** Length of the log before it was started. */
  private loggedBefore = 0;
  private readonly endWithUs = (): void => void this.child?.kill('SIGKILL');

  constructor(private readonly options: Options) {
    process.once('exit', this.endWithUs);
  }

  /** Starts it and waits until it says that it is ready. @returns milliseconds that took. */
  async start(): Promise<number> {
    const started = performance.now();
    const { main, environment, logFile } = this.options;
    const log = fs.openSync(logFile, 'a');
    this.loggedBefore = fs.fstatSync(log).size;
    this.child = spawn(process.execPath, ['--enable-source-maps', main], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ...environment },
      stdio: ['ignore', log, log],
    });
    fs.closeSync(log);
    this.killed = false;
    await this.untilReady(READY_MS);
    return performance.now() - started;
  }

  /** Waits for the running hub to be ready. @throws Error with the end of its log when it ended or never was. */
  async untilReady(ms: number): Promise<void> {
    const deadline = performance.now() + ms;
    while (!(await this.isReady())) {
      if (this.isGone) throw new Error(`The hub ended before it was ready:\n${this.lastWords()}`);
      if (performance.now() > deadline)
        throw new Error(`The hub was not ready within ${ms} ms:\n${this.lastWords()}`);
      await sleep(25);
    }
  }

  async isReady(): Promise<boolean> {
    const { url, logFile } = this.options;
    if (!url) return fs.readFileSync(logFile, 'utf8').slice(this.loggedBefore).includes('at work');
    const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok ?? false;
  }

  /** Of the running hub. */
  get pid(): number {
    return this.child!.pid!;
  }

  /** True when it ended without having been told to. */
  get hasEnded(): boolean {
    return !this.killed && this.isGone;
  }

  private get isGone(): boolean {
    return this.child?.exitCode != null || this.child?.signalCode != null;
  }

  /** SIGKILL, sent before this returns, so that it can be called the moment something happens. */
  kill(): void {
    this.killed = true;
    this.child?.kill('SIGKILL');
  }

  /** SIGKILL for its PostgreSQL. @returns false when there is none of ours to be found. */
  killDatabase(): boolean {
    const pid = findPostmaster(this.options.dataDir);
    if (pid) process.kill(pid, 'SIGKILL');
    return pid !== undefined;
  }

  async ended(): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** Ends it as Ctrl-C does. @returns its exit code. */
  async stop(): Promise<number | null> {
    this.killed = true;
    this.child?.kill('SIGINT');
    await this.ended();
    process.off('exit', this.endWithUs);
    return this.child?.exitCode ?? null;
  }

  lastWords(): string {
    return fs.readFileSync(this.options.logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
  }
}
