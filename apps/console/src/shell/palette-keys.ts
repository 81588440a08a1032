import { modifier } from '../shortcuts/modifier.js';

export const PALETTE = `${modifier}+K`;
