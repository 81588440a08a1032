import { expect, it } from 'vitest';
import { isMachineAddress } from './machine-address.js';

it.each([
  ['no-reply', true],
  ['noreply', true],
  ['NoReply-Forms', true],
  ['council.noreply', true],
  ['do-not-reply', true],
  ['donotreply2', true],
  ['mailer-daemon', true],
  ['postmaster', true],
  ['wordpress', true],
  ['webform', true],
  ['forms', true],
  ['notifications', true],
  ['norman', false],
  ['reply', false],
  ['formsby', false],
  ['p.webster', false],
  ['alerta.jones', false],
  ['systema', false],
  ['automne', false],
])('%s is an address of a program: %s', (local, is) => {
  expect(isMachineAddress({ kind: 'email', value: `${local}@x.example` })).toBe(is);
  expect(isMachineAddress({ kind: 'public-handle', value: local })).toBe(false);
});
