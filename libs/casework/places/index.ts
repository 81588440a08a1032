export { COLUMNS, type KeptPlace, type LineOfGazetteer, placeOfLine } from './place-of-line.js';
