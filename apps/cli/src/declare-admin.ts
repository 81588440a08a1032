import type { Command } from 'commander';
import type { Io } from './io.js';
import type { Does } from './program.js';

export function declareAdmin(_program: Command, _io: Io, _does: Does): void {}
