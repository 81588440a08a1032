/** Injection tokens for things without a class of their own. */
export const CONFIG = Symbol('config');
export const LOG = Symbol('log');
export const BYTE_STORE = Symbol('byte store');
