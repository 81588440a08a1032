export { COLUMNS, type LineOfGazetteer, placeOfLine } from './place-of-line.js';
export { type FoundPlaces, Places } from './places.js';
export { PlacesModule } from './places.module.js';
